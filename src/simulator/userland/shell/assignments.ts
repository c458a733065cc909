import { type Expanding, expandText, expandValue, expandWords } from "./expand.ts";
import { doubleQuoted, quotedIfNeeded } from "./quoting.ts";
import type { Shell } from "./shell.ts";
import type { ArrayLiteral, Assignment } from "./syntax.ts";

/** An assignment with its words expanded. */
export interface Assigned {
  name: string;
  subscript?: string;
  append: boolean;
  value: string | readonly Element[];
}

interface Element {
  key?: string;
  append: boolean;
  value: string;
}

export function* expandAssignment(shell: Shell, assignment: Assignment): Expanding<Assigned> {
  const { name, append } = assignment;
  const base = assignment.subscript
    ? { name, append, subscript: yield* expandText(shell, assignment.subscript) }
    : { name, append };
  if ("elements" in assignment.value) return { ...base, value: yield* expandArray(shell, assignment.value) };
  return { ...base, value: yield* expandValue(shell, assignment.value) };
}

function* expandArray(shell: Shell, literal: ArrayLiteral): Expanding<Element[]> {
  const elements: Element[] = [];
  for (const { key, append, value } of literal.elements) {
    if (key) {
      elements.push({ key: yield* expandText(shell, key), append, value: yield* expandText(shell, value) });
    } else {for (const text of yield* expandWords(shell, [value])) {
        elements.push({ append: false, value: text });
      }}
  }
  return elements;
}

/** @throws {AssignmentError} */
export function applyAssignment(shell: Shell, { name, subscript, append, value }: Assigned): void {
  if (typeof value === "string") shell.variables.assign(name, value, { subscript, append });
  else shell.variables.assignAll(name, value, append);
  if (shell.options.has("allexport")) shell.variables.declare(name).exported = true;
}

/** `name=value`, as a word of a command line or, quoted, as `set -x` shows it. */
export function assignedText({ name, subscript, append, value }: Assigned, isQuoted = false): string {
  const head = `${name}${subscript === undefined ? "" : `[${subscript}]`}${append ? "+=" : "="}`;
  if (typeof value === "string") return head + (isQuoted && value !== "" ? quotedIfNeeded(value) : value);
  const shown = value.map((one) =>
    one.key === undefined ? quotedIfNeeded(one.value) : `[${one.key}]=${doubleQuoted(one.value)}`
  );
  return `${head}(${shown.join(" ")})`;
}
