import assert from "node:assert/strict";
import { UsageError } from "../../../src/programs/flags.ts";
import { helmManner } from "../../../src/programs/helm/helm_manner.ts";
import type { Program } from "../../../src/programs/program.ts";

const child: Program = {
  name: "list",
  aliases: ["ls"],
  summary: "list things",
  usage: ["NAME [flags]"],
  flags: [
    { name: "timeout", kind: "duration", default: 300_000, usage: "How long." },
    {
      name: "wait",
      short: "w",
      kind: "string",
      bare: "watcher",
      placeholder: "Strategy",
      default: "no",
      usage: "Wait.",
    },
    { name: "secret", kind: "bool", usage: "Unseen.", hidden: true },
  ],
};
const group: Program = { name: "helm", summary: "A tool", usage: [], flags: [], programs: [child] };

Deno.test("help is laid out as cobra does it", () => {
  assert.equal(
    helmManner.help(child, "helm list", [{ name: "debug", kind: "bool", usage: "More." }]),
    `list things

Usage:
  helm list NAME [flags]

Aliases:
  list, ls

Flags:
  -h, --help                      help for list
      --timeout duration          How long. (default 5m0s)
  -w, --wait Strategy[=watcher]   Wait. (default "no")

Global Flags:
      --debug   More.
`,
  );
  assert.match(helmManner.help(group, "helm", []), /Available Commands:\n {2}list {2}list things\n/);
});

const unknown: [string, string, string | undefined][] = [
  [
    "lsit",
    "helm",
    `Error: unknown command "lsit" for "helm"\n\nDid you mean this?\n\tlist\n\nRun 'helm --help' for usage.\n`,
  ],
  ["zzzzzz", "helm", `Error: unknown command "zzzzzz" for "helm"\nRun 'helm --help' for usage.\n`],
  ["zzzzzz", "helm repo", undefined],
];
for (const [word, path, expected] of unknown) {
  Deno.test(`an unknown command: ${path} ${word}`, () => {
    assert.equal(helmManner.unknownCommand(group, word, path), expected);
  });
}

Deno.test("a mistake in the flags", () => {
  assert.equal(
    helmManner.usageError(new UsageError("unknown flag: --x"), child, "helm list"),
    "Error: unknown flag: --x\n",
  );
});
