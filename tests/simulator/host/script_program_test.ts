import assert from "node:assert/strict";
import { FileTree } from "../../../src/simulator/host/file_tree.ts";
import type { Program } from "../../../src/simulator/host/process.ts";
import { scriptProgram } from "../../../src/simulator/host/script_program.ts";
import { busybox } from "../../../src/simulator/images/busybox.ts";
import { runArgv } from "../images/machine.ts";

const show: Program = (process) => {
  process.out(process.argv.join("|"));
  return 3;
};

const CASES: [text: string, mode: number, shown: string | undefined][] = [
  ["#!/bin/show\n", 0o755, "/bin/show|/x|a|b"],
  ["#! /bin/show -e -u \nmore", 0o755, "/bin/show|-e -u|/x|a|b"],
  ["#!/bin/show", 0o644, undefined],
  ["#!/bin/nope\n", 0o755, undefined],
  ["#!/x\n", 0o755, undefined],
  ["echo\n", 0o755, undefined],
  ["", 0o755, undefined],
];

for (const [text, mode, shown] of CASES) {
  Deno.test(`${JSON.stringify(text)} with mode ${mode.toString(8)} runs ${shown ?? "nothing"}`, () => {
    const files = new FileTree({});
    files.write("/x", text, mode);
    const program = scriptProgram(files, "/x", (path) => path === "/bin/show" ? show : undefined);
    assert.equal(program !== undefined, shown !== undefined);
    if (!program) return;
    const ran = runArgv(["/x", "a", "b"], { image: { ...busybox, programs: { "/x": program } } });
    assert.deepEqual([ran.out, ran.code], [shown, 3]);
  });
}
