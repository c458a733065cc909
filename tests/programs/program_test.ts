import assert from "node:assert/strict";
import { type Environment, type Program, type ProgramEntry, runProgram } from "../../src/programs/program.ts";
import { noFiles, testIo } from "./test_io.ts";

const echo: Program = {
  name: "echo",
  aliases: ["say"],
  summary: "Repeat",
  usage: ["[WORD ...]"],
  flags: [{ name: "loud", short: "l", kind: "bool", usage: "Shout." }],
  async run({ args, flags, io, path }) {
    if (args[0] === "fail") throw new Error("it broke");
    if (args[0] === "bug") throw new TypeError("undefined is not a function");
    const text = `${path}: ${args.join(" ")} in ${flags.string("namespace")}`;
    await io.out(flags.bool("loud") ? text.toUpperCase() : text);
    return args.length ? 0 : 3;
  },
};
const lazy: ProgramEntry = {
  name: "later",
  aliases: ["l8r"],
  summary: "Read when it is called",
  load: () => Promise.resolve({ ...echo, name: "later", aliases: ["l8r"] }),
};
const root: Program = { name: "tool", summary: "A tool", usage: [], flags: [], programs: [echo, lazy] };

async function run(line: string) {
  const { io, output } = testIo();
  const environment: Environment = {
    io,
    connect: () => Promise.reject(new Error("no cluster here")),
    kubeconfig: () => Promise.reject(new Error("no kubeconfig here")),
    kubeconfigFiles: noFiles,
    globalFlags: [{ name: "namespace", short: "n", kind: "string", default: "default", usage: "Where." }],
    errorText: (error) => error instanceof TypeError ? undefined : `error: ${(error as Error).message}`,
  };
  const code = await runProgram(root, line.split(" ").filter(Boolean), environment);
  return { code, ...output };
}

const cases: { line: string; code: number; out?: RegExp; err?: RegExp }[] = [
  { line: "echo a b", code: 0, out: /^tool echo: a b in default$/ },
  { line: "say a", code: 0, out: /^tool echo: a in/ },
  { line: "-n here echo a", code: 0, out: /a in here$/ },
  { line: "echo a -n here -l", code: 0, out: /A IN HERE$/ },
  { line: "l8r a -n here", code: 0, out: /^tool later: a in here$/ },
  { line: "echo", code: 3 },
  { line: "echo fail", code: 1, err: /^error: it broke\n$/ },
  {
    line: "echo --nope",
    code: 1,
    err: /^error: unknown flag: --nope\nSee 'tool echo --help' for usage\.\n$/,
  },
  {
    line: "ecko",
    code: 1,
    err: /^error: unknown command "ecko" for "tool"\n\nDid you mean this\?\n\techo\n$/,
  },
  { line: "zzzzzz", code: 1, err: /^error: unknown command "zzzzzz" for "tool"\n$/ },
  { line: "echo --help", code: 0, out: /Shout\./ },
  { line: "", code: 0, out: /Available Commands:\n {2}echo {10}Repeat/ },
];

for (const { line, code, out = /^$/, err = /^$/ } of cases) {
  Deno.test(`a program is found and run: ${JSON.stringify(line)}`, async () => {
    const result = await run(line);
    if (code !== 3) assert.match(result.out, out);
    assert.match(result.err, err);
    assert.equal(result.code, code);
  });
}

Deno.test("a programmer's error is not dressed up as the user's", () =>
  assert.rejects(run("echo bug"), TypeError));
