/** What a ResourceQuota may say. Source: pkg/apis/core/validation/validation.go, ValidateResourceQuotaSpec. */
import type { IResourceQuotaSpec } from "kubernetes-models/v1/ResourceQuotaSpec";
import type { IIoK8sApiCoreV1ScopedResourceSelectorRequirement as Requirement } from "kubernetes-models/v1/ScopedResourceSelectorRequirement";
import { compareQuantities, parseQuantity } from "../../../kube/quantity.ts";
import type { FieldError } from "../status_error.ts";
import { invalid, required } from "./field_errors.ts";
import { isIntegerResource, isStandardQuotaResource, validateQuotaResourceName } from "./resource_names.ts";

export function validateQuotaSpec(spec: IResourceQuotaSpec = {}): FieldError[] {
  return [
    ...Object.entries(spec.hard ?? {}).flatMap(([name, amount]) => {
      const field = `spec.hard[${name}]`;
      return [...validateQuotaResourceName(name, field), ...validateAmount(name, amount, field)];
    }),
    ...validateScopes(spec),
    ...validateSelector(spec),
  ];
}

/** The scopes may come in another order. */
export function validateSameScopes(
  spec: IResourceQuotaSpec = {},
  old: IResourceQuotaSpec = {},
): FieldError[] {
  const set = ({ scopes = [] }: IResourceQuotaSpec) => [...new Set(scopes)].sort().join();
  return set(spec) === set(old) ? [] : [invalid("spec.scopes", spec.scopes ?? null, "field is immutable")];
}

function validateAmount(name: string, amount: string | number, field: string): FieldError[] {
  const errors: FieldError[] = [];
  if (compareQuantities(amount, 0) < 0) {
    errors.push(invalid(field, String(amount), "must be greater than or equal to 0"));
  }
  if (isIntegerResource(name) && parseQuantity(amount).nano % 1_000_000_000n !== 0n) {
    errors.push(invalid(field, String(amount), "must be an integer"));
  }
  return errors;
}

const POD_SCOPES = [
  "Terminating",
  "NotTerminating",
  "NotBestEffort",
  "PriorityClass",
  "CrossNamespacePodAffinity",
];
const KNOWN_SCOPES = [...POD_SCOPES, "BestEffort", "VolumeAttributesClass"];
/** Scopes that are there or not; they have no values to choose from. */
const PLAIN_SCOPES = [
  "BestEffort",
  "NotBestEffort",
  "Terminating",
  "NotTerminating",
  "CrossNamespacePodAffinity",
];
const COMPUTE = ["cpu", "memory", "limits.cpu", "limits.memory", "requests.cpu", "requests.memory"];

/** Whether what is counted can be told apart by the scope. */
function suits(scope: string, name: string): boolean {
  if (POD_SCOPES.includes(scope)) return name === "pods" || COMPUTE.includes(name);
  if (scope === "BestEffort") return name === "pods";
  if (scope === "VolumeAttributesClass") {
    return name === "persistentvolumeclaims" || name === "requests.storage";
  }
  return true;
}

function unsuited(spec: IResourceQuotaSpec, scope: string): string[] {
  return Object.keys(spec.hard ?? {}).filter((name) => isStandardQuotaResource(name) && !suits(scope, name));
}

function isContradiction(scopes: readonly string[]): boolean[] {
  return [["BestEffort", "NotBestEffort"], ["Terminating", "NotTerminating"]]
    .map((pair) => pair.every((scope) => scopes.includes(scope)));
}

function validateScopes(spec: IResourceQuotaSpec): FieldError[] {
  const { scopes = [] } = spec;
  const wrong = (detail: string) => invalid("spec.scopes", scopes, detail);
  const errors = scopes.flatMap((scope) => [
    ...(KNOWN_SCOPES.includes(scope) ? [] : [wrong("unsupported scope")]),
    ...unsuited(spec, scope).map(() => wrong("unsupported scope applied to resource")),
  ]);
  return [...errors, ...isContradiction(scopes).filter(Boolean).map(() => wrong("conflicting scopes"))];
}

function validateSelector(spec: IResourceQuotaSpec): FieldError[] {
  if (!spec.scopeSelector) return [];
  const field = "spec.scopeSelector.matchExpressions";
  const requirements = spec.scopeSelector.matchExpressions ?? [];
  const errors = requirements.flatMap((requirement) => [
    ...(KNOWN_SCOPES.includes(requirement.scopeName)
      ? []
      : [invalid(`${field}.scopeName`, requirement.scopeName, "unsupported scope")]),
    ...unsuited(spec, requirement.scopeName).map(() =>
      invalid(field, internalForm(requirements), "unsupported scope applied to resource")
    ),
    ...validateOperator(requirement, field),
  ]);
  const scopes = requirements.map(({ scopeName }) => scopeName);
  const conflicts = isContradiction(scopes).filter(Boolean);
  return [...errors, ...conflicts.map(() => invalid(field, spec.scopes ?? null, "conflicting scopes"))];
}

function validateOperator({ scopeName, operator, values = [] }: Requirement, field: string): FieldError[] {
  const errors: FieldError[] = [];
  if (PLAIN_SCOPES.includes(scopeName) && operator !== "Exists") {
    const why = "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, " +
      "ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or " +
      "ResourceQuotaScopeCrossNamespacePodAffinity";
    errors.push(invalid(`${field}.operator`, operator, why));
  }
  if (operator === "In" || operator === "NotIn") {
    const why = "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector";
    if (values.length === 0) errors.push(required(`${field}.values`, why));
  } else if (operator === "Exists" || operator === "DoesNotExist") {
    const why = "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector";
    if (values.length > 0) errors.push(invalid(`${field}.values`, values, why));
  } else errors.push(invalid(`${field}.operator`, operator, "not a valid selector operator"));
  return errors;
}

/** The server shows its own type, whose fields are named otherwise. */
function internalForm(requirements: readonly Requirement[]): unknown {
  return {
    MatchExpressions: requirements.map(({ scopeName, operator, values }) => ({
      ScopeName: scopeName,
      Operator: operator,
      Values: values ?? null,
    })),
  };
}
