import assert from "node:assert/strict";
import { escapeForTerminal } from "../../src/kube/terminal_escape.ts";

Deno.test("what could steer a terminal is shown, the rest stays", () => {
  assert.equal(escapeForTerminal("a\x1b[31mb\rc\td\ne"), "a^[[31mb\\rc\td\ne");
});
