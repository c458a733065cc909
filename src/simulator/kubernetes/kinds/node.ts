import type { INode } from "kubernetes-models/v1/Node";
import type { ITaint } from "kubernetes-models/v1/Taint";
import { labelValueProblems, qualifiedNameProblems } from "../../../kube/name_rules.ts";
import type { Kind } from "../kind.ts";
import type { FieldError } from "../status_error.ts";
import { dropNulls } from "./absent_nulls.ts";
import { ageColumn, column, nameColumn, NONE } from "./columns.ts";
import { duplicate, forbidden, invalidEach, notSupported, required } from "./field_errors.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";
import { canonicalQuantities } from "./resource_defaults.ts";

const UNKNOWN = "<unknown>";
const NOT_READY_TAINT = "node.kubernetes.io/not-ready";

export const node: Kind<INode> = {
  group: "",
  version: "v1",
  kind: "Node",
  plural: "nodes",
  singular: "node",
  shortNames: ["no"],
  categories: [],
  namespaced: false,
  schema: "io.k8s.api.core.v1.Node",
  columns: [
    nameColumn(),
    column("Status", "Whether it is ready, and whether it takes new pods.", nodeStatus),
    column("Roles", "What its role labels say.", nodeRoles),
    ageColumn(),
    column("Version", "Version of its kubelet.", (it) => it.status?.nodeInfo?.kubeletVersion ?? ""),
    column("Internal-IP", "Its address within the cluster.", (it) => address(it, "InternalIP"), {
      wide: true,
    }),
    column("External-IP", "Its address as seen from outside.", (it) => address(it, "ExternalIP"), {
      wide: true,
    }),
    column("OS-Image", "Its operating system.", (it) => it.status?.nodeInfo?.osImage || UNKNOWN, {
      wide: true,
    }),
    column(
      "Kernel-Version",
      "Version of its kernel.",
      (it) => it.status?.nodeInfo?.kernelVersion || UNKNOWN,
      {
        wide: true,
      },
    ),
    column(
      "Container-Runtime",
      "What runs its containers, and which version.",
      (it) => it.status?.nodeInfo?.containerRuntimeVersion || UNKNOWN,
      { wide: true },
    ),
  ],
  setDefaults: (it) => {
    dropNulls(it.spec);
    it.spec ??= {};
    const owner = { kind: "Node", version: "v1" };
    canonicalQuantities(it.status?.capacity, owner);
    canonicalQuantities(it.status?.allocatable, owner);
    // What is there can be used, unless something is set aside.
    if (it.status?.capacity) it.status.allocatable ??= { ...it.status.capacity };
  },
  prepareForCreate: (it) => {
    // Admission plug-in TaintNodesByCondition: nothing is placed before the node has said that it is ready.
    const taints = it.spec!.taints ??= [];
    if (!taints.some((taint) => taint.key === NOT_READY_TAINT)) {
      taints.push({ key: NOT_READY_TAINT, effect: "NoSchedule" });
    }
  },
  validate: (it) => [...validateMetadata(it.metadata, { namespaced: false }), ...validateTaints(it)],
  validateUpdate: (it, old) => [
    ...validateMetadataUpdate(it.metadata, old.metadata),
    ...validateTaints(it),
    ...validateFixedFields(it, old),
  ],
  selectableFields: { "spec.unschedulable": (it) => String(it.spec?.unschedulable ?? false) },
  hasStatus: true,
  subresources: {
    proxy: { kind: "NodeProxyOptions", verbs: ["create", "delete", "get", "patch", "update"] },
  },
  allowUnconditionalUpdate: true,
};

const ROLE_PREFIX = "node-role.kubernetes.io/";
const ROLE_LABEL = "kubernetes.io/role";
const EFFECTS = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

function nodeStatus(it: INode): string {
  const ready = it.status?.conditions?.find((condition) => condition.type === "Ready");
  const words = [ready ? (ready.status === "True" ? "Ready" : "NotReady") : "Unknown"];
  if (it.spec?.unschedulable) words.push("SchedulingDisabled");
  return words.join(",");
}

function nodeRoles(it: INode): string {
  const roles = new Set<string>();
  for (const [key, value] of Object.entries(it.metadata?.labels ?? {})) {
    if (key.startsWith(ROLE_PREFIX) && key.length > ROLE_PREFIX.length) {
      roles.add(key.slice(ROLE_PREFIX.length));
    } else if (key === ROLE_LABEL && value) roles.add(value);
  }
  return [...roles].sort().join(",") || NONE;
}

function address(it: INode, type: string): string {
  return it.status?.addresses?.find((candidate) => candidate.type === type)?.address ?? NONE;
}

function validateTaints(it: INode): FieldError[] {
  const seen = new Set<string>();
  return (it.spec?.taints ?? []).flatMap((taint, index) => {
    const field = `spec.taints[${index}]`;
    const errors = [
      ...invalidEach(`${field}.key`, taint.key ?? "", qualifiedNameProblems(taint.key ?? "")),
      ...invalidEach(`${field}.value`, taint.value ?? "", labelValueProblems(taint.value ?? "")),
      ...validateEffect(taint, field),
    ];
    const id = `${taint.key}:${taint.effect}`;
    if (seen.has(id)) {
      errors.push({
        ...duplicate(`${field}`, taint),
        message: `${duplicate(field, taint).message}: taints must be unique by key and effect pair`,
      });
    }
    seen.add(id);
    return errors;
  });
}

function validateEffect(taint: ITaint, field: string): FieldError[] {
  if (!taint.effect) return [required(`${field}.effect`)];
  return EFFECTS.includes(taint.effect) ? [] : [notSupported(`${field}.effect`, taint.effect, EFFECTS)];
}

function validateFixedFields(it: INode, old: INode): FieldError[] {
  const errors: FieldError[] = [];
  const before = old.spec?.podCIDRs ?? [];
  if (before.length > 0 && before.join() !== (it.spec?.podCIDRs ?? []).join()) {
    errors.push(forbidden("spec.podCIDRs", 'node updates may not change podCIDR except from "" to valid'));
  }
  if (old.spec?.providerID && old.spec.providerID !== it.spec?.providerID) {
    errors.push(
      forbidden("spec.providerID", 'node updates may not change providerID except from "" to valid'),
    );
  }
  return errors;
}
