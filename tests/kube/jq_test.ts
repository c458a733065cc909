import assert from "node:assert/strict";
import { JqError, parseJq } from "../../src/kube/jq.ts";
import type { Json } from "../../src/kube/object.ts";

const pod: Json = {
  metadata: { name: "web-1", labels: { app: "web", "a/b": "c" }, annotations: null },
  spec: {
    containers: [{ name: "app", image: "nginx:1.27" }, { name: "log", image: "fluent:3" }],
    replicas: 3,
  },
  status: { conditions: [{ type: "Ready", status: "True" }, { type: "Live", status: "False" }] },
};

/** An expression, and what comes out. */
const expressions: [string, Json[]][] = [
  [".metadata.name", ["web-1"]],
  [".metadata.missing.deeper", [null]],
  ['.metadata.labels."a/b"', ["c"]],
  ['.metadata.labels["a/b"]', ["c"]],
  [".spec.containers[0].name", ["app"]],
  [".spec.containers[-1].name", ["log"]],
  [".spec.containers[1:] | length", [1]],
  [".spec.containers[].name", ["app", "log"]],
  ['[.spec.containers[].name] | join(", ")', ["app, log"]],
  ['.spec.containers | map(.image | split(":")[1]) | join(",")', ["1.27,3"]],
  ['.status.conditions[] | select(.type == "Ready") | .status', ["True"]],
  ['.status.conditions | map(select(.status != "True")) | length', [1]],
  ['.metadata.annotations.x // "none"', ["none"]],
  [".metadata.name[0]? // .spec.replicas", [3]],
  ['"\\(.metadata.name) has \\(.spec.replicas * 2)"', ["web-1 has 6"]],
  [".spec.replicas > 2 and (.spec.replicas < 3 | not)", [true]],
  ['.metadata.labels | to_entries | map("\\(.key)=\\(.value)") | join(" ")', ["app=web a/b=c"]],
  [".metadata.labels | keys", [["a/b", "app"]]],
  ['.metadata.labels | has("app")', [true]],
  [".metadata.name, .spec.replicas", ["web-1", 3]],
  ["[.spec.containers[].name] | first", ["app"]],
  ['.metadata.name | test("^web")', [true]],
  ["[3, 1, 2] | sort | add", [6]],
  ["[.. | .image? // empty] | length", [2]],
  ["-1 + 3 - 1", [1]],
];

for (const [expression, expected] of expressions) {
  Deno.test(`jq ${expression}`, () => assert.deepEqual(parseJq(expression)(pod), expected));
}

/** An expression that cannot be read, and what is said. */
const wrong: [string, RegExp][] = [
  [".a |", /expected an expression, found the end/],
  [".a[0", /expected \], found the end/],
  [".a)", /expected the end, found \)/],
  ["frobnicate", /there is no function frobnicate with 0 arguments here/],
  ['"open', /a string has no end/],
  [".a & .b", /expected an expression, found &/],
];

for (const [expression, problem] of wrong) {
  Deno.test(`jq cannot read ${expression}`, () => {
    assert.throws(
      () => parseJq(expression),
      (error) => error instanceof JqError && problem.test(error.message),
    );
  });
}

Deno.test("jq says what makes no sense for a value", () => {
  assert.throws(() => parseJq(".spec.replicas.x")(pod), /cannot take x of a number/);
  assert.throws(() => parseJq(".metadata.name[]")(pod), /cannot go through a string/);
  assert.throws(() => parseJq(".spec + 1")(pod), /cannot compute a object \+ a number|cannot compute/);
});
