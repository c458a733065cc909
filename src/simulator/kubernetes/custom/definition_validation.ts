/** What a CustomResourceDefinition may say. Source: apiextensions-apiserver/pkg/apis/apiextensions/validation. */
import { dns1035LabelProblems, subdomainProblems } from "../../../kube/name_rules.ts";
import { duplicate, forbidden, invalid, notSupported, required } from "../kinds/field_errors.ts";
import { isSame } from "../json_value.ts";
import type { FieldError } from "../status_error.ts";
import type { CustomConversion, CustomDefinition, CustomNames, CustomVersion } from "./custom_definition.ts";
import { hasCondition } from "./custom_definition.ts";
import { columnErrors, scaleErrors } from "./definition_paths.ts";
import { rulePath } from "./rule_path.ts";
import { schemaErrors } from "./schema_validation.ts";

/** Everything that is wrong in a definition's spec and its stored versions; metadata apart. */
export function definitionErrors(definition: CustomDefinition): FieldError[] {
  const { spec, status } = definition;
  const { versions } = spec;
  const errors = [...groupErrors(spec.group), ...scopeErrors(spec.scope)];
  versions.forEach((version, index) => {
    if (version.schema?.openAPIV3Schema) return;
    errors.push(required(`spec.versions[${index}].schema.openAPIV3Schema`));
  });
  errors.push(...versions.flatMap((version, index) => versionErrors(version, index, versions)));
  const names = versions.map(({ name }) => name);
  if (new Set(names).size < names.length) {
    errors.push(invalid("spec.versions", versions, "must contain unique version names"));
  }
  if (versions.filter(({ storage }) => storage).length !== 1) {
    errors.push(
      invalid("spec.versions", versions, "must have exactly one version marked as storage version"),
    );
  }
  return [
    ...errors,
    ...requiredNames(spec.names),
    ...nameErrors(spec.names, "spec.names"),
    ...conversionErrors(spec.conversion, "spec.conversion"),
    ...storedVersionErrors(status?.storedVersions ?? [], versions),
  ];
}

/** What may not change once objects can exist. */
export function definitionUpdateErrors(definition: CustomDefinition, old: CustomDefinition): FieldError[] {
  const immutable = (field: string, now: unknown, before: unknown) =>
    now === before ? [] : [invalid(field, now, "field is immutable")];
  const [{ spec }, before] = [definition, old.spec];
  return [
    ...definitionErrors(definition),
    ...(hasCondition(old, "Established")
      ? [
        ...immutable("spec.scope", spec.scope, before.scope),
        ...immutable("spec.names.kind", spec.names.kind, before.names.kind),
      ]
      : []),
    ...immutable("spec.group", spec.group, before.group),
    ...immutable("spec.names.plural", spec.names.plural, before.names.plural),
  ];
}

function groupErrors(group: string): FieldError[] {
  if (!group) return [required("spec.group")];
  const problems = subdomainProblems(group);
  if (problems.length > 0) return [invalid("spec.group", group, problems.join(","))];
  return group.includes(".")
    ? []
    : [invalid("spec.group", group, "should be a domain with at least one dot")];
}

const SCOPES = ["Cluster", "Namespaced"];

function scopeErrors(scope: string): FieldError[] {
  if (!scope) return [required("spec.scope")];
  return SCOPES.includes(scope) ? [] : [notSupported("spec.scope", scope, SCOPES)];
}

/** What all versions have in common is told of the definition, not of each of them. */
function placeOf<T>(
  versions: readonly CustomVersion[],
  index: number,
  part: (version: CustomVersion) => T,
): string {
  const isShared = versions.every((version) => isSame(part(version), part(versions[0]!)));
  if (!isShared) return `spec.versions[${index}]`;
  return index === 0 ? "spec" : "";
}

function versionErrors(
  version: CustomVersion,
  index: number,
  versions: readonly CustomVersion[],
): FieldError[] {
  const at = `spec.versions[${index}]`;
  const errors: FieldError[] = [];
  const { name = "" } = version;
  const problems = dns1035LabelProblems(name);
  if (problems.length > 0) errors.push(invalid(`${at}.name`, name, problems.join(",")));
  errors.push(...deprecationErrors(version, at));
  const schema = version.schema?.openAPIV3Schema;
  const schemaPlace = placeOf(versions, index, (one) => one.schema);
  const schemaPath = schemaPlace === "spec" ? "spec.validation" : `${schemaPlace}.schema`;
  if (schema && schemaPlace) {
    errors.push(
      ...schemaErrors(schema, `${schemaPath}.openAPIV3Schema`, Boolean(version.subresources?.status)),
    );
  }
  const scalePlace = placeOf(versions, index, (one) => one.subresources);
  if (version.subresources?.scale && scalePlace) {
    errors.push(...scaleErrors(version.subresources.scale, `${scalePlace}.subresources.scale`));
  }
  const columnPlace = placeOf(versions, index, (one) => one.additionalPrinterColumns);
  (columnPlace ? version.additionalPrinterColumns ?? [] : []).forEach((column, number) => {
    errors.push(...columnErrors(column, `${columnPlace}.additionalPrinterColumns[${number}]`));
  });
  const fieldsPlace = placeOf(versions, index, (one) => one.selectableFields);
  return fieldsPlace ? [...errors, ...selectableErrors(version, `${fieldsPlace}.selectableFields`)] : errors;
}

const MAX_WARNING_LENGTH = 256;

function deprecationErrors({ deprecated, deprecationWarning }: CustomVersion, path: string): FieldError[] {
  if (deprecationWarning === undefined) return [];
  const field = `${path}.deprecationWarning`;
  const tell = (why: string) => invalid(field, deprecationWarning, why);
  if (!deprecated) return [tell("can only be set for deprecated versions")];
  const hidden = [...deprecationWarning].findIndex((char) => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(char));
  return [
    ...(deprecationWarning.length > MAX_WARNING_LENGTH ? [tell("must be <= 256 characters long")] : []),
    ...(deprecationWarning === "" ? [tell("must not be an empty string")] : []),
    ...(hidden >= 0
      ? [
        tell(
          `must only contain printable UTF-8 characters; non-printable character found at index ${hidden}`,
        ),
      ]
      : []),
  ];
}

const MAX_SELECTABLE = 8;
const SELECTABLE_TYPES = ["string", "boolean", "integer"];

function selectableErrors(version: CustomVersion, path: string): FieldError[] {
  const schema = version.schema?.openAPIV3Schema;
  const seen = new Set<string>();
  const errors = (version.selectableFields ?? []).flatMap(({ jsonPath }, index) => {
    const field = `${path}[${index}].jsonPath`;
    if (!jsonPath) return [required(field)];
    const found = schema && !jsonPath.includes("[") ? rulePath(jsonPath, schema) : undefined;
    if (!found) {
      const why = jsonPath.includes("[")
        ? "array notation is not allowed"
        : "does not refer to a valid field";
      return [invalid(field, jsonPath, `is an invalid path: ${why}`)];
    }
    const own: FieldError[] = [];
    if (/^metadata\b/.test(found.field)) {
      own.push(invalid(field, jsonPath, "must not point to fields in metadata"));
    }
    if (!SELECTABLE_TYPES.includes(found.schema.type ?? "")) {
      const why =
        "must point to a field of type string, boolean or integer. Enum string fields and strings with " +
        "formats are allowed.";
      own.push(invalid(field, jsonPath, why));
    }
    if (seen.has(found.field)) own.push(duplicate(field, jsonPath));
    seen.add(found.field);
    return own;
  });
  if (seen.size <= MAX_SELECTABLE) return errors;
  const message = `Too many: ${seen.size}: must have at most ${MAX_SELECTABLE} items`;
  return [...errors, { field: path, reason: "FieldValueTooMany", message }];
}

function requiredNames({ plural, singular, kind, listKind }: CustomNames): FieldError[] {
  return Object.entries({ plural, singular, kind, listKind })
    .filter(([, name]) => !name).map(([field]) => required(`spec.names.${field}`));
}

function nameErrors(names: CustomNames, path: string): FieldError[] {
  const { plural, singular, kind, listKind, shortNames = [], categories = [] } = names;
  const label = (field: string, name: string | undefined, prefix = "") => {
    const problems = name ? dns1035LabelProblems(prefix ? name.toLowerCase() : name) : [];
    return problems.length > 0 ? [invalid(`${path}.${field}`, name, prefix + problems.join(","))] : [];
  };
  const mixed = "may have mixed case, but should otherwise match: ";
  return [
    ...label("plural", plural),
    ...label("singular", singular),
    ...label("kind", kind, mixed),
    ...label("listKind", listKind, mixed),
    ...shortNames.flatMap((name, index) => label(`shortNames[${index}]`, name)),
    ...(kind && kind === listKind
      ? [invalid(`${path}.listKind`, listKind, "kind and listKind may not be the same")]
      : []),
    ...categories.flatMap((name, index) => label(`categories[${index}]`, name)),
  ];
}

const STRATEGIES = ["None", "Webhook"];
const REVIEW_VERSIONS = ["v1", "v1beta1"];

function conversionErrors(conversion: CustomConversion | undefined, path: string): FieldError[] {
  if (!conversion) return [];
  const { strategy, webhook } = conversion;
  if (!strategy) return [required(`${path}.strategy`)];
  if (!STRATEGIES.includes(strategy)) return [notSupported(`${path}.strategy`, strategy, STRATEGIES)];
  const client = webhook?.clientConfig;
  const versions = webhook?.conversionReviewVersions ?? [];
  const notWebhook = "should not be set when strategy is not set to Webhook";
  if (strategy === "None") {
    return [
      ...(client ? [forbidden(`${path}.webhookClientConfig`, notWebhook)] : []),
      ...(versions.length > 0 ? [forbidden(`${path}.conversionReviewVersions`, notWebhook)] : []),
    ];
  }
  const errors: FieldError[] = [];
  if (!client) {
    errors.push(required(`${path}.webhookClientConfig`, "required when strategy is set to Webhook"));
  } else if ((client.url === undefined) === (client.service === undefined)) {
    errors.push(required(`${path}.webhookClientConfig`, "exactly one of url or service is required"));
  }
  if (versions.length === 0) errors.push(required(`${path}.conversionReviewVersions`));
  else if (!versions.some((version) => REVIEW_VERSIONS.includes(version))) {
    const why = `must include at least one of ${REVIEW_VERSIONS.join(", ")}`;
    errors.push(invalid(`${path}.conversionReviewVersions`, versions, why));
  }
  return errors;
}

function storedVersionErrors(stored: readonly string[], versions: readonly CustomVersion[]): FieldError[] {
  const field = "status.storedVersions";
  if (stored.length === 0) return [invalid(field, stored, "must have at least one stored version")];
  const errors = versions.filter(({ name, storage }) => storage && !stored.includes(name))
    .map(({ name }) => invalid(field, stored, `must have the storage version ${name}`));
  stored.forEach((name, index) => {
    if (versions.some((version) => version.name === name)) return;
    const why = `missing from spec.versions; ${name} was previously a storage version, and must remain in ` +
      `spec.versions until a storage migration ensures no data remains persisted in ${name} and removes ${name} ` +
      "from status.storedVersions";
    errors.push(invalid(`${field}[${index}]`, name, why));
  });
  return errors;
}
