import type { IFlowSchema } from "kubernetes-models/flowcontrol.apiserver.k8s.io/v1/FlowSchema";
import type { IFlowSchemaSpec } from "kubernetes-models/flowcontrol.apiserver.k8s.io/v1/FlowSchemaSpec";
import type { FieldError } from "../status_error.ts";
import { ageColumn, column, nameColumn, NONE } from "./columns.ts";
import { invalid, notSupported, required } from "./field_errors.ts";
import { plainKind } from "./plain_kind.ts";

/** Which requests share a queue. Kept and shown; the simulated server has time for everybody. */
export const flowSchema = plainKind<IFlowSchema>(
  "flowcontrol.apiserver.k8s.io/v1",
  "FlowSchema",
  "flowschemas",
  {
    columns: [
      nameColumn(),
      column(
        "PriorityLevel",
        "Where its requests queue.",
        (it) => it.spec?.priorityLevelConfiguration?.name ?? "",
      ),
      column(
        "MatchingPrecedence",
        "The lowest that matches counts.",
        (it) => it.spec?.matchingPrecedence ?? 0,
      ),
      column("DistinguisherMethod", "What is one flow.", (it) => it.spec?.distinguisherMethod?.type ?? NONE),
      ageColumn(),
      column("MissingPL", "Its priority level does not exist.", danglingText),
    ],
    rowOrder: (left, right) => (left.spec?.matchingPrecedence ?? 0) - (right.spec?.matchingPrecedence ?? 0),
    defaults: (it) => {
      const spec: Partial<IFlowSchemaSpec> = it.spec ?? {};
      spec.matchingPrecedence ||= DEFAULT_PRECEDENCE;
      it.spec = spec as IFlowSchemaSpec;
    },
    prepareForCreate: (it) => {
      it.status = {};
    },
    rules: validateSpec,
    hasStatus: true,
    generation: "spec",
  },
);

const DEFAULT_PRECEDENCE = 1000;
const MAX_PRECEDENCE = 10_000;
const METHODS = ["ByNamespace", "ByUser"];
const SUBJECTS = ["Group", "ServiceAccount", "User"];

function danglingText({ status }: IFlowSchema): string {
  return status?.conditions?.find(({ type }) => type === "Dangling")?.status ?? "?";
}

function validateSpec(it: IFlowSchema): FieldError[] {
  const { matchingPrecedence = 0, distinguisherMethod, priorityLevelConfiguration, rules = [] } = it.spec ??
    {};
  const precedence = (why: string) => [invalid("spec.matchingPrecedence", matchingPrecedence, why)];
  return [
    ...(matchingPrecedence <= 0 ? precedence("must be a positive value") : []),
    ...(matchingPrecedence > MAX_PRECEDENCE ? precedence(`must not be greater than ${MAX_PRECEDENCE}`) : []),
    ...(matchingPrecedence === 1 && it.metadata?.name !== "exempt"
      ? precedence("only the schema named 'exempt' may have matchingPrecedence 1")
      : []),
    ...(distinguisherMethod && !METHODS.includes(distinguisherMethod.type)
      ? [notSupported("spec.distinguisherMethod.type", distinguisherMethod, METHODS)]
      : []),
    ...(priorityLevelConfiguration?.name
      ? []
      : [required("spec.priorityLevelConfiguration.name", "must reference a priority level")]),
    ...rules.flatMap((rule, index) => validateRule(rule, `spec.rules[${index}]`)),
  ];
}

function validateRule(rule: NonNullable<IFlowSchemaSpec["rules"]>[number], field: string): FieldError[] {
  const { subjects = [], resourceRules = [], nonResourceRules = [] } = rule;
  return [
    ...(subjects.length > 0
      ? []
      : [required(`${field}.subjects`, "subjects must contain at least one value")]),
    ...subjects.flatMap(({ kind }, index) =>
      SUBJECTS.includes(kind) ? [] : [notSupported(`${field}.subjects[${index}].kind`, kind, SUBJECTS)]
    ),
    ...(resourceRules.length + nonResourceRules.length > 0
      ? []
      : [required(field, "at least one of resourceRules and nonResourceRules has to be non-empty")]),
  ];
}
