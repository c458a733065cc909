import assert from "node:assert/strict";
import { completion } from "../../../src/programs/helm/completion.ts";
import type { Call } from "../../../src/programs/program.ts";
import { testIo } from "../test_io.ts";

Deno.test("the script asks for words where it was called", async () => {
  const { io, output } = testIo();
  for (const shell of ["bash", "fish", "powershell", "zsh"]) {
    const program = completion.programs!.find(({ name }) => name === shell);
    assert.ok(program && "run" in program);
    const call = { args: [] as string[], io, path: `pequod helm completion ${shell}` } as Call;
    assert.equal(await program.run!(call), 0);
    assert.match(output.out, new RegExp(`${shell} completion for helm|compdef helm`));
    assert.match(output.out, /pequod __complete helm/);
    await assert.rejects(program.run!({ ...call, args: ["a"] }), /accepts no arguments/);
  }
});
