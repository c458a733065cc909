import assert from "node:assert/strict";
import { kubectlManner } from "../../src/programs/manner.ts";
import { UsageError } from "../../src/programs/flags.ts";
import { type Environment, type Program, runProgram } from "../../src/programs/program.ts";
import { noFiles, testIo } from "./test_io.ts";

const child: Program = {
  name: "child",
  summary: "A child",
  usage: [],
  flags: [],
  run: async ({ io, flags }) => {
    await io.out(flags.string("where"));
    return 0;
  },
};
const tool: Program = {
  name: "tool",
  summary: "A tool with words of its own",
  usage: [],
  flags: [],
  programs: [child],
  within: (environment) => ({
    ...environment,
    globalFlags: [{ name: "where", kind: "string", default: "here", usage: "Where." }],
    manner: {
      help: (program) => `about ${program.name}\n`,
      usageError: (error, program) => `Oh: ${error.message} (${program.name})\n`,
      unknownCommand: (_group, word) => word === "help-me" ? undefined : `who is ${word}?\n`,
    },
  }),
};

const cases: { argv: string[]; code: number; out?: string; err?: string }[] = [
  { argv: ["child"], code: 0, out: "here" },
  { argv: ["--where", "there", "child"], code: 0, out: "there" },
  { argv: ["child", "--x"], code: 1, err: "Oh: unknown flag: --x (child)\n" },
  { argv: ["nobody"], code: 1, err: "who is nobody?\n" },
  { argv: ["help-me"], code: 0, out: "about tool\n" },
  { argv: ["child", "-h"], code: 0, out: "about child\n" },
];

for (const { argv, code, out = "", err = "" } of cases) {
  Deno.test(`a tool has its own flags and words: ${argv.join(" ")}`, async () => {
    const { io, output } = testIo();
    const environment: Environment = {
      io,
      connect: () => Promise.reject(new Error("no cluster here")),
      kubeconfig: () => Promise.reject(new Error("no kubeconfig here")),
      kubeconfigFiles: noFiles,
      globalFlags: [],
      errorText: String,
    };
    const found = await runProgram(tool, argv, environment);
    assert.deepEqual({ code: found, ...output }, { code, out, err });
  });
}

Deno.test("kubectl's words are the ones of every tool that says nothing else", () => {
  assert.equal(
    kubectlManner.usageError(new UsageError("unknown flag: --x"), child, "tool child"),
    "error: unknown flag: --x\nSee 'tool child --help' for usage.\n",
  );
});
