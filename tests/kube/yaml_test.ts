import assert from "node:assert/strict";
import fc from "fast-check";
import type { Json } from "../../src/kube/object.ts";
import { parseYaml, parseYamlDocuments, printYaml, YamlError } from "../../src/kube/yaml.ts";

/** YAML and its value; checked against kubectl. */
const values: [string, Json][] = [
  ["", null],
  ["# nothing", null],
  ["a: 1", { a: 1 }],
  ['{"a": [1, "x"]}', { a: [1, "x"] }],
  ["{a: [1, x]}", { a: [1, "x"] }],
  ["a: on\nb: yes\nc: n", { a: true, b: true, c: false }],
  ["mode: 0644", { mode: 420 }],
  ["mode: 0o644", { mode: 420 }],
  ["day: 2024-01-01\ntime: 12:30:45", { day: "2024-01-01", time: "12:30:45" }],
  ["true: a\nno: b\n1: c\n1.5: d\n0x10: e", { true: "a", false: "b", "1": "c", "1.5": "d", "16": "e" }],
  ["a: 1\na: 2", { a: 2 }],
  ["a: &x {b: 1}\nc: {<<: *x, d: 2}", { a: { b: 1 }, c: { b: 1, d: 2 } }],
  ["a: !!str 1\nb: !!int '5'\nc: !!binary aGVsbG8=\nd: !foo x", { a: "1", b: 5, c: "hello", d: "x" }],
  ["a: !!set {x, z}", { a: { x: null, z: null } }],
  ["a: |\n  x\n   y\nb: >-\n  x\n  y", { a: "x\n y\n", b: "x y" }],
  ["a:\n- 1\n-\n  b: 2", { a: [1, { b: 2 }] }],
];

Deno.test("YAML is read in kubectl's dialect", () => {
  for (const [text, value] of values) assert.deepEqual(parseYaml(text), value, text);
});

Deno.test("a key named __proto__ is a key like any other", () => {
  const value = parseYaml("__proto__: {x: 1}") as { [key: string]: Json };
  assert.deepEqual(Object.keys(value), ["__proto__"]);
  assert.equal(Object.getPrototypeOf(value), Object.prototype);
});

Deno.test("places that share an anchor do not share an object", () => {
  const { a, b } = parseYaml("a: &x {n: 1}\nb: *x") as { a: Json; b: Json };
  assert.deepEqual(a, b);
  assert.notEqual(a, b);
});

Deno.test("a stream gives its documents with the lines of their first content", () => {
  const text = "# first\n\na: 1\n---\n---\n# only words\n--- # third\n\nb: 2\n---\n{c: 3}\n";
  assert.deepEqual(parseYamlDocuments(text), [
    { value: { a: 1 }, line: 3 },
    { value: { b: 2 }, line: 9 },
    { value: { c: 3 }, line: 11 },
  ]);
  assert.deepEqual(parseYamlDocuments("---\r\na: 1\r\n---\r\nb: 2\r\n").map(({ line }) => line), [2, 4]);
});

Deno.test("JSON values may follow each other", () => {
  assert.deepEqual(parseYamlDocuments('{"a": 1}\n{"b": "}{"}{"c": 3}\n---\nd: 4\n'), [
    { value: { a: 1 }, line: 1 },
    { value: { b: "}{" }, line: 2 },
    { value: { c: 3 }, line: 2 },
    { value: { d: 4 }, line: 4 },
  ]);
});

Deno.test("an error names the line in its document for kubectl's text, and in the stream for editors", () => {
  assert.throws(() => parseYamlDocuments("a: 1\n---\nb: 2\nc: d: e\n"), (error) => {
    assert.ok(error instanceof YamlError);
    assert.equal(
      error.message,
      "error converting YAML to JSON: yaml: line 2: mapping values are not allowed in this context",
    );
    assert.deepEqual([error.line, error.column], [4, 5]);
    return true;
  });
});

/** YAML that is no document to kubectl, and its message. */
const mistakes: [string, string][] = [
  ["a: .inf", "error converting YAML to JSON: json: unsupported value: +Inf"],
  ["a: .nan", "error converting YAML to JSON: json: unsupported value: NaN"],
  ["--- {a: b}", "invalid Yaml document separator: {a: b}"],
  ["a: &x [*x]", "error converting YAML to JSON: yaml: document contains excessive aliasing"],
];

Deno.test("what cannot become JSON is refused", () => {
  for (const [text, message] of mistakes) {
    assert.throws(() => parseYamlDocuments(text), { name: "YamlError", message }, text);
  }
});

Deno.test("aliases of aliases cannot blow up", () => {
  const levels = Array.from(
    { length: 12 },
    (_, level) => `l${level + 1}: &l${level + 1} [${Array(10).fill(`*l${level}`).join(", ")}]`,
  );
  assert.throws(() => parseYaml(["l0: &l0 x", ...levels].join("\n")), /excessive aliasing/);
});

Deno.test("whatever is printed is read back the same", () => {
  // kubectl prints the key << plain, as it prints words; who reads it takes another map in.
  const values = fc.jsonValue({ maxDepth: 4 }).filter((value) => !JSON.stringify(value).includes('"<<":'));
  fc.assert(fc.property(values, (value) => {
    const json = JSON.parse(JSON.stringify(value));
    assert.deepEqual(parseYaml(printYaml(json)), json);
  }));
});

Deno.test("kustomize's dialect has fewer words, and dates", () => {
  const text = "{a: y, b: true, c: 010, d: 2026-11-23, e: 2026-11-23 10:00:00, f: off, g: null, h: '1'}";
  assert.deepEqual(parseYaml(text, "kustomize"), {
    a: "y",
    b: true,
    c: 8,
    d: "2026-11-23T00:00:00Z",
    e: "2026-11-23T10:00:00Z",
    f: "off",
    g: null,
    h: "1",
  });
});
