/** What the kubelets look pods' environments and volumes up in. */
import type { IConfigMap } from "kubernetes-models/v1/ConfigMap";
import type { IPersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import type { ISecret } from "kubernetes-models/v1/Secret";
import type { IService } from "kubernetes-models/v1/Service";
import type { Stored } from "../../../kube/object.ts";
import type { Cancel } from "../../clock/event_queue.ts";
import type { ControllerContext } from "../controllers/controller.ts";
import { cacheKey } from "../controllers/informer.ts";
import type { Sources } from "./environment.ts";
import type { KubeletContext, PodObject } from "./pod_context.ts";
import type { PersistentFiles } from "./persistent_files.ts";
import type { StoredObject } from "../registry.ts";
import { serviceVariables } from "../network/service_variables.ts";

/** Gives out a token of the pod's service account. */
export type IssueToken = (
  pod: StoredObject,
  audience: string | undefined,
  expirationSeconds: number,
) => string;

/** All but what a node adds. */
export function sourcesOf(
  { informers }: ControllerContext,
  issueToken: IssueToken = unsignedToken,
): Omit<Sources, "allocatable"> {
  const configMaps = informers.of<IConfigMap>("configmaps");
  const secrets = informers.of<ISecret>("secrets");
  const services = informers.of<IService>("services");
  const listeners = new Map<string, Set<() => void>>();
  const tell = (plural: string) => ({ object }: { object: Stored<StoredObject> }) => {
    const key = `${plural}/${cacheKey(object.metadata.namespace, object.metadata.name)}`;
    for (const listener of listeners.get(key) ?? []) listener();
  };
  configMaps.onChange(tell("configmaps"));
  secrets.onChange(tell("secrets"));
  return {
    configMap: (namespace, name) => configMaps.get(namespace, name),
    secret: (namespace, name) => secrets.get(namespace, name),
    services: (namespace) =>
      serviceVariables(services.inNamespace(namespace), services.get("default", "kubernetes")),
    token: (pod, audience, expirationSeconds) =>
      issueToken(pod as unknown as StoredObject, audience, expirationSeconds),
    onChange: (key, listener) => listen(listeners, key, listener),
  };
}

/** The files behind a claim: those of the volume that it is bound to. */
export function claimsOf({ registry }: ControllerContext, files: PersistentFiles): KubeletContext["claims"] {
  return (namespace, name) => {
    const kind = registry.kinds.find(({ plural }) => plural === "persistentvolumeclaims");
    const claim = kind &&
      registry.find(kind, namespace, name) as (IPersistentVolumeClaim & StoredObject) | undefined;
    const subject = `error processing PVC ${namespace}/${name}`;
    if (!claim) {
      return {
        problem:
          `${subject}: failed to fetch PVC from API server: persistentvolumeclaims "${name}" not found`,
      };
    }
    const volume = claim.spec?.volumeName;
    return volume ? { files: files.of(volume) } : { problem: `${subject}: PVC is not bound` };
  };
}

function listen(listeners: Map<string, Set<() => void>>, key: string, listener: () => void): Cancel {
  let all = listeners.get(key);
  if (!all) listeners.set(key, all = new Set());
  all.add(listener);
  return () => {
    all.delete(listener);
    if (all.size === 0) listeners.delete(key);
  };
}

/** Looks like a token and opens nothing: for worlds whose API server gives none out. */
function unsignedToken(pod: StoredObject): string {
  const part = (value: unknown) => btoa(JSON.stringify(value)).replace(/=+$/, "");
  const subject = `system:serviceaccount:${pod.metadata.namespace}:${
    (pod as PodObject).spec?.serviceAccountName
  }`;
  return `${part({ alg: "none" })}.${part({ sub: subject, pod: pod.metadata.uid })}.`;
}
