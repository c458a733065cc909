/** What workloads share: they hold a pod template, a selector for its pods and most of them a number of pods. */
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
  status?: object;
}

/** A workload whose number of pods is asked for. */
export interface SizedWorkload extends Workload {
  status?: { replicas?: number };
}

/** The wide columns: what the template runs, and which pods count. */
export function templateColumns<T extends Workload>(): Column<T>[] {
  const wide = { wide: true };
  return [
    ...containerColumns<T>((it) => it.spec?.template),
    column("Selector", "Which pods count.", (it) => selectorText(it.spec?.selector), wide),
  ];
}

/** The wide columns that say what a template runs. */
export function containerColumns<T>(templateOf: (it: T) => IPodTemplateSpec | undefined): Column<T>[] {
  const containers = (it: T) => templateOf(it)?.spec?.containers ?? [];
  const names = (it: T) => containers(it).map((container) => container.name).join(",");
  const images = (it: T) => containers(it).map((container) => container.image).join(",");
  return [
    column("Containers", "Names of the template's containers.", names, { wide: true }),
    column("Images", "Images of the template's containers.", images, { wide: true }),
  ];
}

export function scalePaths<T extends SizedWorkload>(): ScalePaths<T> {
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
  const errors = validateRequirements(selector, field);
  const isEmpty = !selector.matchExpressions?.length && !Object.keys(selector.matchLabels ?? {}).length;
  if (emptyText !== undefined && isEmpty) {
    errors.push(invalid(field, selector, emptyText));
  }
  return errors;
}

/** What single requirements of a selector have wrong. */
export function validateRequirements(selector: LabelSelectorObject, field: string): FieldError[] {
  const errors = validateLabels(selector.matchLabels, `${field}.matchLabels`);
  for (const [index, expression] of (selector.matchExpressions ?? []).entries()) {
    errors.push(...validateExpression(expression, `${field}.matchExpressions[${index}]`));
  }
  return errors;
}

/**
 * The template, whose labels must satisfy the selector and whose pods must run for ever. `kind` is the one that the
 * server names; Deployments say ReplicaSet.
 */
export function validateTemplate(
  template: IPodTemplateSpec | undefined,
  selector: LabelSelectorObject | undefined,
  field: string,
  kind = "ReplicaSet",
): FieldError[] {
  if (!readSelector(selector)) return [];
  return [
    ...validateTemplateLabels(template, selector, field),
    ...validatePodTemplate(template, field),
    ...validateEndless(template, field, kind),
  ];
}

/** The labels that the template gives must be those that the selector looks for. */
export function validateTemplateLabels(
  template: IPodTemplateSpec | undefined,
  selector: LabelSelectorObject | undefined,
  field: string,
): FieldError[] {
  const parsed = readSelector(selector);
  const labels = template?.metadata?.labels;
  const isEmpty = parsed?.requirements.length === 0 && !parsed.nothing;
  return !parsed || isEmpty || matchesLabels(parsed, labels)
    ? []
    : [invalid(`${field}.metadata.labels`, labels ?? null, "`selector` does not match template `labels`")];
}

/** Pods that are kept going must not want to end. */
export function validateEndless(
  template: IPodTemplateSpec | undefined,
  field: string,
  kind: string,
): FieldError[] {
  const errors: FieldError[] = [];
  const spec = template?.spec;
  if (spec?.restartPolicy !== "Always") {
    errors.push(notSupported(`${field}.spec.restartPolicy`, spec?.restartPolicy ?? "", ["Always"]));
  }
  if (spec?.activeDeadlineSeconds !== undefined) {
    errors.push(
      forbidden(
        `${field}.spec.activeDeadlineSeconds`,
        `activeDeadlineSeconds in ${kind} is not Supported`,
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

/** As `metav1.FormatLabelSelector` writes it: `<none>` where there is none. */
export function selectorText(selector: LabelSelectorObject | undefined): string {
  const parsed = readSelector(selector);
  return parsed ? formatLabelSelector(parsed) : "<error>";
}
