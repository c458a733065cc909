import { Halt, type Runtime } from "../../src/jq/filter.ts";
import { compileProgram, JqCompileError } from "../../src/jq/program.ts";
import { JqError, jsonText } from "../../src/jq/value.ts";
import type { Json } from "../../src/kube/object.ts";

/** What a program makes of a JSON text: its results in a row, with what ends it after them. */
export function runJq(source: string, input = "null", inputs: readonly Json[] = []): string {
  const shown: string[] = [];
  const rest = [...inputs];
  const runtime: Runtime = {
    nextInput: () => rest.shift(),
    now: () => 1_700_000_000_000,
    env: { HOME: "/root" },
    variables: { given: "from outside" },
    err: (text) => shown.push(`stderr ${text.trimEnd()}`),
    inputName: () => "file.json",
    inputLine: () => 7,
    steps: 0,
    maxSteps: 1_000_000,
  };
  try {
    const program = compileProgram(source, Object.keys(runtime.variables));
    for (const result of program(JSON.parse(input), runtime)) shown.push(jsonText(result));
  } catch (error) {
    if (error instanceof JqError) shown.push(`error: ${error.message}`);
    else if (error instanceof Halt) shown.push(`halt ${error.code} ${jsonText(error.value ?? null)}`);
    else if (error instanceof JqCompileError) shown.push(error.message.split("\n")[0]!);
    else throw error;
  }
  return shown.join(" ");
}
