/** What Deployments and ReplicaSets share: they hold a pod template, a selector for its pods and a number of them. */
import type { IPodTemplateSpec } from "kubernetes-models/v1/PodTemplateSpec";
import {
  formatLabelSelector,
  fromLabelSelectorObject,
  type LabelSelector,
  type LabelSelectorObject,
  matchesLabels,
  printLabelSelector,
  SelectorError,
} from "../../../kube/label_selector.ts";
import { qualifiedNameProblems } from "../../../kube/name_rules.ts";
import type { ObjectMeta } from "../../../kube/object.ts";
import type { Column, ScalePaths } from "../kind.ts";
import type { FieldError } from "../status_error.ts";
import { column } from "./columns.ts";
import { forbidden, invalid, invalidEach, notSupported, required } from "./field_errors.ts";
import { validateLabels } from "./metadata_validation.ts";
import { setPodSpecDefaults } from "./pod_spec_defaults.ts";
import { validatePodTemplate } from "./pod_spec_validation.ts";

export interface Workload {
  metadata?: ObjectMeta;
  spec?: {
    replicas?: number;
    selector?: LabelSelectorObject;
    template?: IPodTemplateSpec;
  };
  status?: { replicas?: number };
}

/** The wide columns: what the template runs, and which pods count. */
export function templateColumns<T extends Workload>(): Column<T>[] {
  const containers = (it: T) => it.spec?.template?.spec?.containers ?? [];
  const names = (it: T) => containers(it).map((container) => container.name).join(",");
  const images = (it: T) => containers(it).map((container) => container.image).join(",");
  const wide = { wide: true };
  return [
    column("Containers", "Names of the template's containers.", names, wide),
    column("Images", "Images of the template's containers.", images, wide),
    column("Selector", "Which pods count.", (it) => selectorText(it.spec?.selector), wide),
  ];
}

export function scalePaths<T extends Workload>(): ScalePaths<T> {
  return {
    replicas: (it) => it.spec?.replicas ?? 0,
    setReplicas: (it, replicas) => {
      if (it.spec) it.spec.replicas = replicas;
    },
    statusReplicas: (it) => it.status?.replicas ?? 0,
    selector: (it) => printLabelSelector(fromLabelSelectorObject(it.spec?.selector)),
  };
}

/** The template, filled up; one that was left out becomes an empty one. `kind` is the owner's. */
export function withTemplateDefaults(template: IPodTemplateSpec | undefined, kind: string): IPodTemplateSpec {
  const whole = template ?? {};
  whole.spec ??= { containers: [] };
  setPodSpecDefaults(whole.spec, { kind, version: "v1" });
  return whole;
}

/** The selector itself. `emptyText` is what the server says of one that selects everything; absent: it may. */
export function validateSelector(
  selector: LabelSelectorObject | undefined,
  field: string,
  emptyText?: string,
): FieldError[] {
  if (!selector) return [required(field)];
  const errors = validateLabels(selector.matchLabels, `${field}.matchLabels`);
  for (const [index, expression] of (selector.matchExpressions ?? []).entries()) {
    errors.push(...validateExpression(expression, `${field}.matchExpressions[${index}]`));
  }
  const isEmpty = !selector.matchExpressions?.length && !Object.keys(selector.matchLabels ?? {}).length;
  if (emptyText !== undefined && isEmpty) {
    errors.push(invalid(field, selector, emptyText));
  }
  return errors;
}

/** The template, whose labels must satisfy the selector and whose pods must run for ever. */
export function validateTemplate(
  template: IPodTemplateSpec | undefined,
  selector: LabelSelectorObject | undefined,
  field: string,
): FieldError[] {
  const parsed = readSelector(selector);
  if (!parsed) return [];
  const errors: FieldError[] = [];
  const labels = template?.metadata?.labels;
  const isEmpty = parsed.requirements.length === 0 && !parsed.nothing;
  if (!isEmpty && !matchesLabels(parsed, labels)) {
    errors.push(
      invalid(`${field}.metadata.labels`, labels ?? null, "`selector` does not match template `labels`"),
    );
  }
  errors.push(...validatePodTemplate(template, field));
  const spec = template?.spec;
  if (spec?.restartPolicy !== "Always") {
    errors.push(notSupported(`${field}.spec.restartPolicy`, spec?.restartPolicy ?? "", ["Always"]));
  }
  if (spec?.activeDeadlineSeconds !== undefined) {
    errors.push(
      forbidden(
        `${field}.spec.activeDeadlineSeconds`,
        "activeDeadlineSeconds in ReplicaSet is not Supported",
      ),
    );
  }
  return errors;
}

/** `spec.selector` may not change, or the pods it has would be left behind. */
export function validateSameSelector(it: Workload, old: Workload): FieldError[] {
  const isSame = selectorText(it.spec?.selector) === selectorText(old.spec?.selector);
  return isSame ? [] : [invalid("spec.selector", it.spec?.selector ?? null, "field is immutable")];
}

function validateExpression(
  { key = "", operator = "", values }: { key?: string; operator?: string; values?: string[] },
  field: string,
): FieldError[] {
  const errors: FieldError[] = [];
  const hasValues = (values ?? []).length > 0;
  if (operator === "In" || operator === "NotIn") {
    const why = "must be specified when `operator` is 'In' or 'NotIn'";
    if (!hasValues) errors.push(required(`${field}.values`, why));
  } else if (operator === "Exists" || operator === "DoesNotExist") {
    const why = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'";
    if (hasValues) errors.push(forbidden(`${field}.values`, why));
  } else {
    errors.push(invalid(`${field}.operator`, operator, "not a valid selector operator"));
  }
  return [...errors, ...invalidEach(`${field}.key`, key, qualifiedNameProblems(key))];
}

function readSelector(selector: LabelSelectorObject | undefined): LabelSelector | undefined {
  // A writer may have left out what the type promises.
  const isWhole = selector?.matchExpressions?.every(({ key, operator }) => key && operator) ?? true;
  if (!isWhole) return undefined;
  try {
    return fromLabelSelectorObject(selector);
  } catch (error) {
    // `validateSelector` has said what is wrong with it.
    if (error instanceof SelectorError) return undefined;
    throw error;
  }
}

/** As columns print it. */
export function selectorText(selector: LabelSelectorObject | undefined): string {
  const parsed = readSelector(selector);
  return parsed ? formatLabelSelector(parsed) : "<error>";
}
