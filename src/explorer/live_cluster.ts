/** A ClusterPort on a real client, whatever its transport leads to. */
import { ApiError } from "../cluster/api_error.ts";
import type { Client } from "../cluster/client.ts";
import type { ClusterUseReader } from "../cluster/cluster_use.ts";
import { discover } from "../cluster/discover.ts";
import { serverVersion } from "../cluster/server_version.ts";
import { systemTiming, type Timing } from "../cluster/timing.ts";
import type { KubeList } from "../kube/object.ts";
import type { ClusterPort, ContextInfo } from "./cluster_port.ts";
import { watchRows } from "./table/watch_rows.ts";

export interface LiveClusterOptions {
  context: ContextInfo;
  client: Client;
  timing?: Timing;
  /** When changes of rows are told; see `TableWatchOptions`. A scripted run tells them at once. */
  schedule?: (work: () => void) => void;
}

export function liveCluster(
  { context, client, timing = systemTiming, schedule }: LiveClusterOptions,
): ClusterPort {
  let use: Promise<ClusterUseReader> | undefined;
  return {
    context,
    client,
    timing,
    discover: (signal) => discover(client, { signal }),
    serverVersion: async (signal) => (await serverVersion(client, { signal })).gitVersion,
    nodeCount: async (signal) => {
      const list = await metadataList(client, "/api/v1/nodes", 1, signal);
      return list && list.items.length + (list.metadata.remainingItemCount ?? 0);
    },
    clusterUse: async (nodes, signal) => {
      use ??= import("../cluster/cluster_use.ts").then(({ ClusterUseReader }) =>
        new ClusterUseReader(client, timing)
      );
      return (await use).read(nodes, signal);
    },
    namespaces: async (signal) => {
      const list = await metadataList(client, "/api/v1/namespaces", namespaceLimit, signal);
      return list?.items.map(({ metadata }) => metadata.name ?? "") ?? [];
    },
    watch: (query, signal, onChange) =>
      watchRows({ client, timing, query, signal, onChange, ...(schedule ? { schedule } : {}) }),
  };
}

/** More names than this are no help when choosing. */
const namespaceLimit = 500;

/** Metadata alone, which is cheap on a cluster of any size; undefined when it may not be listed. */
async function metadataList(client: Client, path: string, limit: number, signal: AbortSignal) {
  try {
    return await client.get<KubeList>(path, {
      query: { limit },
      accept: "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json",
      signal,
    });
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}
