/** Runs a script in a container of the image python; tables of scripts and what they print. */
import assert from "node:assert/strict";
import { filesOf } from "../../../../../src/simulator/images/image_profile.ts";
import { python } from "../../../../../src/simulator/images/python.ts";
import { runArgv } from "../../machine.ts";

export interface Ran {
  out: string;
  err: string;
  code: number | undefined;
}

export function runPython(script: string): Ran {
  const files = filesOf(python);
  files.write("/app/a.py", script);
  const { out, err, code } = runArgv(["python", "a.py"], {
    image: python,
    files,
    cwd: "/app",
    env: { ...python.env },
  });
  return { out, err, code };
}

/** One test for each: a script, and what it prints. */
export function testScripts(scripts: readonly (readonly [script: string, out: string])[]): void {
  for (const [script, out] of scripts) {
    Deno.test(script, () => {
      const ran = runPython(script);
      assert.deepEqual([ran.err, ran.out, ran.code], ["", out, 0]);
    });
  }
}

/** The same for what fails: the last line of what is told. */
export function testFailures(scripts: readonly (readonly [script: string, last: string])[]): void {
  for (const [script, last] of scripts) {
    Deno.test(script, () => {
      const ran = runPython(script);
      assert.deepEqual([ran.err.trimEnd().split("\n").at(-1), ran.code], [last, 1]);
    });
  }
}
