import assert from "node:assert/strict";
import { ShellSyntaxError } from "../../../../src/simulator/userland/shell/syntax.ts";

Deno.test("a syntax error says whether another line may mend it", () => {
  assert.equal(new ShellSyntaxError({ kind: "end" }, 1, "").incomplete, true);
  assert.equal(new ShellSyntaxError({ kind: "unexpected", token: ")" }, 1, "").incomplete, false);
});
