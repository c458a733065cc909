import type { IIngressClass } from "kubernetes-models/networking.k8s.io/v1/IngressClass";
import { dnsLabelProblems, pathSegmentProblems, subdomainProblems } from "../../../kube/name_rules.ts";
import type { Kind } from "../kind.ts";
import type { FieldError } from "../status_error.ts";
import { dropNulls } from "./absent_nulls.ts";
import { ageColumn, column, nameColumn, NONE } from "./columns.ts";
import { forbidden, invalid, invalidEach, notSupported, required, tooLong } from "./field_errors.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";

export const DEFAULT_CLASS_ANNOTATION = "ingressclass.kubernetes.io/is-default-class";

export const ingressClass: Kind<IIngressClass> = {
  group: "networking.k8s.io",
  version: "v1",
  kind: "IngressClass",
  plural: "ingressclasses",
  singular: "ingressclass",
  shortNames: [],
  categories: [],
  namespaced: false,
  schema: "io.k8s.api.networking.v1.IngressClass",
  columns: [
    { ...nameColumn<IIngressClass>(), cell: nameText },
    column("Controller", "Who serves ingresses of this class.", (it) => it.spec?.controller ?? ""),
    column("Parameters", "Where the controller finds more about the class.", parametersText),
    ageColumn(),
  ],
  setDefaults: (it) => {
    dropNulls(it.spec);
    it.spec ??= {};
    if (it.spec.parameters) it.spec.parameters.scope ??= "Cluster";
  },
  validate: (it) => [...validateMetadata(it.metadata, { namespaced: false }), ...validateSpec(it)],
  validateUpdate: (it, old) => [
    ...validateMetadataUpdate(it.metadata, old.metadata),
    ...(it.spec?.controller === old.spec?.controller
      ? []
      : [invalid("spec.controller", it.spec?.controller ?? "", "field is immutable")]),
    ...validateSpec(it),
  ],
  generation: "spec",
  allowUnconditionalUpdate: true,
};

const MAX_CONTROLLER_BYTES = 250;
const SCOPES = ["Cluster", "Namespace"];
const PATH_PATTERN = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+";

function nameText(it: IIngressClass): string {
  const isDefault = it.metadata?.annotations?.[DEFAULT_CLASS_ANNOTATION] === "true";
  return (it.metadata?.name ?? "") + (isDefault ? " (default)" : "");
}

function parametersText(it: IIngressClass): string {
  const { parameters } = it.spec ?? {};
  if (!parameters) return NONE;
  const group = parameters.apiGroup === undefined ? "" : `.${parameters.apiGroup}`;
  return `${parameters.kind ?? ""}${group}/${parameters.name ?? ""}`;
}

function validateSpec({ spec = {} }: IIngressClass): FieldError[] {
  const { controller = "", parameters } = spec;
  return [
    ...(controller.length > MAX_CONTROLLER_BYTES ? [tooLong("spec.controller", MAX_CONTROLLER_BYTES)] : []),
    ...validatePrefixedPath(controller, "spec.controller"),
    ...(parameters ? validateParameters(parameters) : []),
  ];
}

/** `acme.io/foo` (apimachinery/pkg/util/validation, IsDomainPrefixedPath). */
function validatePrefixedPath(text: string, field: string): FieldError[] {
  if (!text) return [required(field)];
  const [, host, path] = /^([^/]*)\/(.*)$/s.exec(text) ?? [];
  if (!host || !path) return [invalid(field, text, 'must be a domain-prefixed path (such as "acme.io/foo")')];
  const errors = invalidEach(field, host, subdomainProblems(host));
  if (new RegExp(`^${PATH_PATTERN}$`).test(path)) return errors;
  const why = `Invalid path (regex used for validation is '${PATH_PATTERN}')`;
  return [...errors, invalid(field, path, why)];
}

function validateParameters(
  { apiGroup, kind, name, scope, namespace }: NonNullable<
    NonNullable<IIngressClass["spec"]>["parameters"]
  >,
): FieldError[] {
  const field = "spec.parameters";
  const segment = (key: string, text: string | undefined) =>
    text ? invalidEach(`${field}.${key}`, text, pathSegmentProblems(text)) : [required(`${field}.${key}`)];
  const errors = [
    ...(apiGroup === undefined
      ? []
      : invalidEach(`${field}.apiGroup`, apiGroup, subdomainProblems(apiGroup))),
    ...segment("kind", kind),
    ...segment("name", name),
  ];
  if (scope === undefined) return [...errors, required(`${field}.scope`)];
  if (!SCOPES.includes(scope)) return [...errors, notSupported(`${field}.scope`, scope, SCOPES)];
  if (scope === "Cluster") {
    return namespace === undefined
      ? errors
      : [...errors, forbidden(`${field}.namespace`, "`parameters.scope` is set to 'Cluster'")];
  }
  if (namespace === undefined) {
    return [...errors, required(`${field}.namespace`, "`parameters.scope` is set to 'Namespace'")];
  }
  return [...errors, ...invalidEach(`${field}.namespace`, namespace, dnsLabelProblems(namespace))];
}
