/** The NamespaceLifecycle admission: objects need a live namespace, and some namespaces stay for ever. */
import type { AnyKind } from "./kind.ts";
import { forbidden, notFound } from "./refusals.ts";
import type { RegistryCore } from "./registry_core.ts";

const IMMORTAL = new Set(["default", "kube-system", "kube-public"]);

/** Throws when an object cannot be created in that namespace: it does not exist (404) or is ending (403). */
export function admitToNamespace(
  core: RegistryCore,
  kind: AnyKind,
  namespace: string | undefined,
  name: string,
): void {
  if (!kind.namespaced || !namespace || !core.namespaces) return;
  const found = core.store.table(core.namespaces).get(namespace)?.object;
  if (!found) throw notFound(core.namespaces, namespace);
  if (!found.metadata.deletionTimestamp) return;
  throw forbidden(
    kind,
    name,
    `unable to create new content in namespace ${namespace} because it is being terminated`,
    [{
      reason: "NamespaceTerminating",
      message: `namespace ${namespace} is being terminated`,
      field: "metadata.namespace",
    }],
  );
}

/** Throws for the namespaces that a cluster cannot do without. */
export function refuseImmortal(core: RegistryCore, kind: AnyKind, name: string): void {
  if (kind !== core.namespaces || !IMMORTAL.has(name)) return;
  throw forbidden(kind, name, "this namespace may not be deleted");
}
