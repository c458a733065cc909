/** What may stand in `metadata`, checked as the API machinery does (apimachinery/pkg/api/validation/objectmeta.go). */
import {
  dnsLabelProblems,
  labelValueProblems,
  qualifiedNameProblems,
  subdomainProblems,
} from "../../../kube/name_rules.ts";
import type { ObjectMeta, OwnerReference } from "../../../kube/object.ts";
import type { FieldError } from "../status_error.ts";
import { forbidden, invalid, invalidEach, negative, required, tooLong } from "./field_errors.ts";

/** The rule for a kind's names. */
export type NameRule = (name: string) => string[];

export interface MetadataRules {
  namespaced: boolean;
  /** Absent: a DNS subdomain, the usual rule. */
  name?: NameRule;
  /** Whether finalizers may have names without a domain, as those of custom objects may. */
  anyFinalizer?: boolean;
}

const MAX_ANNOTATION_BYTES = 256 * 1024;

/** All that is wrong in the metadata of a new object. A generated name must be set already. */
export function validateMetadata(metadata: ObjectMeta | undefined, rules: MetadataRules): FieldError[] {
  const meta = metadata ?? {};
  const nameRule = rules.name ?? subdomainProblems;
  return [
    ...(meta.generateName
      ? invalidEach("metadata.generateName", meta.generateName, nameRule(maskDash(meta.generateName)))
      : []),
    ...(meta.name
      ? invalidEach("metadata.name", meta.name, nameRule(meta.name))
      : [required("metadata.name", "name or generateName is required")]),
    ...validateNamespace(meta.namespace, rules.namespaced),
    ...negative("metadata.generation", meta.generation),
    ...validateCommon(meta),
    ...(rules.anyFinalizer ? [] : validateFinalizerNames(meta)),
  ];
}

/** Names without a domain are the server's own; not every kind looks at them again when it is updated. */
export function validateFinalizerNames(meta: ObjectMeta): FieldError[] {
  return (meta.finalizers ?? []).flatMap((name, index) =>
    name.includes("/") || STANDARD_FINALIZERS.has(name) ? [] : [invalid(
      `metadata.finalizers[${index}]`,
      name,
      "name is neither a standard finalizer name nor is it fully qualified",
    )]
  );
}

const STANDARD_FINALIZERS = new Set(["kubernetes", "orphan", "foregroundDeletion"]);

/**
 * What an update may not do to metadata. Names need not be checked again. Everything is found twice: the server asks
 * before the kind's rules, which ask again (registry/rest/update.go). Messages tell it once, causes twice.
 */
export function validateMetadataUpdate(
  metadata: ObjectMeta | undefined,
  oldMetadata: ObjectMeta | undefined,
): FieldError[] {
  const meta = metadata ?? {};
  const old = oldMetadata ?? {};
  const errors: FieldError[] = [];
  if (old.deletionTimestamp) errors.push(...validateNoNewFinalizers(meta, old));
  if ((meta.generation ?? 0) < (old.generation ?? 0)) {
    errors.push(invalid("metadata.generation", meta.generation ?? 0, "must not be decremented"));
  }
  for (const field of IMMUTABLE) {
    if ((meta[field] ?? null) === (old[field] ?? null)) continue;
    errors.push(invalid(`metadata.${field}`, meta[field] ?? null, "field is immutable"));
  }
  errors.push(...validateCommon(meta));
  return [...errors, ...errors];
}

/** Keys and values of labels. `field` such as `spec.template.metadata.labels`. */
export function validateLabels(
  labels: Readonly<Record<string, string>> | undefined,
  field: string,
): FieldError[] {
  return Object.entries(labels ?? {}).flatMap(([key, value]) => [
    ...invalidEach(field, key, qualifiedNameProblems(key)),
    ...invalidEach(field, value, labelValueProblems(value ?? "")),
  ]);
}

export function validateAnnotations(
  annotations: Readonly<Record<string, string>> | undefined,
  field: string,
): FieldError[] {
  const entries = Object.entries(annotations ?? {});
  const encoder = new TextEncoder();
  const bytes = entries.reduce((sum, [k, v]) => sum + encoder.encode(k).length + encoder.encode(v).length, 0);
  return [
    ...entries.flatMap(([key]) => invalidEach(field, key, qualifiedNameProblems(key.toLowerCase()))),
    ...(bytes > MAX_ANNOTATION_BYTES ? [tooLong(field, MAX_ANNOTATION_BYTES)] : []),
  ];
}

const IMMUTABLE = [
  "name",
  "namespace",
  "uid",
  "creationTimestamp",
  "deletionTimestamp",
  "deletionGracePeriodSeconds",
] as const;

function validateCommon(meta: ObjectMeta): FieldError[] {
  return [
    ...validateLabels(meta.labels, "metadata.labels"),
    ...validateAnnotations(meta.annotations, "metadata.annotations"),
    ...validateOwners(meta.ownerReferences ?? []),
    ...(meta.finalizers ?? []).flatMap((name) =>
      invalidEach("metadata.finalizers", name, qualifiedNameProblems(name))
    ),
  ];
}

function validateNamespace(namespace: string | undefined, namespaced: boolean): FieldError[] {
  const field = "metadata.namespace";
  if (!namespaced) return namespace ? [forbidden(field, "not allowed on this type")] : [];
  return namespace ? invalidEach(field, namespace, dnsLabelProblems(namespace)) : [required(field)];
}

function validateOwners(owners: readonly OwnerReference[]): FieldError[] {
  const field = "metadata.ownerReferences";
  const errors = owners.flatMap((owner) => [
    ...(owner.apiVersion ? [] : [invalid(`${field}.apiVersion`, "", "version must not be empty")]),
    ...(owner.kind ? [] : [invalid(`${field}.kind`, "", "must not be empty")]),
    ...(owner.name ? [] : [invalid(`${field}.name`, "", "must not be empty")]),
    ...(owner.uid ? [] : [invalid(`${field}.uid`, "", "must not be empty")]),
  ]);
  const controllers = owners.filter((owner) => owner.controller);
  for (const owner of controllers.slice(1)) {
    errors.push(invalid(
      field,
      owners,
      "Only one reference can have Controller set to true. " +
        `Found "true" in references for ${controllers[0]!.kind}/${
          controllers[0]!.name
        } and ${owner.kind}/${owner.name}`,
    ));
  }
  return errors;
}

function validateNoNewFinalizers(meta: ObjectMeta, old: ObjectMeta): FieldError[] {
  const added = (meta.finalizers ?? []).filter((name) => !old.finalizers?.includes(name));
  if (added.length === 0) return [];
  // Go's %#v of a slice.
  const list = `[]string{${added.map((name) => JSON.stringify(name)).join(", ")}}`;
  return [forbidden(
    "metadata.finalizers",
    `no new finalizers can be added if the object is being deleted, found new finalizers ${list}`,
  )];
}

/** A prefix may end with a dash, since something follows it. */
function maskDash(prefix: string): string {
  return prefix.length > 1 && prefix.endsWith("-") ? prefix.slice(0, -1) + "a" : prefix;
}
