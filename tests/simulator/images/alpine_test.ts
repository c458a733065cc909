import assert from "node:assert/strict";
import { alpine } from "../../../src/simulator/images/alpine.ts";
import { runScript } from "./machine.ts";

Deno.test("alpine has sh and no bash", () => {
  assert.ok(alpine.programs["/bin/sh"]);
  assert.equal(runScript("bash", { image: alpine }).code, 127);
});
