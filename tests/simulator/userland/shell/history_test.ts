import assert from "node:assert/strict";
import { History } from "../../../../src/simulator/userland/shell/history.ts";

function history(): History {
  const made = new History();
  for (const line of ["ls -l", "echo a b", "cat f"]) made.add(line);
  return made;
}

Deno.test("HISTCONTROL leaves out what is said twice, or begins with a blank", () => {
  const made = history();
  made.add("cat f", "ignoreboth");
  made.add(" secret", "ignoreboth");
  assert.equal(made.lines.length, 3);
  made.load("");
  made.add("new");
  assert.equal(made.own, "new\n");
});
