import type { Client } from "../cluster/client.ts";
import type { Discovery } from "../kube/discovery.ts";
import type { OpenApiDocument } from "../kube/openapi.ts";

/** An open cluster as programs use it; made by the command line from kubeconfig and flags. */
export interface Connection {
  client: Client;
  /** The namespace of the flags, the context, or `default`. */
  namespace: string;
  /**
   * Asked once, then remembered. `mayBeOld`: what another process has heard some minutes ago does; who misses something
   * in it asks again without.
   */
  discovery(how?: { mayBeOld?: boolean }): Promise<Discovery>;
  /** The OpenAPI document that describes a group version, such as `apps/v1`; undefined when the server has none. */
  openapi(groupVersion: string): Promise<OpenApiDocument | undefined>;
}
