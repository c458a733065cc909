import assert from "node:assert/strict";
import { completion } from "../../src/cli/completion.ts";
import { connectionFlags } from "../../src/cli/connection_flags.ts";
import { kubectlErrorText } from "../../src/programs/kubectl/error_text.ts";
import { runProgram } from "../../src/programs/program.ts";
import { noFiles, testIo } from "../programs/test_io.ts";

async function run(...argv: string[]) {
  const { io, output } = testIo();
  const nothing = () => Promise.reject(new Error("not needed"));
  const code = await runProgram(completion, argv, {
    io,
    connect: nothing,
    kubeconfig: nothing,
    kubeconfigFiles: noFiles,
    globalFlags: connectionFlags,
    errorText: kubectlErrorText,
  });
  return { code, ...output };
}

for (const shell of ["bash", "zsh", "fish", "powershell"]) {
  Deno.test(`the script for ${shell} asks the program itself`, async () => {
    const { code, out, err } = await run(shell);
    assert.deepEqual({ code, err }, { code: 0, err: "" });
    assert.match(out, new RegExp(`^#.*${shell === "zsh" ? "compdef" : shell}`));
    assert.match(out, /pequod __complete/);
    assert.ok(!out.includes("undefined"));
  });
}

Deno.test("a shell that is not known, and none at all", async () => {
  assert.match((await run("tcsh")).err, /unsupported shell type "tcsh"/);
  assert.match((await run()).err, /Shell not specified/);
  assert.equal((await run("bash", "zsh")).code, 1);
});
