import assert from "node:assert/strict";
import { parseYaml } from "../../src/kube/yaml.ts";
import { YamlError, yamlErrorText } from "../../src/kube/yaml_error.ts";

const head = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n";

/** What follows the head, and what kubectl 1.36 says of the whole. */
const mistakes: [string, string][] = [
  ["data:\n  a: b: c\n", "line 6: mapping values are not allowed in this context"],
  ["data:\n\ta: b\n", "line 6: found character that cannot start any token"],
  ["data: {a: b\n", "line 5: did not find expected ',' or '}'"],
  ["data:\n  a: 'x\n", "line 7: found unexpected end of stream"],
  ["data:\n  a: 1\n b: 2\n", "line 6: did not find expected key"],
  ["data:\n  a: *x\n", "unknown anchor 'x' referenced"],
  ["d: @x\n", "line 5: found character that cannot start any token"],
  ["d: `x\n", "line 5: found character that cannot start any token"],
  ["d: %x\n", "line 5: found character that cannot start any token"],
  ["d: [1,2\nx: 1\n", "line 5: did not find expected ',' or ']'"],
  ["d: {a: b, c\nx: y\n", "line 5: did not find expected ',' or '}'"],
  ["d: [\n  {a: b} c]\n", "line 5: did not find expected ',' or ']'"],
  ["d: [", "line 5: did not find expected node content"],
  ["d: [a,\n\n", "line 6: did not find expected node content"],
  ["d: {a:", "line 5: did not find expected node content"],
  ["d: [a", "line 5: did not find expected ',' or ']'"],
  ['d: "x', "line 6: found unexpected end of stream"],
  ['d: "\\q"\n', "line 5: found unknown escape character"],
  ["d: |\n   x\n  y\n", "line 6: did not find expected key"],
  ["d: >\n  a\n b\n", "line 6: did not find expected key"],
  ["d: a\n  b: c\n", "line 6: mapping values are not allowed in this context"],
  ["  x: 1\n   y: 2\n", "line 6: mapping values are not allowed in this context"],
  ['d: "x\n', "line 6: found unexpected end of stream"],
  ["d: a\ne\n", "line 7: could not find expected ':'"],
  ["d: - a\n", "line 5: block sequence entries are not allowed in this context"],
  ["d: &\n", "line 5: did not find expected alphabetic or numeric character"],
  ["d: ]\n", "line 4: did not find expected node content"],
  ["d: {a: b}}\n", "line 4: did not find expected key"],
  ["d: [a, b] c\n", "line 4: did not find expected key"],
  ["d: |x\n  a\n", "line 5: did not find expected comment or line break"],
  ["d:\n  a: b\n\tc: d\n", "line 7: found a tab character that violates indentation"],
  ["d:\n  - a\n  b: c\n", "line 6: did not find expected '-' indicator"],
  ["- a\n", "line 4: did not find expected key"],
  ["\x01\n", "control characters are not allowed"],
];

Deno.test("broken YAML is told in kubectl's words", () => {
  for (const [rest, text] of mistakes) {
    const message = `error converting YAML to JSON: yaml: ${text}`;
    assert.throws(() => parseYaml(head + rest), { name: "YamlError", message }, rest);
  }
});

Deno.test("a problem without a translation keeps its own reason", () => {
  assert.equal(
    yamlErrorText({ reason: "something new", line: 1, column: 0 }, "x"),
    "error converting YAML to JSON: yaml: line 2: something new",
  );
  assert.equal(new YamlError("x", 3, 4).line, 3);
});
