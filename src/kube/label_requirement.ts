/** One requirement of a label selector, and what makes it valid. */
import { labelValueProblems, qualifiedNameProblems } from "./name_rules.ts";
import { SelectorError } from "./selector_error.ts";

/** `in`, `=` and `==` need the label to have one of the values; `notin` and `!=` also hold where it is absent. */
export type LabelOperator = "in" | "notin" | "=" | "==" | "!=" | "gt" | "lt" | "exists" | "!";

/** One condition; all conditions of a selector must hold. */
export interface LabelRequirement {
  key: string;
  operator: LabelOperator;
  /** Sorted and without repetition; one for `=`, `==`, `!=`, `gt`, `lt`; none for `exists` and `!`. */
  values: string[];
}

/** @throws {SelectorError} with everything that is wrong with a requirement, in the API machinery's wording. */
export function checkLabelRequirement(requirement: LabelRequirement): void {
  const problems = requirementProblems(requirement);
  if (problems.length > 0) throw new SelectorError(aggregate(problems));
}

/** Whether a text is a whole number that fits 64 bits, as `gt` and `lt` need it. */
export function isInteger(text: string): boolean {
  return /^[+-]?[0-9]+$/.test(text) &&
    BigInt.asIntN(64, BigInt(text.replace("+", ""))) === BigInt(text.replace("+", ""));
}

function requirementProblems({ key, operator, values }: LabelRequirement): string[] {
  const problems: string[] = [];
  const keyProblems = qualifiedNameProblems(key);
  if (keyProblems.length > 0) problems.push(invalid("key", JSON.stringify(key), keyProblems.join("; ")));
  const shown = JSON.stringify(values);
  if ((operator === "in" || operator === "notin") && values.length === 0) {
    problems.push(invalid("values", shown, "for 'in', 'notin' operators, values set can't be empty"));
  }
  if ((operator === "exists" || operator === "!") && values.length > 0) {
    problems.push(invalid("values", shown, "values set must be empty for exists and does not exist"));
  }
  values.forEach((value, index) => {
    if ((operator === "gt" || operator === "lt") && !isInteger(value)) {
      const detail = "for 'Gt', 'Lt' operators, the value must be an integer";
      problems.push(invalid(`values[${index}]`, JSON.stringify(value), detail));
    }
  });
  values.forEach((value, index) => {
    const found = labelValueProblems(value);
    if (found.length > 0) {
      problems.push(invalid(`values[${index}][${key}]`, JSON.stringify(value), found.join("; ")));
    }
  });
  return problems;
}

function invalid(field: string, value: string, detail: string): string {
  return `${field}: Invalid value: ${value}: ${detail}`;
}

// Go's error aggregates print one error plainly, several distinct ones as a list.
function aggregate(problems: string[]): string {
  const distinct = [...new Set(problems)];
  return distinct.length === 1 ? distinct[0]! : `[${distinct.join(", ")}]`;
}
