/** What a program of jq finds in an object for the cell of a column that was set. */
import { Endless, Halt } from "../../jq/filter.ts";
import { compileProgram, JqCompileError } from "../../jq/program.ts";
import { JqError } from "../../jq/value.ts";
import type { Json } from "../../kube/object.ts";

/** A cell has no room for more. */
const MAX_RESULTS = 1000;
/** A program that calls so much for one result would make the table stand still. */
const MAX_STEPS = 20_000;

/** @param now milliseconds since 1970 @throws {JqError} that says, in a line, what is wrong with the program or the object */
export function readJqCell(program: string, now: () => number): (object: Json) => Json[] {
  const run = compiled(program);
  let endless: Endless | undefined;
  return (object) => {
    // Once is enough: it takes a second, and a table has many rows.
    if (endless) throw endless;
    const results: Json[] = [];
    try {
      for (const result of run(object, { ...NOTHING, now, steps: 0 })) {
        if (results.push(result) > MAX_RESULTS) throw new JqError(`more than ${MAX_RESULTS} results`);
      }
    } catch (error) {
      if (error instanceof Endless) endless = error;
      if (!(error instanceof Halt)) throw error;
    }
    return results;
  };
}

function compiled(program: string): ReturnType<typeof compileProgram> {
  try {
    return compileProgram(program);
  } catch (error) {
    if (error instanceof JqCompileError) throw new JqError(error.reason);
    throw error;
  }
}

/** There is no command line, no environment and no further input. */
const NOTHING = {
  nextInput: () => undefined,
  env: {},
  variables: {},
  err: () => {},
  inputName: () => null,
  inputLine: () => 0,
  maxSteps: MAX_STEPS,
};
