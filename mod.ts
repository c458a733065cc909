/**
 * Pequod: the cluster explorer that teaches.
 *
 * Run it (`deno task start`), or import from it: a Kubernetes client that needs no kubectl, and what there is to know of
 * Kubernetes without one.
 *
 * @example
 * ```ts ignore
 * import { Client, createTransport, loadKubeconfig } from "./mod.ts";
 *
 * const config = await loadKubeconfig({ env: Deno.env.toObject(), home: Deno.env.get("HOME"), readFile: Deno.readTextFile });
 * const client = new Client(await createTransport(config, ""));
 * const pods = await client.list("/api/v1/namespaces/default/pods");
 * ```
 *
 * @module
 */
export { ApiError } from "./src/cluster/api_error.ts";
export { Client } from "./src/cluster/client.ts";
export { ConnectionError } from "./src/cluster/connection_error.ts";
export { createTransport } from "./src/cluster/create_transport.ts";
export { discover } from "./src/cluster/discover.ts";
export { loadKubeconfig } from "./src/cluster/kubeconfig.ts";
export { watchTable } from "./src/cluster/table_watch.ts";
export type { Channel, Transport } from "./src/cluster/transport.ts";
export type { ApiResource, Discovery } from "./src/kube/discovery.ts";
export type { KubeList, KubeObject, Status } from "./src/kube/object.ts";
export type { Table } from "./src/kube/table.ts";

if (import.meta.main) {
  const { main } = await import("./src/cli/main.ts");
  Deno.exit(await main(Deno.args));
}
