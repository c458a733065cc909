import assert from "node:assert/strict";
import { yamlFlow } from "../../../src/lessons/killercoda/yaml_flow.ts";
import { readWithPlaces } from "../../../src/shapes/placed_source.ts";

const values: unknown[] = [
  { object: "pod/web", path: ".status.phase", equals: "Running" },
  [1, true, "true", "1", "no", "", "a: b", "{x}", "#c", "- d", "it's", 'say "x"', "null", "~", "é"],
  { none: [{ container: "a b" }], "odd key": null },
];

for (const value of values) {
  Deno.test(`one line of YAML is read as ${JSON.stringify(value)}`, () => {
    assert.deepEqual(readWithPlaces(yamlFlow(value)).value, value);
  });
}

Deno.test("plain words need no quotes", () => {
  assert.equal(yamlFlow(values[0]), "{object: pod/web, path: .status.phase, equals: Running}");
});
