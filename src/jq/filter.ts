/** What a program is made of when it runs. */
import type { Json } from "../kube/object.ts";
import { JqError, jsonText } from "./value.ts";

/** A value and, where paths are asked for, its path; null: it is not a part of the input. */
export interface At {
  readonly value: Json;
  readonly path?: readonly Json[] | null;
}

/** What an expression makes of a value: none, one or many, each as it is asked for. */
export type Filter = (scope: Scope, at: At) => Iterable<At>;

/** An argument of a function, with the names that it sees. */
export interface Closure {
  readonly filter: Filter;
  readonly scope: Scope;
}

/** The names that are bound, the innermost first. */
export interface Scope {
  readonly runtime: Runtime;
  readonly key: number;
  readonly value: Json | Closure | Label | undefined;
  readonly outer: Scope | undefined;
}

/** What a run has. */
export interface Runtime {
  /** The next input; undefined: there is none. */
  nextInput(): Json | undefined;
  now(): number;
  env: Readonly<Record<string, string>>;
  /** `$name` that the command line has set, with `$ARGS` and `$__prog_args`. */
  variables: Readonly<Record<string, Json>>;
  /** Of `debug`, `stderr`. */
  err(text: string): void;
  inputName(): string | null;
  inputLine(): number;
  /** Calls since the last result. */
  steps: number;
  /** How many there may be. */
  readonly maxSteps?: number;
}

/** Where `break` goes. */
export class Label {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** Leaves a label: no error, so that `try` does not catch it. */
export class Break extends Error {
  override name = "Break";
  readonly label: Label;
  constructor(label: Label) {
    super("break");
    this.label = label;
  }
}

/** `halt` and `halt_error`. */
export class Halt extends Error {
  override name = "Halt";
  readonly value: Json | undefined;
  readonly code: number;
  constructor(value: Json | undefined, code: number) {
    super("halt");
    this.value = value;
    this.code = code;
  }
}

/** A program that does not come to an end. */
export class Endless extends JqError {}

/** Calls that a program may make for one result: more is one that does not end. */
const MAX_STEPS = 20_000_000;

/** Counts a call. @throws {JqError} */
export function step(runtime: Runtime): void {
  if (++runtime.steps > (runtime.maxSteps ?? MAX_STEPS)) {
    throw new Endless("the program does not come to an end");
  }
}

export function bind(scope: Scope, key: number, value: Scope["value"]): Scope {
  return { runtime: scope.runtime, key, value, outer: scope };
}

export function find(scope: Scope, key: number): Scope {
  let found: Scope | undefined = scope;
  while (found && found.key !== key) found = found.outer;
  if (!found) throw new TypeError(`Cannot find a name that was bound: ${key}`);
  return found;
}

/** A value that is made, not a part of the input. */
export function made(at: At, value: Json): At {
  return at.path === undefined ? { value } : { value, path: null };
}

/** The value without its path. */
export function plain(at: At): At {
  return at.path === undefined ? at : { value: at.value };
}

/** The path to a part. @throws {JqError} where the value is no part of the input */
export function pathTo(at: At, key: Json): { path?: readonly Json[] } {
  if (at.path === undefined) return {};
  if (at.path === null) {
    throw new JqError(
      `Invalid path expression near attempt to access element ${jsonText(key)} of ${cut(at.value)}`,
    );
  }
  return { path: [...at.path, key] };
}

/** Characters of a value that a message about paths shows. */
const SHOWN = 27;

export function cut(value: Json): string {
  const text = jsonText(value);
  return text.length <= SHOWN + 2 ? text : `${text.slice(0, SHOWN - 1)}...`;
}
