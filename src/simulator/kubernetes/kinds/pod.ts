import type { IPod } from "kubernetes-models/v1/Pod";
import type { Kind, KindContext } from "../kind.ts";
import type { FieldError } from "../status_error.ts";
import { dropNulls } from "./absent_nulls.ts";
import { ageColumn, column, nameColumn, NONE } from "./columns.ts";
import { validateImageBlanks } from "./container_validation.ts";
import { validateEphemeralContainers, validateEphemeralUpdate } from "./ephemeral_containers.ts";
import { forbidden } from "./field_errors.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";
import { admitPod } from "./pod_admission.ts";
import { qosClass } from "./pod_qos.ts";
import { containersOf, setPodSpecDefaults } from "./pod_spec_defaults.ts";
import { validatePodSpec } from "./pod_spec_validation.ts";
import { validateResize } from "./pod_resize.ts";
import { podStatusText } from "./pod_status_text.ts";
import { validatePodSpecUpdate } from "./pod_update.ts";

export const pod: Kind<IPod> = {
  group: "",
  version: "v1",
  kind: "Pod",
  plural: "pods",
  singular: "pod",
  shortNames: ["po"],
  categories: ["all"],
  namespaced: true,
  schema: "io.k8s.api.core.v1.Pod",
  columns: [
    nameColumn(),
    column(
      "Ready",
      "Ready containers of all that run side by side.",
      (it, now) => podStatusText(it, now).ready,
    ),
    column(
      "Status",
      "What the pod and its containers are at, in a word.",
      (it, now) => podStatusText(it, now).status,
    ),
    column(
      "Restarts",
      "How often containers were started again, and when last.",
      (it, now) => podStatusText(it, now).restarts,
    ),
    ageColumn(),
    column("IP", "The pod's address in the cluster.", (it) => it.status?.podIPs?.[0]?.ip || NONE, {
      wide: true,
    }),
    column("Node", "The node the pod was given to.", (it) => it.spec?.nodeName || NONE, { wide: true }),
    column(
      "Nominated Node",
      "The node on which room is being made for the pod.",
      (it) => it.status?.nominatedNodeName || NONE,
      { wide: true },
    ),
    column("Readiness Gates", "Fulfilled extra conditions of all that readiness needs.", readinessGates, {
      wide: true,
    }),
  ],
  rowConditions: (it) => ROW_CONDITIONS[it.status?.phase ?? ""],
  setDefaults,
  prepareForCreate,
  validate: (it) => [
    ...validateMetadata(it.metadata, { namespaced: true }),
    ...validateSpec(it),
    ...validateGatedNode(it),
    ...(it.spec?.ephemeralContainers?.length
      ? [forbidden("spec.ephemeralContainers", "cannot be set on create")]
      : []),
  ],
  validateUpdate: (it, old, context) => [
    ...validateMetadataUpdate(it.metadata, old.metadata),
    ...validateSpec(it),
    ...validateChange(it, old, context),
  ],
  selectableFields: {
    "spec.nodeName": (it) => it.spec?.nodeName ?? "",
    "spec.restartPolicy": (it) => it.spec?.restartPolicy ?? "",
    "spec.schedulerName": (it) => it.spec?.schedulerName ?? "",
    "spec.serviceAccountName": (it) => it.spec?.serviceAccountName ?? "",
    "spec.hostNetwork": (it) => String(it.spec?.hostNetwork ?? false),
    "status.phase": (it) => it.status?.phase ?? "",
    "status.podIP": (it) => it.status?.podIP ?? "",
    "status.podIPs": (it) => it.status?.podIP ?? "",
    "status.nominatedNodeName": (it) => it.status?.nominatedNodeName ?? "",
  },
  hasStatus: true,
  subresources: {
    attach: { kind: "PodAttachOptions", verbs: ["create", "get"] },
    binding: { kind: "Binding", verbs: ["create"] },
    ephemeralcontainers: { kind: "Pod", verbs: ["get", "patch", "update"] },
    eviction: { kind: "Eviction", group: "policy", version: "v1", verbs: ["create"] },
    exec: { kind: "PodExecOptions", verbs: ["create", "get"] },
    log: { kind: "Pod", verbs: ["get"] },
    portforward: { kind: "PodPortForwardOptions", verbs: ["create", "get"] },
    proxy: { kind: "PodProxyOptions", verbs: ["create", "delete", "get", "patch", "update"] },
    resize: { kind: "Pod", verbs: ["get", "patch", "update"] },
  },
  gracePeriodSeconds,
  deleteReturnsObject: true,
  allowUnconditionalUpdate: true,
  generation: "spec",
};

const ROW_CONDITIONS: Readonly<Record<string, ReturnType<NonNullable<Kind["rowConditions"]>>>> = {
  Succeeded: [{
    type: "Completed",
    status: "True",
    reason: "Succeeded",
    message: "The pod has completed successfully.",
  }],
  Failed: [{ type: "Completed", status: "True", reason: "Failed", message: "The pod failed." }],
};

function setDefaults(it: IPod): void {
  dropNulls(it.spec);
  const spec = it.spec ??= { containers: [] };
  setPodSpecDefaults(spec, { kind: "Pod", version: "v1" });
  spec.enableServiceLinks ??= true;
  for (const container of containersOf(spec)) {
    const { limits } = container.resources ?? {};
    // What is limited but not asked for is asked for in full. Pods only: templates stay as they were written.
    if (limits) container.resources!.requests = { ...limits, ...container.resources!.requests };
    if (!spec.hostNetwork) continue;
    for (const port of container.ports ?? []) port.hostPort ||= port.containerPort;
  }
}

function prepareForCreate(it: IPod, context: KindContext): void {
  admitPod(it, context);
  it.status = { phase: "Pending", qosClass: qosClass(it.spec!) };
  if (!it.spec?.schedulingGates?.length) return;
  it.status.conditions = [{
    type: "PodScheduled",
    status: "False",
    lastTransitionTime: new Date(context.clock.now()).toISOString().replace(/\.\d+Z$/, "Z"),
    reason: "SchedulingGated",
    message: "Scheduling is blocked due to non-empty scheduling gates",
  }];
}

function validateSpec(it: IPod): FieldError[] {
  const spec = it.spec ?? { containers: [] };
  return [
    ...validatePodSpec(spec, "spec"),
    ...validateImageBlanks(spec.containers ?? [], "spec.containers"),
    ...validateImageBlanks(spec.initContainers ?? [], "spec.initContainers"),
    ...validateEphemeralContainers(spec),
  ];
}

function validateChange(it: IPod, old: IPod, { subresource }: KindContext): FieldError[] {
  if (subresource === "ephemeralcontainers") return validateEphemeralUpdate(it, old);
  if (subresource === "resize") return validateResize(it, old);
  const none = { containers: [] };
  return validatePodSpecUpdate(it.spec ?? none, old.spec ?? none, { mayBind: subresource === "binding" });
}

function validateGatedNode(it: IPod): FieldError[] {
  return it.spec?.nodeName && it.spec.schedulingGates?.length
    ? [forbidden("spec.nodeName", "cannot be set until all schedulingGates have been cleared")]
    : [];
}

/** A pod that no kubelet runs, or that has ended, has nobody to say goodbye. */
function gracePeriodSeconds(it: IPod, requested?: number): number {
  const phase = it.status?.phase;
  if (!it.spec?.nodeName || phase === "Succeeded" || phase === "Failed") return 0;
  return requested ?? it.spec.terminationGracePeriodSeconds ?? 30;
}

function readinessGates(it: IPod): string {
  const gates = it.spec?.readinessGates ?? [];
  if (gates.length === 0) return NONE;
  const open = gates.filter((gate) =>
    it.status?.conditions?.some((condition) =>
      condition.type === gate.conditionType && condition.status === "True"
    )
  );
  return `${open.length}/${gates.length}`;
}
