/** Environment variables of a container, and whole maps taken into its environment. */
import type { IEnvFromSource } from "kubernetes-models/v1/EnvFromSource";
import type { IEnvVar } from "kubernetes-models/v1/EnvVar";
import type { IEnvVarSource } from "kubernetes-models/v1/EnvVarSource";
import { subdomainProblems } from "../../../kube/name_rules.ts";
import type { FieldError } from "../status_error.ts";
import { dataKeyProblems } from "../../../kube/name_rules.ts";
import { invalid, invalidEach, notSupported, required } from "./field_errors.ts";

export function validateEnvironment(variables: readonly IEnvVar[], field: string): FieldError[] {
  return variables.flatMap((variable, index) => {
    const path = `${field}[${index}]`;
    return [
      ...(variable.name
        ? invalidEach(`${path}.name`, variable.name, variableNameProblems(variable.name))
        : [required(`${path}.name`)]),
      ...validateSource(variable, `${path}.valueFrom`),
    ];
  });
}

export function validateEnvironmentFrom(sources: readonly IEnvFromSource[], field: string): FieldError[] {
  return sources.flatMap((source, index) => {
    const path = `${field}[${index}]`;
    const errors = source.prefix
      ? invalidEach(`${path}.prefix`, source.prefix, variableNameProblems(source.prefix))
      : [];
    const given = (["configMapRef", "secretRef"] as const).filter((name) => source[name]);
    for (const name of given) errors.push(...validateMapName(source[name]?.name, `${path}.${name}`));
    if (given.length === 0) {
      errors.push(invalid(path, "", "must specify one of: `configMapRef` or `secretRef`"));
    } else if (given.length > 1) errors.push(invalid(path, "", ONE_ONLY));
    return errors;
  });
}

const ONE_ONLY = "may not have more than one field specified at a time";

function variableNameProblems(name: string): string[] {
  // deno-fmt-ignore
  return /^[ -<>-~]+$/.test(name) ? [] : [
    "a valid environment variable name must consist only of printable ASCII characters other than '='",
  ];
}

function validateSource(variable: IEnvVar, field: string): FieldError[] {
  const source = variable.valueFrom;
  if (!source) return [];
  const errors: FieldError[] = [];
  if (source.fieldRef) errors.push(...validateFieldPath(source.fieldRef.fieldPath, `${field}.fieldRef`));
  if (source.resourceFieldRef && !source.resourceFieldRef.resource) {
    errors.push(required(`${field}.resourceFieldRef.resource`));
  }
  for (const name of ["configMapKeyRef", "secretKeyRef"] as const) {
    if (source[name]) errors.push(...validateKey(source[name], `${field}.${name}`));
  }
  const given = SOURCES.filter((name) => source[name]).length;
  if (variable.value && given > 0) {
    errors.push(invalid(field, "", "may not be specified when `value` is not empty"));
  }
  if (given === 0) {
    errors.push(invalid(
      field,
      "",
      "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`",
    ));
  } else if (given > 1) errors.push(invalid(field, "", ONE_ONLY));
  return errors;
}

const SOURCES = ["fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef", "fileKeyRef"] as const;

/** In the server's order: sorted. */
const FIELD_PATHS = [
  "metadata.name",
  "metadata.namespace",
  "metadata.uid",
  "spec.nodeName",
  "spec.serviceAccountName",
  "status.hostIP",
  "status.hostIPs",
  "status.podIP",
  "status.podIPs",
];

function validateFieldPath(fieldPath: string | undefined, field: string): FieldError[] {
  if (!fieldPath) return [required(`${field}.fieldPath`)];
  if (/^metadata\.(labels|annotations)\['.+'\]$/.test(fieldPath)) return [];
  if (!/^(metadata|spec|status)\.\w+$/.test(fieldPath)) {
    return [invalid(`${field}.fieldPath`, fieldPath, `field label not supported: ${fieldPath}`)];
  }
  return FIELD_PATHS.includes(fieldPath) ? [] : [notSupported(`${field}.fieldPath`, fieldPath, FIELD_PATHS)];
}

function validateKey(
  reference: NonNullable<IEnvVarSource["configMapKeyRef"]>,
  field: string,
): FieldError[] {
  return [
    ...validateMapName(reference.name, field),
    ...(reference.key
      ? invalidEach(`${field}.key`, reference.key, dataKeyProblems(reference.key))
      : [required(`${field}.key`)]),
  ];
}

function validateMapName(name: string | undefined, field: string): FieldError[] {
  return name ? invalidEach(`${field}.name`, name, subdomainProblems(name)) : [required(`${field}.name`)];
}
