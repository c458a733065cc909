/** The bundled cluster as a port, for tests that ask it without a screen. */
import { openBundled } from "../../../src/cli/bundled_cluster.ts";
import { connectionFlags } from "../../../src/cli/connection_flags.ts";
import { Client } from "../../../src/cluster/client.ts";
import type { ClusterPort } from "../../../src/explorer/cluster_port.ts";
import { liveCluster } from "../../../src/explorer/live_cluster.ts";
import { resolveResource } from "../../../src/explorer/resolve_resource.ts";
import type { Target } from "../../../src/explorer/target.ts";
import type { Discovery } from "../../../src/kube/discovery.ts";
import { resourcePath } from "../../../src/cluster/resource_path.ts";
import { parseFlags } from "../../../src/programs/flags.ts";

export interface BundledPort {
  port: ClusterPort;
  discovery: Discovery;
  /** Milliseconds of the world, after which all that follows has been told. */
  pass(ms: number): Promise<void>;
  target(resource: string, namespace: string, name: string): Promise<Target>;
  close(): void;
}

const stepMs = 1_000;

export async function bundledPort(scenario: string): Promise<BundledPort> {
  const { flags } = parseFlags(connectionFlags, ["--seed", "1"]);
  const bundled = openBundled({ scenario, flags, isLive: false });
  const client = new Client(bundled.transport, { timing: bundled.timing });
  const { timing, contexts } = bundled;
  const port = liveCluster({ context: contexts[0]!, client, timing, schedule: queueMicrotask });
  const discovery = await port.discover(new AbortController().signal);
  return {
    port,
    discovery,
    pass: async (ms) => {
      // Time passes in steps, so that answers to what happens on the way come in time.
      for (let left = ms; left >= 0; left -= stepMs) {
        await bundled.passTime(Math.min(stepMs, left));
        for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
      }
    },
    target: async (word, namespace, name) => {
      const resource = resolveResource(discovery, word)!;
      const object = await client.get(resourcePath(resource, { namespace, name }));
      return { resource, namespace, name, uid: object.metadata.uid ?? "" };
    },
    close: () => bundled.close(),
  };
}
