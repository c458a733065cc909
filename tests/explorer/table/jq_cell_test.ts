import assert from "node:assert/strict";
import { readJqCell } from "../../../src/explorer/table/jq_cell.ts";
import type { Json } from "../../../src/kube/object.ts";

const pod: Json = {
  metadata: { name: "web-1", creationTimestamp: "2026-01-01T00:00:00Z", annotations: null },
  spec: { containers: [{ name: "app", image: "nginx:1.27" }, { name: "log", image: "fluent:3" }] },
  status: { conditions: [{ type: "Ready", status: "True" }, { type: "Live", status: "False" }] },
};
const now = () => Date.UTC(2026, 0, 1, 1);

/** A program, and what it finds. */
const found: [string, Json[]][] = [
  [".metadata.name", ["web-1"]],
  ['.status.conditions[] | select(.type == "Ready") | .status', ["True"]],
  ['.spec.containers | map(.image | split(":")[1]) | join(",")', ["1.27,3"]],
  ["reduce .spec.containers[] as $one (0; . + ($one.name | length))", [6]],
  ["now - (.metadata.creationTimestamp | fromdate)", [3600]],
  ['1, halt, "never"', [1]],
  ["$ENV, env | length", [0, 0]],
  ["[limit(3; 1 | repeat(. * 2))]", [[1, 2, 4]]],
];

for (const [program, expected] of found) {
  Deno.test(`a cell of jq: ${program}`, () => assert.deepEqual(readJqCell(program, now)(pod), expected));
}

/** A program, and what is wrong with it or with what it is run on. */
const wrong: [string, RegExp][] = [
  [".spec |", /^syntax error, unexpected \$end$/],
  ["frobnicate", /^frobnicate\/0 is not defined$/],
  [".metadata.name[]", /^Cannot iterate over string \("web-1"\)$/],
  ["def again: again; again", /^the program does not come to an end$|too deeply$/],
  ["repeat(1)", /^more than 1000 results$/],
  ["last(repeat(1))", /^the program (does not come to an end|calls itself too deeply)$/],
  ["last(range(1e9))", /^the program does not come to an end$/],
  ["until(false; .)", /^the program does not come to an end$/],
];

for (const [program, message] of wrong) {
  Deno.test(`a cell of jq that says what is wrong: ${program}`, () => {
    assert.throws(() => readJqCell(program, now)(pod), { name: "JqError", message });
  });
}

Deno.test("a program that does not come to an end is not run for every row", () => {
  const read = readJqCell("if .stops then 1 else last(range(1e9)) end", now);
  assert.deepEqual(read({ stops: true }), [1]);
  assert.throws(() => read({}), /does not come to an end/);
  assert.throws(() => read({ stops: true }), /does not come to an end/);
});
