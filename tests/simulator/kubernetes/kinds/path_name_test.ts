import assert from "node:assert/strict";
import { pathSegmentProblems } from "../../../../src/simulator/kubernetes/kinds/path_name.ts";

const NAMES: [name: string, problems: string[]][] = [
  ["system::leader-locking", []],
  ["UPPER case, too", []],
  [".", ["may not be '.'"]],
  ["..", ["may not be '..'"]],
  ["a/b%", ["may not contain '/'", "may not contain '%'"]],
];

for (const [name, problems] of NAMES) {
  Deno.test(`a part of a path: ${name}`, () => assert.deepEqual(pathSegmentProblems(name), problems));
}
