/** A cluster made of tables, for tests of the explorer: (rows, keys, frame). */
import { Client } from "../../src/cluster/client.ts";
import type { ClusterUse } from "../../src/cluster/cluster_use.ts";
import type { LeanRow } from "../../src/cluster/lean_row.ts";
import type { RowsChange } from "../../src/cluster/table_watch.ts";
import type { WatchState } from "../../src/cluster/watch_state.ts";
import type {
  ClusterPort,
  Connections,
  ContextEdits,
  ContextInfo,
  TableQuery,
} from "../../src/explorer/cluster_port.ts";
import { matchesLabels, parseLabelSelector } from "../../src/kube/label_selector.ts";
import type { ApiResource, Discovery } from "../../src/kube/discovery.ts";
import type { Json, OwnerReference } from "../../src/kube/object.ts";
import type { TableColumn } from "../../src/kube/table.ts";

/** The moment at which tests start. */
export const testNow = Date.parse("2026-03-01T12:00:00Z");

export interface FakeRow {
  namespace?: string;
  name: string;
  uid?: string;
  labels?: Record<string, string>;
  /** Seconds before `testNow`. */
  age?: number;
  owner?: OwnerReference;
  deleting?: boolean;
  /** For field selectors: `spec.nodeName`. */
  fields?: Record<string, string>;
  /** Cells after the name. */
  cells: Json[];
}

export class FakeCluster {
  readonly context: ContextInfo = { name: "test", cluster: "kind", user: "ahab", namespace: "default" };
  contexts: ContextInfo[] = [this.context];
  readonly tables = new Map<string, { columns: string[]; rows: FakeRow[] }>();
  /** Bodies by path (without query). */
  readonly objects = new Map<string, unknown>();
  /** Every query that was watched, as `pods default app=web`. */
  readonly watched: string[] = [];
  resources: ApiResource[] = defaultResources();
  version = "v1.34.9";
  /** What the header says of CPU and memory; undefined: it is not known. */
  use: ClusterUse | undefined;
  /** Watches do not answer until `release`. */
  isHeld = false;
  /** What a watch says instead of rows. */
  refusal: WatchState | undefined;
  /** Changes of the kubeconfig. */
  edits: ContextEdits | undefined;
  /** Contexts that cannot be opened, and why. */
  readonly broken = new Map<string, string>();
  #watches: { query: TableQuery; signal: AbortSignal; tell: (change: RowsChange) => void }[] = [];

  /** Columns as `Name Ready Status:1` (a number after a colon is the priority), and rows. */
  table(resource: string, columns: string, rows: FakeRow[]): this {
    this.tables.set(resource, { columns: columns.split(" "), rows });
    return this;
  }

  get connections(): Connections {
    return {
      contexts: this.contexts,
      currentContext: this.context.name,
      ...(this.edits ? { edits: this.edits } : {}),
      open: (name) => {
        const why = this.broken.get(name);
        return why ? Promise.reject(new Error(why)) : Promise.resolve(this.#port(name));
      },
    };
  }

  /** What happens in the cluster from now on: every watch on the resource hears of it. */
  change(resource: string, delta: { added?: FakeRow[]; changed?: FakeRow[]; removed?: FakeRow[] }): void {
    const table = this.tables.get(resource)!;
    const gone = new Set([...(delta.removed ?? []), ...(delta.changed ?? [])].map(key));
    table.rows = [
      ...table.rows.filter((row) => !gone.has(key(row))),
      ...(delta.added ?? []),
      ...(delta.changed ?? []),
    ];
    for (const { query, tell } of this.#open(resource)) {
      const rows = (list: FakeRow[] | undefined) =>
        (list ?? []).filter((row) => matches(row, query)).map(lean);
      tell({
        added: rows(delta.added),
        changed: rows(delta.changed),
        removed: rows(delta.removed),
        state: { kind: "live" },
      });
    }
  }

  /** Tells every watch that something about it is so. */
  become(resource: string, state: WatchState): void {
    for (const { tell } of this.#open(resource)) tell({ added: [], changed: [], removed: [], state });
  }

  /** Lets held watches answer. */
  release(): void {
    this.isHeld = false;
    for (const { query, tell } of this.#watches) tell(this.#first(query));
  }

  #open(resource: string) {
    return this.#watches.filter(({ query, signal }) => query.resource.name === resource && !signal.aborted);
  }

  #port(name: string): ClusterPort {
    return {
      context: this.contexts.find((context) => context.name === name) ?? this.context,
      client: new Client({
        description: "a fake",
        request: (path) => Promise.resolve(this.#answer(path)),
        connect: () => Promise.reject(new Error("no streams here")),
        close: () => {},
      }),
      timing: {
        now: () => testNow,
        random: () => 0.5,
        sleep: () => new Promise(() => {}),
        breathe: () => Promise.resolve(),
      },
      discover: (): Promise<Discovery> =>
        Promise.resolve({ resources: this.resources, failures: [], groupVersions: ["v1", "apps/v1"] }),
      serverVersion: () => Promise.resolve(this.version),
      nodeCount: () => Promise.resolve(2),
      clusterUse: () => Promise.resolve(this.use),
      namespaces: () => Promise.resolve(this.tables.get("namespaces")?.rows.map(({ name }) => name) ?? []),
      watch: (query, signal, tell) => {
        this.watched.push(
          [query.resource.name, query.namespace ?? "-A", query.labelSelector, query.fieldSelector]
            .filter(Boolean).join(" "),
        );
        this.#watches.push({ query, signal, tell });
        if (!this.isHeld) queueMicrotask(() => tell(this.#first(query)));
        return { retryNow: () => this.watched.push("retry"), relist: () => this.watched.push("relist") };
      },
    };
  }

  #first(query: TableQuery): RowsChange {
    const table = this.tables.get(query.resource.name) ?? { columns: ["Name", "Age"], rows: [] };
    if (this.refusal) return { added: [], changed: [], removed: [], state: this.refusal };
    const rows = table.rows.filter((row) => matches(row, query)).map(lean);
    return {
      added: rows,
      changed: [],
      removed: [],
      columns: table.columns.map(column),
      state: { kind: "live" },
    };
  }

  #answer(path: string): Response {
    // A watch that never tells anything.
    if (/[?&]watch=/.test(path)) return new Response(new ReadableStream());
    const body = this.objects.get(path.split("?")[0]!);
    if (body !== undefined) return Response.json(body);
    const status = {
      kind: "Status",
      apiVersion: "v1",
      metadata: {},
      status: "Failure",
      message: `${path} not found`,
      reason: "NotFound",
      code: 404,
    };
    return Response.json(status, { status: 404 });
  }
}

function key(row: FakeRow): string {
  return row.uid ?? `${row.namespace ?? ""}/${row.name}`;
}

function lean(row: FakeRow): LeanRow {
  const created = new Date(testNow - (row.age ?? 60) * 1000).toISOString();
  return {
    uid: key(row),
    name: row.name,
    namespace: row.namespace ?? "",
    labels: row.labels ?? {},
    resourceVersion: "1",
    creationTimestamp: created,
    ownerReferences: row.owner ? [row.owner] : [],
    cells: [row.name, ...row.cells],
    ...(row.deleting ? { deletionTimestamp: created } : {}),
  };
}

function matches(row: FakeRow, query: TableQuery): boolean {
  const namespaces = query.namespace?.split(",");
  if (namespaces && !namespaces.includes(row.namespace ?? "")) return false;
  if (query.labelSelector && !matchesLabels(parseLabelSelector(query.labelSelector), row.labels)) {
    return false;
  }
  const [field, value] = query.fieldSelector?.split("=") ?? [];
  return field === undefined || row.fields?.[field] === value ||
    (field === "metadata.name" && row.name === value);
}

function column(text: string): TableColumn {
  const [name, priority] = text.split(":");
  return {
    name: name!,
    type: "string",
    format: name === "Name" ? "name" : "",
    description: "",
    priority: Number(priority ?? 0),
  };
}

/** `name kind short group namespaced`. */
function defaultResources(): ApiResource[] {
  const lines = [
    "pods Pod po - yes",
    "services Service svc - yes",
    "nodes Node no - no",
    "namespaces Namespace ns - no",
    "configmaps ConfigMap cm - yes",
    "events Event ev - yes",
    "deployments Deployment deploy apps yes",
    "replicasets ReplicaSet rs apps yes",
    "events Event ev events.k8s.io yes",
    "customresourcedefinitions CustomResourceDefinition crd apiextensions.k8s.io no",
    "whales Whale wh sea.example.com yes",
  ];
  return lines.map((text) => {
    const [name, kind, short, group, namespaced] = text.split(" ") as [
      string,
      string,
      string,
      string,
      string,
    ];
    return {
      group: group === "-" ? "" : group,
      version: "v1",
      kind,
      name,
      singularName: kind.toLowerCase(),
      shortNames: [short],
      categories: [],
      namespaced: namespaced === "yes",
      verbs: ["get", "list", "watch", "delete"],
      subresources: [],
    };
  });
}
