import assert from "node:assert/strict";
import { SYSTEM_PACKAGES, withNeeds } from "../../../src/simulator/images/system_packages.ts";

Deno.test("what is needed comes first, each once, and what no archive has is told", () => {
  const names = (wanted: string[]) =>
    withNeeds(wanted).map((one) => "missing" in one ? `no ${one.missing}` : one.name);
  assert.deepEqual(names(["curl", "curl", "nope"]), ["libcurl4", "curl", "no nope"]);
  const known = new Set(SYSTEM_PACKAGES.map(({ name }) => name));
  assert.deepEqual(SYSTEM_PACKAGES.flatMap(({ needs = [] }) => needs).filter((name) => !known.has(name)), []);
});
