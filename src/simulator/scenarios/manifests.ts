/** Objects as people write them, for scenarios. */
import type { KubeObject } from "../../kube/object.ts";
import { applied } from "./scenario.ts";

/** What deployments differ in. */
export interface App {
  name: string;
  namespace?: string;
  replicas?: number;
  podSpec: Record<string, unknown>;
  annotations?: Record<string, string>;
}

export function deployment(
  { name, namespace = "default", replicas = 1, podSpec, annotations }: App,
): KubeObject {
  return applied({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name, namespace, labels: { app: name }, ...(annotations ? { annotations } : {}) },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: podSpec },
    },
  });
}

/** Selects the pods of the deployment of the same name unless `spec` says otherwise. */
export function service(name: string, spec: Record<string, unknown>, namespace = "default"): KubeObject {
  return applied({
    apiVersion: "v1",
    kind: "Service",
    metadata: { name, namespace, labels: { app: name } },
    spec: { selector: { app: name }, ...spec },
  });
}

/** Any other object: `apiVersion` and `kind` in one, as `rbac.authorization.k8s.io/v1 Role`. */
export function manifest(
  type: `${string} ${string}`,
  name: string,
  fields: Record<string, unknown> = {},
  namespace: string | null = "default",
): KubeObject {
  const [apiVersion = "", kind = ""] = type.split(" ");
  return applied({ apiVersion, kind, metadata: { name, ...(namespace ? { namespace } : {}) }, ...fields });
}

/** A pod of one container. */
export function podOf(
  container: Record<string, unknown>,
  spec: Record<string, unknown> = {},
): App["podSpec"] {
  return { containers: [{ name: "app", ...container }], ...spec };
}

/** A container that runs a shell script. */
export function script(image: string, text: string): Record<string, unknown> {
  return { image, command: ["sh", "-c", text] };
}
