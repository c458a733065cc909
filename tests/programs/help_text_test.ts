import assert from "node:assert/strict";
import { helpText } from "../../src/programs/help_text.ts";
import type { Program } from "../../src/programs/program.ts";

const program: Program = {
  name: "get",
  summary: "Show resources",
  usage: ["TYPE [NAME]"],
  flags: [
    { name: "output", short: "o", kind: "string", placeholder: "", usage: "The format." },
    { name: "watch", short: "w", kind: "bool", usage: "Go on after the list." },
    { name: "dry-run", kind: "string", bare: "unchanged", default: "none", usage: "Do not write." },
    { name: "secret", kind: "bool", hidden: true, usage: "Not for show." },
  ],
  examples: [["All pods", "pequod get pods"]],
};

Deno.test("help shows what the record says, and hides what is hidden", () =>
  assert.equal(
    helpText(program, "pequod get", [{ name: "namespace", short: "n", kind: "string", usage: "Where." }]),
    `Show resources.

Examples:
  # All pods
  pequod get pods

Options:
    -o, --output=:
	The format.

    -w, --watch=false:
	Go on after the list.

    --dry-run[='none']:
	Do not write.

Flags of every command:
    -n, --namespace='':
	Where.

Usage:
  pequod get TYPE [NAME]
`,
  ));

Deno.test("help of a group lists its commands", () =>
  assert.equal(
    helpText(
      { name: "config", summary: "The kubeconfig", usage: [], flags: [], programs: [program] },
      "kubectl config",
      [],
    ),
    `The kubeconfig.

Available Commands:
  get           Show resources

Usage:
  kubectl config COMMAND
`,
  ));
