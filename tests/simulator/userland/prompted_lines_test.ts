import assert from "node:assert/strict";
import { PromptedLines } from "../../../src/simulator/userland/prompted_lines.ts";
import { busybox } from "../../../src/simulator/images/busybox.ts";
import type { Process, Run } from "../../../src/simulator/host/process.ts";
import { runArgv } from "../images/machine.ts";

function* echo(process: Process): Run {
  const lines = new PromptedLines(process);
  for (;;) {
    const edited = yield* lines.read("? ");
    if (edited.kind !== "line") return 3;
    process.out(`[${edited.text}]\n`);
  }
}

for (const [tty, out] of [[true, "? [a]\n? [b]\n? "], [false, "[a]\n[b]\n"]] as const) {
  Deno.test(`lines are read to their end, ${tty ? "with" : "without"} a prompt`, () => {
    const image = { ...busybox, programs: { "/bin/echo": echo } };
    const ran = runArgv(["/bin/echo"], { image, tty, stdin: ["a\n", "b"] });
    assert.deepEqual([ran.out, ran.code], [out, 3]);
  });
}
