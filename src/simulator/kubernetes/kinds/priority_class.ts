import type { IPriorityClass } from "kubernetes-models/scheduling.k8s.io/v1/PriorityClass";
import type { Kind } from "../kind.ts";
import type { FieldError } from "../status_error.ts";
import { dropNulls } from "./absent_nulls.ts";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { forbidden, invalid, notSupported } from "./field_errors.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";

export const priorityClass: Kind<IPriorityClass> = {
  group: "scheduling.k8s.io",
  version: "v1",
  kind: "PriorityClass",
  plural: "priorityclasses",
  singular: "priorityclass",
  shortNames: ["pc"],
  categories: [],
  namespaced: false,
  schema: "io.k8s.api.scheduling.v1.PriorityClass",
  columns: [
    nameColumn(),
    column("Value", "The priority that pods of this class get.", (it) => it.value ?? 0, { type: "integer" }),
    column(
      "Global-Default",
      "Whether pods that name no class are of this one.",
      (it) => it.globalDefault ?? false,
      { type: "boolean" },
    ),
    ageColumn(),
    column(
      "PreemptionPolicy",
      "Whether its pods may drive out those of lower priority.",
      (it) => it.preemptionPolicy ?? "",
    ),
  ],
  setDefaults: (it) => {
    dropNulls(it);
    it.value ??= 0;
    it.preemptionPolicy ??= "PreemptLowerPriority";
    if (it.globalDefault === false) delete it.globalDefault;
  },
  // Its generation never grows.
  prepareForCreate: (it) => void (it.metadata!.generation = 1),
  validate: (it) => [
    ...validateMetadata(it.metadata, { namespaced: false }),
    ...validateValue(it),
    ...(POLICIES.includes(it.preemptionPolicy ?? "")
      ? []
      : [notSupported("preemptionPolicy", it.preemptionPolicy, POLICIES)]),
  ],
  validateUpdate: (it, old) => [
    ...validateMetadataUpdate(it.metadata, old.metadata),
    ...(it.value === old.value ? [] : [forbidden("value", "may not be changed in an update.")]),
    ...(it.preemptionPolicy === old.preemptionPolicy
      ? []
      : [invalid("preemptionPolicy", it.preemptionPolicy, "field is immutable")]),
  ],
  allowUnconditionalUpdate: true,
};

const POLICIES: readonly string[] = ["Never", "PreemptLowerPriority"];
const HIGHEST_OF_USERS = 1_000_000_000;
const SYSTEM_PREFIX = "system-";

/** The classes that every cluster has. */
export const SYSTEM_CLASSES: readonly { name: string; value: number; description: string }[] = [
  {
    name: "system-node-critical",
    value: 2_000_001_000,
    description: "Used for system critical pods that must not be moved from their current node.",
  },
  {
    name: "system-cluster-critical",
    value: 2_000_000_000,
    description:
      "Used for system critical pods that must run in the cluster, but can be moved to another node " +
      "if necessary.",
  },
];

function validateValue({ metadata, value = 0, globalDefault }: IPriorityClass): FieldError[] {
  const name = metadata?.name ?? "";
  if (!name.startsWith(SYSTEM_PREFIX)) {
    return value > HIGHEST_OF_USERS
      ? [forbidden("value", `maximum allowed value of a user defined priority is ${HIGHEST_OF_USERS}`)]
      : [];
  }
  const known = SYSTEM_CLASSES.find((candidate) => candidate.name === name)?.value;
  const problem = known === undefined
    ? `${name} is not a known system priority class`
    : known !== value
    ? `value of ${name} PriorityClass must be ${known}`
    : globalDefault
    ? `globalDefault of ${name} PriorityClass must be false`
    : undefined;
  if (!problem) return [];
  const reserved = `priority class names with '${SYSTEM_PREFIX}' prefix are reserved for system use only`;
  return [forbidden("metadata.name", `${reserved}. error: ${problem}`)];
}
