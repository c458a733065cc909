import assert from "node:assert/strict";
import { changeFlags } from "../../../src/programs/helm/change_flags.ts";

Deno.test("no flag is there twice", () => {
  const names = changeFlags.flatMap(({ name, short }) => short ? [name, `-${short}`] : [name]);
  assert.deepEqual(names, [...new Set(names)]);
});
