/** A short way to write kinds that are stored, checked, watched and printed, and have no behaviour beyond that. */
import type { ObjectMeta } from "../../../kube/object.ts";
import { parseGroupVersion } from "../../../kube/group_version.ts";
import type { Kind } from "../kind.ts";
import type { FieldError } from "../status_error.ts";
import { ageColumn, nameColumn } from "./columns.ts";
import { dropNulls } from "./absent_nulls.ts";
import { type NameRule, validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";

/** What differs from a cluster-scoped kind with the columns Name and Age and no rules but those of metadata. */
export interface PlainOptions<T extends { metadata?: unknown }> extends
  Partial<
    Omit<
      Kind<T>,
      "group" | "version" | "kind" | "plural" | "schema" | "setDefaults" | "validate" | "validateUpdate"
    >
  > {
  /** The rule for its names; absent: a DNS subdomain. */
  name?: NameRule;
  /** Fills in absent fields; nulls are gone already. */
  defaults?(object: T): void;
  /** What is wrong beside the metadata, on create and on update. */
  rules?(object: T): FieldError[];
  /** What an update may not do beside breaking `rules`. */
  changes?(object: T, old: T): FieldError[];
}

/** A kind such as `plainKind("coordination.k8s.io/v1", "Lease", "leases", { namespaced: true })`. */
export function plainKind<T extends { metadata?: ObjectMeta }>(
  apiVersion: string,
  kind: string,
  plural: string,
  options: PlainOptions<T> = {},
): Kind<T> {
  const { name, defaults, rules, changes, ...rest } = options;
  const { group, version } = parseGroupVersion(apiVersion);
  const namespaced = rest.namespaced ?? false;
  const nameRule = name ? { name } : {};
  return {
    group,
    version,
    kind,
    plural,
    singular: kind.toLowerCase(),
    shortNames: [],
    categories: [],
    namespaced,
    schema: `io.k8s.api.${group.split(".")[0] || "core"}.${version}.${kind}`,
    columns: [nameColumn(), ageColumn()],
    setDefaults: (it) => {
      dropNulls(it);
      defaults?.(it);
    },
    validate: (it) => [
      ...validateMetadata(it.metadata, { namespaced, ...nameRule }),
      ...rules?.(it) ?? [],
    ],
    validateUpdate: (it, old) => [
      ...validateMetadataUpdate(it.metadata, old.metadata),
      ...rules?.(it) ?? [],
      ...changes?.(it, old) ?? [],
    ],
    allowUnconditionalUpdate: true,
    ...rest,
  };
}
