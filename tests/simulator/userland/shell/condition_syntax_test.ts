import assert from "node:assert/strict";
import { parseScript } from "../../../../src/simulator/userland/shell/parse.ts";

Deno.test("in [[ ]] && binds stronger than ||, and a regular expression may hold parentheses", () => {
  const command = parseScript("[[ a || b && c =~ ^(x|y)$ ]]")[0]!.first.commands[0]!;
  assert.equal(command.kind === "condition" && command.test.kind, "or");
});

Deno.test("an operator wants its argument", () => {
  assert.throws(() => parseScript("[[ a == ]]"), { name: "ShellSyntaxError" });
});
