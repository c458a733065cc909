/** What the explorer asks of a cluster. `live_cluster.ts` answers with a real client, tests with rows. */
import type { Client } from "../cluster/client.ts";
import type { ClusterUse } from "../cluster/cluster_use.ts";
import type { RowsChange } from "../cluster/table_watch.ts";
import type { Timing } from "../cluster/timing.ts";
import type { ApiResource, Discovery } from "../kube/discovery.ts";
import type { ColumnSettings } from "../settings/settings.ts";

/** A kubeconfig context, as far as the screen shows it. */
export interface ContextInfo {
  name: string;
  cluster: string;
  user: string;
  /** The namespace to start in; `default` where the context names none. */
  namespace: string;
  /** Changes here need more care: the header says so in its colour. */
  isProtected?: boolean;
}

/** Which rows of which resource. */
export interface TableQuery {
  resource: ApiResource;
  /** Undefined: all namespaces, or a resource that has none. Several are divided by commas. */
  namespace?: string | undefined;
  labelSelector?: string | undefined;
  fieldSelector?: string | undefined;
  /** Columns that the user has set for this kind. */
  columns?: ColumnSettings | undefined;
}

/** A running watch, to be hurried. It ends with the signal it was started with. */
export interface RunningWatch {
  /** Tries again now instead of at the end of its wait. */
  retryNow(): void;
  /** Reads the whole list again. */
  relist(): void;
}

export interface ClusterPort {
  readonly context: ContextInfo;
  /** For panes that read objects, logs, schemas. */
  readonly client: Client;
  /** For `watchObject` and the like; time may be the simulator's. */
  readonly timing: Timing;
  discover(signal: AbortSignal): Promise<Discovery>;
  /** Such as `v1.34.9`; rejects when the server does not answer. */
  serverVersion(signal: AbortSignal): Promise<string>;
  /** Undefined when the user may not list nodes. */
  nodeCount(signal: AbortSignal): Promise<number | undefined>;
  /** What the cluster uses of its CPU and memory; undefined where that cannot be known. */
  clusterUse(nodes: number | undefined, signal: AbortSignal): Promise<ClusterUse | undefined>;
  /** Names for suggestions; empty when the user may not list namespaces. */
  namespaces(signal: AbortSignal): Promise<string[]>;
  /** Lists, then watches, until the signal is aborted; never gives up. */
  watch(query: TableQuery, signal: AbortSignal, onChange: (change: RowsChange) => void): RunningWatch;
}

/** The contexts of a kubeconfig and the way to each. */
export interface Connections {
  readonly contexts: readonly ContextInfo[];
  /** The kubeconfig's own current context: commands for it need no `--context`. */
  readonly currentContext: string;
  /**
   * Makes a port without waiting for the server; rejects when the context itself is unusable. While `isReadOnly` says
   * so, the port's client sends nothing that could change the cluster (`readOnlyTransport`).
   */
  open(context: string, isReadOnly: () => boolean): Promise<ClusterPort>;
  /** Changes the kubeconfig itself; absent where contexts come from none. */
  readonly edits?: ContextEdits;
}

/** The contexts after a change of the kubeconfig. */
export interface ContextList {
  readonly contexts: readonly ContextInfo[];
  readonly currentContext: string;
}

/** As `kubectl config` does it. They reject in kubectl's words. */
export interface ContextEdits {
  rename(from: string, to: string): Promise<ContextList>;
  /** Clusters, users and the current context stay. */
  remove(name: string): Promise<ContextList>;
}
