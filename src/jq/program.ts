/** A program of jq: read once, run for each input. */
import type { Json } from "../kube/object.ts";
import { compile, type UndefinedName } from "./compile.ts";
import { Break, Endless, type Runtime } from "./filter.ts";
import { parseProgram } from "./parse.ts";
import { JqSyntaxError } from "./tokens.ts";
import { JqError } from "./value.ts";

/** What a program makes of an input, each result as it is asked for; throws JqError and Halt. */
export type JqProgram = (input: Json, runtime: Runtime) => Iterable<Json>;

/** What is wrong with a program, a message each, as jq prints them. */
export class JqCompileError extends Error {
  override name = "JqCompileError";
  /** The first of it, in a line without its place. */
  readonly reason: string;
  constructor(message: string, reason: string) {
    super(message);
    this.reason = reason;
  }
}

/** @param globals names of the variables that are given from outside @throws {JqCompileError} */
export function compileProgram(source: string, globals: readonly string[] = []): JqProgram {
  const undefinedNames: UndefinedName[] = [];
  try {
    const program = { globals: new Set(globals), undefinedNames, library: new Map() };
    const filter = compile(parseProgram(source), { program });
    if (undefinedNames.length > 0) throw problemOf(source, undefinedNames);
    return function* (input, runtime) {
      try {
        for (
          const { value } of filter({ runtime, key: 0, value: undefined, outer: undefined }, { value: input })
        ) {
          runtime.steps = 0;
          yield value;
        }
      } catch (error) {
        if (error instanceof Break) throw new JqError("break");
        if (error instanceof RangeError) throw new Endless("the program calls itself too deeply");
        throw error;
      }
    };
  } catch (error) {
    if (!(error instanceof JqSyntaxError)) throw error;
    throw problemOf(source, error.also ? [error, error.also] : [error]);
  }
}

const HINT = " (Unix shell quoting issues?)";

function problemOf(source: string, problems: readonly { message: string; at: number }[]): JqCompileError {
  const lines = problems.map(({ message, at }) => {
    const before = source.slice(0, at).split("\n");
    const line = source.split("\n")[before.length - 1]!;
    const hint = message.startsWith("syntax error") ? HINT : "";
    return `jq: error: ${message}${hint} at <top-level>, line ${before.length}:\n${line}${
      " ".repeat(before.at(-1)!.length)
    }\n`;
  });
  const count = problems.length;
  const message = `${lines.join("")}jq: ${count} compile error${count === 1 ? "" : "s"}\n`;
  return new JqCompileError(message, problems[0]!.message);
}
