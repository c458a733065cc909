import assert from "node:assert/strict";
import { pathSegmentProblems } from "../../../../src/simulator/kubernetes/kinds/path_segment.ts";

const cases: [text: string, problems: string[]][] = [
  ["web", []],
  ["system:node", []],
  [".", ["may not be '.'"]],
  ["..", ["may not be '..'"]],
  ["a/b%", ["may not contain '/'", "may not contain '%'"]],
];

for (const [text, problems] of cases) {
  Deno.test(`${text} as part of a path`, () => assert.deepEqual(pathSegmentProblems(text), problems));
}
