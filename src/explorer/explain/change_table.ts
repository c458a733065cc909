/**
 * What becomes of a change, field by field. Sources: the API server's validation of updates
 * (k8s.io/kubernetes/pkg/apis/…/validation) and the documentation of the controllers.
 */
import type { KubeObject } from "../../kube/object.ts";

export interface ChangeRule {
  /** Field names with dots; `*` is any one, `**` at the end the field and all below it. */
  readonly path: string;
  /** What follows a change; undefined: this rule does not hold for the object. */
  readonly says: string | ((object: KubeObject) => string | undefined);
}

type Facts = readonly (readonly [path: string, says: ChangeRule["says"]])[];

const fixed = "cannot be changed: delete the object and create it anew";
const atOnce = "takes effect at once, without new pods";
const scales = "scales at once";
const neverServer = "only the server writes it";

function rules(facts: Facts): readonly ChangeRule[] {
  return facts.map(([path, says]) => ({ path, says }));
}

/** The value at a path of an object. */
function at(object: KubeObject, ...path: string[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], object);
}

function deploymentTemplate(object: KubeObject): string {
  if (at(object, "spec", "paused") === true) {
    return "rolls out new pods when the roll-out is resumed: it is paused";
  }
  return at(object, "spec", "strategy", "type") === "Recreate"
    ? "stops all pods, then starts new ones (strategy Recreate)"
    : "rolls out new pods";
}

function strategyTemplate(object: KubeObject): string {
  return at(object, "spec", "updateStrategy", "type") === "OnDelete"
    ? "a pod gets it when it is deleted (updateStrategy OnDelete)"
    : "rolls out new pods";
}

function immutableData(object: KubeObject): string {
  return object.immutable === true
    ? "cannot be changed: immutable is true"
    : "pods see it in mounted files after about a minute, in variables only after a restart";
}

const immutableFlag = (object: KubeObject): string =>
  object.immutable === true
    ? "cannot be taken back: create the object anew"
    : "true protects the data for good";

const replicated: Facts = [["spec.replicas", scales], ["spec.selector.**", fixed]];
const roleRef: Facts = [["roleRef.**", fixed]];

/** By plural name and group. Of several rules for a field the first one counts. */
export const rulesOfKinds: Readonly<Record<string, readonly ChangeRule[]>> = {
  pods: rules([
    ["spec.containers.image", "restarts this container in its pod"],
    ["spec.initContainers.image", "counts when the pod starts again"],
    [
      "spec.containers.resources.**",
      "only through the sub-resource resize (kubectl patch --subresource=resize)",
    ],
    ["spec.ephemeralContainers.**", "cannot be changed; kubectl debug adds new ones"],
    ["spec.activeDeadlineSeconds", "can be set, or made smaller"],
    ["spec.tolerations.**", "more can be added; none can be changed or taken away"],
    ["spec.schedulingGates.**", "gates can be taken away, none added"],
    ["spec.**", "cannot be changed in a pod: change what made it, or create it anew"],
  ]),
  "deployments.apps": rules([
    ...replicated,
    ["spec.template.**", deploymentTemplate],
    ["spec.strategy.**", "counts from the next roll-out on"],
    ["spec.paused", "holds roll-outs back, or lets them go on"],
    ["spec.*", atOnce],
  ]),
  "replicasets.apps": rules([...replicated, ["spec.template.**", "only pods made from now on get it"]]),
  replicationcontrollers: rules([["spec.replicas", scales], [
    "spec.template.**",
    "only pods made from now on get it",
  ]]),
  "daemonsets.apps": rules([
    ["spec.selector.**", fixed],
    ["spec.template.**", strategyTemplate],
    ["spec.updateStrategy.**", "counts from the next roll-out on"],
  ]),
  "statefulsets.apps": rules([
    ...replicated,
    ["spec.template.**", strategyTemplate],
    ["spec.updateStrategy.**", "counts from the next roll-out on"],
    ["spec.volumeClaimTemplates.**", fixed],
    ["spec.serviceName", fixed],
    ["spec.podManagementPolicy", fixed],
    ["spec.*", atOnce],
  ]),
  "jobs.batch": rules([
    ["spec.parallelism", scales],
    ["spec.suspend", "true deletes its running pods, false starts them"],
    ["spec.completions", "only in an Indexed job, together with parallelism"],
    [
      "spec.template.**",
      (job) =>
        at(job, "spec", "suspend") === true
          ? "only where pods may run (node selector, affinity, tolerations, labels), while it is suspended"
          : fixed,
    ],
    ...[
      "selector",
      "completionMode",
      "podFailurePolicy",
      "successPolicy",
      "backoffLimitPerIndex",
      "managedBy",
    ]
      .map((name) => [`spec.${name}.**`, fixed] as const),
    ["spec.*", atOnce],
  ]),
  "cronjobs.batch": rules([
    ["spec.suspend", "holds the next runs back; those that run go on"],
    ["spec.**", "counts from the next run on"],
  ]),
  services: rules([
    ["spec.clusterIP", "cannot be changed, unless the type becomes ExternalName"],
    ["spec.clusterIPs.**", "cannot be changed, unless the type becomes ExternalName"],
    ["spec.loadBalancerClass", "cannot be changed while the type is LoadBalancer"],
    ["spec.selector.**", "its endpoints follow at once"],
    ["spec.**", "takes effect at once; connections that exist may break"],
  ]),
  persistentvolumeclaims: rules([
    ["spec.resources.requests.**", "can grow where the storage class allows it; never shrinks"],
    ["spec.volumeAttributesClassName", "can be changed where the storage driver supports it"],
    ["spec.**", fixed],
  ]),
  persistentvolumes: rules([
    ["spec.persistentVolumeReclaimPolicy", "counts when the claim is released"],
    ["spec.capacity.**", "at any time"],
    ["spec.claimRef.**", "binds the volume to a claim, or frees it"],
    ["spec.nodeAffinity.**", "cannot be changed once it is set"],
    ...["csi", "hostPath", "local", "nfs", "iscsi", "fc", "rbd", "cephfs", "volumeMode"]
      .map((name) => [`spec.${name}.**`, fixed] as const),
  ]),
  "storageclasses.storage.k8s.io": rules(
    ["provisioner", "parameters", "reclaimPolicy", "volumeBindingMode"]
      .map((name) => [`${name}.**`, fixed] as const),
  ),
  configmaps: rules([
    ["data.**", immutableData],
    ["binaryData.**", immutableData],
    ["immutable", immutableFlag],
  ]),
  secrets: rules([["type", fixed], ["data.**", immutableData], ["immutable", immutableFlag]]),
  "rolebindings.rbac.authorization.k8s.io": rules(roleRef),
  "clusterrolebindings.rbac.authorization.k8s.io": rules(roleRef),
  "priorityclasses.scheduling.k8s.io": rules([["value", fixed], ["preemptionPolicy", fixed]]),
  "runtimeclasses.node.k8s.io": rules([["handler", fixed]]),
  "ingressclasses.networking.k8s.io": rules([["spec.controller", fixed]]),
  "certificatesigningrequests.certificates.k8s.io": rules([["spec.**", fixed]]),
  "endpointslices.discovery.k8s.io": rules([["addressType", fixed]]),
  nodes: rules([
    ["spec.podCIDR", "cannot be changed once it is set"],
    ["spec.podCIDRs.**", "cannot be changed once it is set"],
    ["spec.providerID", "cannot be changed once it is set"],
    ["spec.taints.**", "counts for scheduling at once; NoExecute evicts pods that do not tolerate it"],
    ["spec.unschedulable", "true keeps new pods away; those that run stay"],
  ]),
  namespaces: rules([["spec.finalizers.**", "only through the sub-resource finalize"]]),
  "horizontalpodautoscalers.autoscaling": rules([["spec.**", "counts at the next check, every 15 seconds"]]),
  "customresourcedefinitions.apiextensions.k8s.io": rules([
    ["spec.group", fixed],
    ["spec.scope", fixed],
    ["spec.names.plural", fixed],
  ]),
  limitranges: rules([["spec.**", "counts for pods made from now on"]]),
};

/** For every kind, after its own. */
export const rulesOfAll: readonly ChangeRule[] = rules([
  ["apiVersion", "never: it says what the object is"],
  ["kind", "never: it says what the object is"],
  ...["name", "namespace", "generateName"].map((name) => [`metadata.${name}`, fixed] as const),
  ...["uid", "creationTimestamp", "resourceVersion", "generation", "selfLink"]
    .map((name) => [`metadata.${name}`, neverServer] as const),
  ["metadata.managedFields.**", neverServer],
  ["metadata.deletionTimestamp", "never: a deletion cannot be taken back"],
  ["metadata.deletionGracePeriodSeconds", "never: a deletion cannot be taken back"],
  ["metadata.finalizers.**", "at any time; a deleted object goes when the last one is gone"],
  ["metadata.ownerReferences.**", "at any time; the object goes when its last owner is gone"],
  ["metadata.labels.**", "at any time; selectors find the object, or lose it, at once"],
  ["metadata.annotations.**", "at any time"],
  ["status.**", "only controllers write it, through the sub-resource status; an edit is ignored"],
]);
