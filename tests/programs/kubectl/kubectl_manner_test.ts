import assert from "node:assert/strict";
import { withKubectlFlags } from "../../../src/programs/kubectl/kubectl_manner.ts";
import { type Environment, type Program, runProgram } from "../../../src/programs/program.ts";
import { noFiles, testIo } from "../test_io.ts";

const leaf = (name: string): Program => ({
  name,
  summary: `What ${name} does`,
  usage: ["TYPE"],
  flags: [{ name: "all", short: "A", kind: "bool", usage: "All." }],
  run: () => Promise.resolve(0),
});
const group: Program = {
  name: "config",
  summary: "Files",
  usage: ["SUBCOMMAND"],
  flags: [],
  programs: [leaf("view")],
};
const root: Program = {
  name: "kubectl",
  summary: "Verbs",
  usage: ["[flags]"],
  flags: [],
  programs: [leaf("set"), leaf("get"), leaf("cp"), leaf("describe"), group],
  within: withKubectlFlags,
};

async function run(line: string) {
  const { io, output } = testIo();
  const environment: Environment = {
    io,
    connect: () => Promise.reject(new Error("no cluster here")),
    kubeconfig: () => Promise.reject(new Error("no kubeconfig here")),
    kubeconfigFiles: noFiles,
    globalFlags: [{ name: "namespace", short: "n", kind: "string", usage: "Where." }],
    errorText: (error) => (error as Error).message,
  };
  const code = await runProgram(root, line.split(" "), environment, "pequod kubectl");
  return { code, ...output };
}

Deno.test("a mistyped verb is answered with those it may have been, in their order", async () => {
  assert.equal(
    (await run("ge")).err,
    'error: unknown command "ge" for "pequod kubectl"\n\nDid you mean this?\n\tset\n\tget\n\tcp\n',
  );
  assert.equal(
    (await run("config frob")).err,
    "error: unknown command \"frob\"\nSee 'pequod kubectl config -h' for help and examples\n",
  );
});

Deno.test("flags that change nothing are taken, as far as they are well-formed", async () => {
  assert.deepEqual(await run("get -v=6 --vmodule=a=3 pods"), { code: 0, out: "", err: "" });
  assert.match((await run("get --vmodule=a pods")).err, /flag: syntax error: expect comma-separated list/);
  assert.equal((await run("get --profile=frob pods")).err, "unknown profile 'frob'\n");
});

Deno.test("help has the original's layout, and says where the shared flags are listed", async () => {
  assert.equal(
    (await run("get --help")).out,
    `What get does.

Options:
    -A, --all=false:
	All.

Usage:
  pequod kubectl get TYPE [options]

Use "pequod kubectl options" for a list of global command-line options (applies to all commands).
`,
  );
  assert.match(
    (await run("config")).err,
    /\nUse "pequod kubectl config <command> --help" for more information about a given command\.\nUse /,
  );
});
