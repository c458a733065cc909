import assert from "node:assert/strict";
import { completionScript } from "../../src/programs/completion_script.ts";

for (const shell of ["bash", "zsh", "fish", "powershell"]) {
  Deno.test(`the script for ${shell} is for the one name and asks the one command`, () => {
    const script = completionScript(shell, { name: "kubectl", command: "pequod __complete kubectl" });
    assert.match(script!, /\bkubectl\b/);
    assert.match(script!, /pequod __complete kubectl /);
  });
}

Deno.test("other shells have none", () => {
  assert.equal(completionScript("toString", { name: "a", command: "a" }), undefined);
});
