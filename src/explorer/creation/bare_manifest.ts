/** An object as somebody would have written it: without what the server and controllers have put there. */
import type { Json, JsonObject, KubeObject } from "../../kube/object.ts";

/** What can be created from an object that there was: for undo, and for clones. */
export function bareManifest(object: KubeObject): KubeObject {
  const { metadata, status: _status, ...rest } = structuredClone(object);
  const bare: KubeObject = { ...rest, metadata: bareMetadata(metadata) };
  bareSpec[`${bare.kind}`]?.(bare);
  return bare;
}

const serverFields = [
  "uid",
  "resourceVersion",
  "generation",
  "creationTimestamp",
  "deletionTimestamp",
  "deletionGracePeriodSeconds",
  "managedFields",
  "selfLink",
  // Owners may be gone, and their garbage collector would take the new object at once.
  "ownerReferences",
  "generateName",
];

/** Written by controllers about the very object that there was. */
const controllerAnnotations = [
  "deployment.kubernetes.io/revision",
  "pv.kubernetes.io/bind-completed",
  "pv.kubernetes.io/bound-by-controller",
  "volume.beta.kubernetes.io/storage-provisioner",
  "volume.kubernetes.io/storage-provisioner",
  "volume.kubernetes.io/selected-node",
];

function bareMetadata(metadata: KubeObject["metadata"]): KubeObject["metadata"] {
  const kept = Object.entries(metadata).filter(([name]) => !serverFields.includes(name));
  const bare = Object.fromEntries(kept) as KubeObject["metadata"];
  if (bare.finalizers) bare.finalizers = bare.finalizers.filter((finalizer) => finalizer.includes("."));
  if (bare.finalizers?.every(isSetByServer)) delete bare.finalizers;
  const annotations = Object.entries(bare.annotations ?? {})
    .filter(([name]) => !controllerAnnotations.includes(name));
  delete bare.annotations;
  return annotations.length === 0 ? bare : { ...bare, annotations: Object.fromEntries(annotations) };
}

function isSetByServer(finalizer: string): boolean {
  return /^([\w.-]+\.)?kubernetes\.io\//.test(finalizer) || finalizer.endsWith(".k8s.io");
}

/** Fields of single kinds that name what there is only once, or that only the server may choose. */
const bareSpec: Record<string, (object: KubeObject) => void> = {
  Service: (object) => {
    const spec = fieldsOf(object["spec"]);
    if (spec["clusterIP"] !== "None") drop(spec, "clusterIP", "clusterIPs");
    drop(spec, "healthCheckNodePort");
  },
  PersistentVolumeClaim: (object) => drop(fieldsOf(object["spec"]), "volumeName"),
  PersistentVolume: (object) => drop(fieldsOf(object["spec"]), "claimRef"),
  Pod: (object) => barePodSpec(fieldsOf(object["spec"])),
  Job: bareJob,
  Namespace: (object) => delete object["spec"],
  ServiceAccount: (object) => delete object["secrets"],
};

/** The node is chosen anew, and the token volume is added anew. */
function barePodSpec(spec: JsonObject): void {
  drop(spec, "nodeName", "ephemeralContainers");
  const isToken = (item: Json): boolean => `${fieldsOf(item)["name"]}`.startsWith("kube-api-access-");
  spec["volumes"] = listOf(spec["volumes"]).filter((volume) => !isToken(volume));
  for (const container of [...listOf(spec["containers"]), ...listOf(spec["initContainers"])]) {
    const fields = fieldsOf(container);
    if (!fields["volumeMounts"]) continue;
    fields["volumeMounts"] = listOf(fields["volumeMounts"]).filter((mount) => !isToken(mount));
  }
}

/** The selector and its labels are made from the UID, unless somebody has written their own. */
function bareJob(object: KubeObject): void {
  const spec = fieldsOf(object["spec"]);
  if (spec["manualSelector"] === true) return;
  drop(spec, "selector");
  const labels = fieldsOf(fieldsOf(fieldsOf(spec["template"])["metadata"])["labels"]);
  drop(labels, ...uidLabels);
  if (object.metadata.labels) drop(object.metadata.labels as JsonObject, ...uidLabels);
}

const uidLabels = [
  "controller-uid",
  "batch.kubernetes.io/controller-uid",
  "job-name",
  "batch.kubernetes.io/job-name",
];

function fieldsOf(value: unknown): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value as JsonObject : {};
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value : [];
}

function drop(object: JsonObject, ...names: readonly string[]): void {
  for (const name of names) delete object[name];
}
