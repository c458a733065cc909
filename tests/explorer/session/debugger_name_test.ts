import assert from "node:assert/strict";
import { debuggerEnd } from "../../../src/explorer/session/debugger_name.ts";

for (const [chance, name] of [[0, "bbbbb"], [0.9999, "99999"], [0.5, "rrrrr"]] as const) {
  Deno.test(`five letters by a chance of ${chance}`, () => assert.equal(debuggerEnd(() => chance), name));
}
