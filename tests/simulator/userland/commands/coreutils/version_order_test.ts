import assert from "node:assert/strict";
import { compareVersions } from "../../../../../src/simulator/userland/commands/coreutils/version_order.ts";

const SORTED = [
  ["", ".", "..", ".a", "a"],
  ["v1.2.0-rc1", "v1.9.3", "v1.10.0", "v2", "v10.0"],
  ["a~", "a", "a.tar.gz", "a1", "a-2.tar.gz"],
];

for (const names of SORTED) {
  Deno.test(`version_order: ${names.join(" ")}`, () => {
    assert.deepEqual([...names].reverse().sort(compareVersions), names);
  });
}
