/** Gives each namespace its `default` service account and the cluster's certificate. */
import type { INamespace } from "kubernetes-models/v1/Namespace";
import { StatusError } from "../status_error.ts";
import { type ControllerContext, MANAGER } from "./controller.ts";
import { WorkQueue } from "./work_queue.ts";

const DELAY_MS = 12;
const CONFIG_MAP = "kube-root-ca.crt";
const DESCRIPTION =
  "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints " +
  "such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of " +
  "Kubernetes clusters.";

/** `certificate`: the PEM text that the ConfigMap shows; absent: that of an authority which has signed nothing. */
export function startServiceAccounts(context: ControllerContext, certificate = UNUSED_AUTHORITY): void {
  const { registry, queue, informers } = context;
  const namespaces = informers.of<INamespace>("namespaces");
  const accounts = registry.kind("serviceaccounts");
  const configMaps = registry.kind("configmaps");
  const work = new WorkQueue(queue, {
    delayMs: DELAY_MS,
    work: (name) => {
      const namespace = namespaces.get(undefined, name);
      if (!namespace || namespace.metadata.deletionTimestamp) return;
      ensure(() =>
        registry.find(configMaps, name, CONFIG_MAP) ?? registry.create(configMaps, {
          apiVersion: "v1",
          kind: "ConfigMap",
          metadata: {
            name: CONFIG_MAP,
            namespace: name,
            annotations: { "kubernetes.io/description": DESCRIPTION },
          },
          data: { "ca.crt": certificate },
        }, MANAGER)
      );
      ensure(() =>
        registry.find(accounts, name, "default") ?? registry.create(accounts, {
          apiVersion: "v1",
          kind: "ServiceAccount",
          metadata: { name: "default", namespace: name },
        }, MANAGER)
      );
    },
  });
  namespaces.onChange(({ type, object }) => type !== "DELETED" && work.add(object.metadata.name));
  for (const kind of [accounts, configMaps]) {
    informers.ofKind(kind).onChange(({ type, object }) => {
      if (type === "DELETED" && ["default", CONFIG_MAP].includes(object.metadata.name)) {
        work.add(object.metadata.namespace!);
      }
    });
  }
}

/**
 * The authority of a cluster that nobody reaches through TLS: made once, as served worlds make theirs, and its key thrown
 * away.
 */
const UNUSED_AUTHORITY = `-----BEGIN CERTIFICATE-----
MIIBazCCARKgAwIBAgIQYYlShKS/7F1iDCmhEJVPJTAKBggqhkjOPQQDAjAVMRMw
EQYDVQQDEwprdWJlcm5ldGVzMCAXDTI1MDEwMTAwMDAwMFoYDzIwNzUwMTAxMDAw
MDAwWjAVMRMwEQYDVQQDEwprdWJlcm5ldGVzMFkwEwYHKoZIzj0CAQYIKoZIzj0D
AQcDQgAEhHi1++TaLW/o9HFjeodUJ4eojJCamaXrpTOpQbTv1BsU7J1rr0EeSr4b
LCE5sbWxopj+yXa9LA9TdSzHizsQP6NCMEAwDwYDVR0TAQH/BAUwAwEB/zAOBgNV
HQ8BAf8EBAMCAoQwHQYDVR0OBBYEFH/A7wlGos3sK2Bs4marwa1BZ0M1MAoGCCqG
SM49BAMCA0cAMEQCIHYzT9ciMwxHCL6bXnamdziHiC+kl4NBPmJ3DbvoLj/nAiBS
OmmL+50fSo8VfJa3LdO5OMkY570ijGu/dGER9PXiUA==
-----END CERTIFICATE-----
`;

/** Somebody else may have made it in the meantime, or the namespace may be going. */
function ensure(make: () => unknown): void {
  try {
    make();
  } catch (error) {
    if (!(error instanceof StatusError) || (error.code !== 409 && error.code !== 403)) throw error;
  }
}
