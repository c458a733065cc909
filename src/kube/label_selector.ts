/** Label selectors, as text (`app in (web, db),!legacy`) and as objects (matchLabels, matchExpressions). */
import {
  checkLabelRequirement,
  isInteger,
  type LabelOperator,
  type LabelRequirement,
} from "./label_requirement.ts";
import { parseLabelRequirements } from "./label_selector_parser.ts";
import { ownEntry } from "./own_entry.ts";
import { SelectorError } from "./selector_error.ts";

export { SelectorError };

/** No requirements select everything, unless `nothing` is set. */
export interface LabelSelector {
  /** Sorted by key. */
  requirements: LabelRequirement[];
  /** True where there was no selector object at all: the machinery then selects nothing. */
  nothing?: boolean;
}

/** meta/v1 LabelSelector. */
export interface LabelSelectorObject {
  matchLabels?: Record<string, string>;
  matchExpressions?: { key: string; operator: string; values?: string[] }[];
}

/**
 * Reads a selector as `-l` and `?labelSelector=` take it; empty text selects everything.
 *
 * @throws {SelectorError} in the API machinery's wording.
 */
export function parseLabelSelector(text: string): LabelSelector {
  return { requirements: byKey(parseLabelRequirements(text)) };
}

/** Whether labels satisfy a selector. */
export function matchesLabels(selector: LabelSelector, labels: Record<string, string> | undefined): boolean {
  return !selector.nothing &&
    selector.requirements.every((requirement) => satisfies(requirement, ownEntry(labels, requirement.key)));
}

/**
 * The selector of an object. An absent object selects nothing, an empty one everything.
 *
 * @throws {SelectorError} for an unknown operator or values that do not fit it.
 */
export function fromLabelSelectorObject(object: LabelSelectorObject | null | undefined): LabelSelector {
  if (!object) return { requirements: [], nothing: true };
  const labels = Object.entries(object.matchLabels ?? {});
  const requirements: LabelRequirement[] = labels.map(([key, value]) => ({
    key,
    operator: "=",
    values: [value],
  }));
  for (const { key, operator, values = [] } of object.matchExpressions ?? []) {
    const known = ownEntry(expressionOperators, operator);
    if (!known) throw new SelectorError(`"${operator}" is not a valid label selector operator`);
    requirements.push({ key, operator: known, values: [...new Set(values)] });
  }
  requirements.forEach(checkLabelRequirement);
  return { requirements: byKey(requirements) };
}

/** The selector of a plain map of labels, as Services and ReplicationControllers have; values are not checked. */
export function fromLabelMap(labels: Record<string, string> | null | undefined): LabelSelector {
  const requirements = Object.entries(labels ?? {}).map(([key, value]): LabelRequirement => ({
    key,
    operator: "=",
    values: [value],
  }));
  return { requirements: byKey(requirements) };
}

/** The selector as tables and describe print it; `<none>` when it is empty. */
export function formatLabelSelector(selector: LabelSelector): string {
  return printLabelSelector(selector) || "<none>";
}

/** The selector as `-l` and `?labelSelector=` take it. */
export function printLabelSelector(selector: LabelSelector): string {
  return selector.requirements.map(printRequirement).join(",");
}

const expressionOperators: Record<string, LabelOperator | undefined> = {
  In: "in",
  NotIn: "notin",
  Exists: "exists",
  DoesNotExist: "!",
};

const operatorSigns: Record<LabelOperator, string> = {
  in: " in ",
  notin: " notin ",
  "=": "=",
  "==": "==",
  "!=": "!=",
  gt: ">",
  lt: "<",
  exists: "",
  "!": "",
};

function printRequirement({ key, operator, values }: LabelRequirement): string {
  const list = [...values].sort().join(",");
  if (operator === "!") return `!${key}`;
  if (operator === "in" || operator === "notin") return `${key}${operatorSigns[operator]}(${list})`;
  return `${key}${operatorSigns[operator]}${list}`;
}

function satisfies({ operator, values }: LabelRequirement, value: string | undefined): boolean {
  switch (operator) {
    case "in":
    case "=":
    case "==":
      return value !== undefined && values.includes(value);
    case "notin":
    case "!=":
      return value === undefined || !values.includes(value);
    case "exists":
      return value !== undefined;
    case "!":
      return value === undefined;
    case "gt":
    case "lt":
      return value !== undefined && compares(operator, value, values[0]);
  }
}

function compares(operator: "gt" | "lt", value: string, limit: string | undefined): boolean {
  if (!isInteger(value) || limit === undefined || !isInteger(limit)) return false;
  return operator === "gt" ? BigInt(value) > BigInt(limit) : BigInt(value) < BigInt(limit);
}

function byKey(requirements: LabelRequirement[]): LabelRequirement[] {
  return requirements.toSorted((left, right) => left.key < right.key ? -1 : left.key > right.key ? 1 : 0);
}
