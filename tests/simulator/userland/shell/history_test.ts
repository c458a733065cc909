import assert from "node:assert/strict";
import { History } from "../../../../src/simulator/userland/shell/history.ts";

function history(): History {
  const made = new History();
  for (const line of ["ls -l", "echo a b", "cat f"]) made.add(line);
  return made;
}

for (
  const [typed, expanded] of [
    ["!!", "cat f"],
    ["sudo !!", "sudo cat f"],
    ["!1", "ls -l"],
    ["!-2", "echo a b"],
    ["!ec", "echo a b"],
    ["!?-l?", "ls -l"],
    ["ls !$", "ls f"],
    ["^f^g^", "cat g"],
    ["echo 'a!!'", undefined],
    ["echo hi!", undefined],
  ] as const
) {
  Deno.test(`${typed} is ${expanded}`, () => assert.equal(history().expand(typed), expanded));
}

Deno.test("an event that is not there is named", () => {
  assert.deepEqual(history().expand("!nosuch"), { missing: "!nosuch" });
});

Deno.test("HISTCONTROL leaves out what is said twice, or begins with a blank", () => {
  const made = history();
  made.add("cat f", "ignoreboth");
  made.add(" secret", "ignoreboth");
  assert.equal(made.lines.length, 3);
  made.load("");
  made.add("new");
  assert.equal(made.own, "new\n");
});
