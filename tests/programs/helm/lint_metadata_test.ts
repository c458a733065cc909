import assert from "node:assert/strict";
import { Lint, shownMessage } from "../../../src/programs/helm/lint_message.ts";
import { lintMetadata } from "../../../src/programs/helm/lint_metadata.ts";

const GOOD = "apiVersion: v2\nname: a\nversion: 1.0.0\nicon: https://example.com/a.png\n";

/** Lines that are added, and what linting says. */
const CASES: [more: string, messages: string[]][] = [
  ["", []],
  ["version: 1.0", [
    "[ERROR] Chart.yaml: version should be of type string but it's of type float64",
    "[WARNING] Chart.yaml: version '1' is not a valid SemVerV2",
  ]],
  ["icon: ''", ["[INFO] Chart.yaml: icon is recommended"]],
  ["apiVersion: v3", [
    `[ERROR] Chart.yaml: apiVersion 'v3' is not valid. The value must be either "v1" or "v2"`,
  ]],
  ["apiVersion: v1\ntype: library", [
    "[ERROR] Chart.yaml: chart type is not valid in apiVersion 'v1'. It is valid in apiVersion 'v2'",
  ]],
  ["maintainers: [{name: x, email: nope}]", ["[ERROR] Chart.yaml: invalid email 'nope' for maintainer 'x'"]],
  ["sources: [nope]", ["[ERROR] Chart.yaml: invalid source URL 'nope'"]],
  ["colour: white", [
    '[WARNING] Chart.yaml: failed to strictly parse chart metadata file\n\terror unmarshaling JSON: while decoding JSON: json: unknown field "colour"',
  ]],
];

Deno.test("Chart.yaml is judged field by field", () => {
  for (const [more, messages] of CASES) {
    const lint = new Lint();
    lintMetadata(lint, GOOD + more);
    assert.deepEqual(lint.messages.map(shownMessage), messages, more);
  }
});
