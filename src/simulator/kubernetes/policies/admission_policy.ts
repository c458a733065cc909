import type { LabelSelectorObject } from "../../../kube/label_selector.ts";
import type { KubeObject } from "../../../kube/object.ts";

/** A ValidatingAdmissionPolicy, with the fields that the server itself reads. */
export interface AdmissionPolicy extends KubeObject {
  spec?: {
    paramKind?: { apiVersion?: string; kind?: string };
    matchConstraints?: MatchResources;
    matchConditions?: { name?: string; expression?: string }[];
    variables?: { name?: string; expression?: string }[];
    validations?: PolicyValidation[];
    auditAnnotations?: { key?: string; valueExpression?: string }[];
    failurePolicy?: string;
  };
  status?: { observedGeneration?: number; typeChecking?: object };
}

export interface PolicyValidation {
  expression?: string;
  message?: string;
  messageExpression?: string;
  reason?: string;
}

export interface MatchResources {
  matchPolicy?: string;
  namespaceSelector?: LabelSelectorObject;
  objectSelector?: LabelSelectorObject;
  resourceRules?: ResourceRule[];
  excludeResourceRules?: ResourceRule[];
}

export interface ResourceRule {
  apiGroups?: string[];
  apiVersions?: string[];
  resources?: string[];
  operations?: string[];
  resourceNames?: string[];
  scope?: string;
}

/** A ValidatingAdmissionPolicyBinding. */
export interface PolicyBinding extends KubeObject {
  spec?: {
    policyName?: string;
    paramRef?: ParamRef;
    matchResources?: MatchResources;
    validationActions?: string[];
  };
}

export interface ParamRef {
  name?: string;
  namespace?: string;
  selector?: LabelSelectorObject;
  parameterNotFoundAction?: string;
}

/** In place: what the server fills in. */
export function setMatchDefaults(match: MatchResources | undefined): void {
  if (!match) return;
  match.matchPolicy ??= "Equivalent";
  match.namespaceSelector ??= {};
  match.objectSelector ??= {};
  for (const rule of [...match.resourceRules ?? [], ...match.excludeResourceRules ?? []]) rule.scope ??= "*";
}
