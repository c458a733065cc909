/** What validating and mutating webhooks have in common (pkg/apis/admissionregistration/validation). */
import type { IMutatingWebhook } from "kubernetes-models/admissionregistration.k8s.io/v1/MutatingWebhook";
import type { IValidatingWebhook } from "kubernetes-models/admissionregistration.k8s.io/v1/ValidatingWebhook";
import { dns1035LabelProblems, subdomainProblems } from "../../../kube/name_rules.ts";
import type { FieldError } from "../status_error.ts";
import { oneOf } from "./container_validation.ts";
import { duplicate, invalid, invalidEach, notSupported, required } from "./field_errors.ts";

export type Webhook = IValidatingWebhook | IMutatingWebhook;

const HTTPS_PORT = 443;
const DEFAULT_TIMEOUT_SECONDS = 10;

export function setWebhookDefaults(hook: Webhook): void {
  hook.failurePolicy ??= "Fail";
  hook.matchPolicy ??= "Equivalent";
  hook.namespaceSelector ??= {};
  hook.objectSelector ??= {};
  hook.timeoutSeconds ??= DEFAULT_TIMEOUT_SECONDS;
  hook.clientConfig ??= {};
  if (hook.clientConfig.service) hook.clientConfig.service.port ??= HTTPS_PORT;
  for (const rule of hook.rules ?? []) rule.scope ??= "*";
}

export function validateWebhooks(hooks: readonly Webhook[]): FieldError[] {
  return hooks.flatMap((hook, index) => {
    const field = `webhooks[${index}]`;
    const isSecond = hooks.findIndex(({ name }) => name === hook.name) < index;
    return [
      ...validateWebhook(hook, field),
      ...validateVersions(hook.admissionReviewVersions ?? [], `${field}.admissionReviewVersions`),
      ...(isSecond && hook.name ? [duplicate(`${field}.name`, hook.name)] : []),
    ];
  });
}

const SIDE_EFFECTS = ["None", "NoneOnDryRun"];
const OPERATIONS = ["*", "CONNECT", "CREATE", "DELETE", "UPDATE"];
const REVIEW_VERSIONS = ["v1", "v1beta1"];

function validateWebhook(hook: Webhook, field: string): FieldError[] {
  const { name, rules = [], failurePolicy, matchPolicy, sideEffects, timeoutSeconds } = hook;
  return [
    ...validateHookName(name ?? "", `${field}.name`),
    ...rules.flatMap((rule, index) => validateRule(rule, `${field}.rules[${index}]`)),
    ...oneOf(failurePolicy, ["Fail", "Ignore"], `${field}.failurePolicy`),
    ...oneOf(matchPolicy, ["Equivalent", "Exact"], `${field}.matchPolicy`),
    ...(sideEffects === undefined
      ? [required(`${field}.sideEffects`, `must specify one of ${SIDE_EFFECTS.join(", ")}`)]
      : oneOf(sideEffects, SIDE_EFFECTS, `${field}.sideEffects`)),
    ...(timeoutSeconds !== undefined && (timeoutSeconds > 30 || timeoutSeconds < 1)
      ? [
        invalid(
          `${field}.timeoutSeconds`,
          timeoutSeconds,
          "the timeout value must be between 1 and 30 seconds",
        ),
      ]
      : []),
    ...validateClient(hook, `${field}.clientConfig`),
  ];
}

/** Such as `policy.example.com`: three parts at least. */
function validateHookName(name: string, field: string): FieldError[] {
  if (!name) return [required(field)];
  const problems = subdomainProblems(name);
  if (problems.length > 0) return invalidEach(field, name, problems);
  return name.split(".").length >= 3
    ? []
    : [invalid(field, name, "should be a domain with at least three segments separated by dots")];
}

function validateClient({ clientConfig: { url, service } }: Webhook, field: string): FieldError[] {
  if ((url === undefined) === (service === undefined)) {
    return [required(field, "exactly one of url or service is required")];
  }
  if (url !== undefined) {
    return url.startsWith("https://") ? [] : [invalid(
      `${field}.url`,
      url,
      `'https' is the only allowed URL scheme; desired format: https://host[/path]`,
    )];
  }
  return [
    ...(service!.name ? [] : [required(`${field}.service.name`, "service name is required")]),
    ...(service!.namespace ? [] : [required(`${field}.service.namespace`, "service namespace is required")]),
  ];
}

function validateRule(rule: NonNullable<Webhook["rules"]>[number], field: string): FieldError[] {
  const { operations = [], apiGroups = [], apiVersions = [], resources = [], scope } = rule;
  const lists = { operations, apiGroups, apiVersions, resources };
  const errors = operations.flatMap((operation, index) =>
    OPERATIONS.includes(operation)
      ? []
      : [notSupported(`${field}.operations[${index}]`, operation, OPERATIONS)]
  );
  for (const [name, list] of Object.entries(lists)) {
    if (list.length === 0) errors.push(required(`${field}.${name}`));
    const words = OTHERS[name];
    if (words && list.length > 1 && list.includes("*")) {
      errors.push(invalid(`${field}.${name}`, list, `if '*' is present, must not specify other ${words}`));
    }
  }
  return [...errors, ...oneOf(scope, ["*", "Cluster", "Namespaced"], `${field}.scope`)];
}

const OTHERS: Record<string, string> = {
  operations: "operations",
  apiGroups: "API groups",
  apiVersions: "API versions",
};

function validateVersions(versions: readonly string[], field: string): FieldError[] {
  const known = REVIEW_VERSIONS.join(", ");
  if (versions.length === 0) return [required(field, `must specify one of ${known}`)];
  const errors = versions.flatMap((version, index) =>
    versions.indexOf(version) < index
      ? [invalid(`${field}[${index}]`, version, "duplicate version")]
      : invalidEach(`${field}[${index}]`, version, dns1035LabelProblems(version))
  );
  if (versions.some((version) => REVIEW_VERSIONS.includes(version))) return errors;
  return [...errors, invalid(field, versions, `must include at least one of ${known}`)];
}
