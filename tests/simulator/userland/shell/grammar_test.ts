import assert from "node:assert/strict";
import { parseScript } from "../../../../src/simulator/userland/shell/parse.ts";

Deno.test("commands know their kind", () => {
  const list = parseScript(
    "if a; then b; fi; (c); { d; }; for ((;;)); do e; done; ((1)); [[ x ]]; f() { g; }",
  );
  assert.deepEqual(list.map((chain) => chain.first.commands[0]!.kind), [
    "if",
    "subshell",
    "group",
    "count",
    "arithmetic",
    "condition",
    "function",
  ]);
});

Deno.test("an alias is read in the place of its name, and not in itself", () => {
  const rules = {
    isBash: true,
    hasExtras: true,
    extendedPatterns: false,
    alias: (name: string) => name === "ls" ? "ls -l" : undefined,
  };
  const [chain] = parseScript("ls a", rules);
  const command = chain!.first.commands[0]!;
  assert.equal(command.kind === "simple" && command.words.length, 3);
});
