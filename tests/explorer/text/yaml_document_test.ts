import assert from "node:assert/strict";
import fc from "fast-check";
import { findJsonPath, parseJsonPath } from "../../../src/kube/json_path.ts";
import type { Json } from "../../../src/kube/object.ts";
import { printYaml } from "../../../src/kube/yaml.ts";
import { jsonPathText } from "../../../src/explorer/text/json_path_text.ts";
import { rawText } from "../../../src/explorer/text/line_parts.ts";
import {
  breadcrumb,
  emptyDocument,
  entryOf,
  fieldNames,
  followLine,
  pathOf,
  valueText,
  yamlDocument,
} from "../../../src/explorer/text/yaml_document.ts";

const pod: Json = {
  kind: "Pod",
  metadata: {
    labels: { "app.kubernetes.io/name": "web", "a: b": "x" },
    annotations: {
      note: "one\n  two\nkey: no",
      long: `${"word ".repeat(20)}and: a colon ${"word ".repeat(20)}end`,
    },
  },
  spec: {
    containers: [
      { args: ["-c", "echo a: b"], name: "main", ports: [{ containerPort: 80 }, { containerPort: 81 }] },
      { name: "side" },
    ],
    empty: [],
    restartPolicy: "Always",
  },
  status: { conditions: [{ type: "Ready" }], phase: "Running" },
};

const expected: [string, string][] = [
  ["kind: Pod", "kind"],
  ["metadata:", "metadata"],
  ["note: |-", "metadata › annotations › note"],
  ["key: no", "metadata › annotations › note"],
  ["app.kubernetes.io/name: web", "metadata › labels › app.kubernetes.io/name"],
  ["containers:", "spec › containers"],
  ["- args:", "spec › containers › 0 › args"],
  ["- -c", "spec › containers › 0 › args › 0"],
  ["- 'echo a: b'", "spec › containers › 0 › args › 1"],
  ["name: main", "spec › containers › 0 › name"],
  ["- containerPort: 80", "spec › containers › 0 › ports › 0 › containerPort"],
  ["- containerPort: 81", "spec › containers › 0 › ports › 1 › containerPort"],
  ["- name: side", "spec › containers › 1 › name"],
  ["empty: []", "spec › empty"],
  ["restartPolicy: Always", "spec › restartPolicy"],
  ["- type: Ready", "status › conditions › 0 › type"],
  ["phase: Running", "status › phase"],
];

const read = yamlDocument(pod);

function pathAt(document: typeof read, text: string): string {
  const line = document.lines.findIndex((one) => one.text.trim() === text);
  assert.ok(line >= 0, `no such line in:\n${document.lines.map((one) => one.text).join("\n")}`);
  return breadcrumb(pathOf(document.entryAt(line)));
}

for (const [text, path] of expected) {
  Deno.test(`the path of ${text}`, () => assert.equal(pathAt(read, text), path));
}

Deno.test("a text that goes on over several lines is one field, whatever it says", () => {
  const lines = read.lines.flatMap(({ text }, line) => /word/.test(text) ? [line] : []);
  assert.ok(lines.length > 1);
  for (const line of lines) {
    assert.equal(breadcrumb(pathOf(read.entryAt(line))), "metadata › annotations › long");
  }
});

Deno.test("nothing is lost or added, also by the colours", () => {
  const spans = read.lines.map(({ spans }) => spans.map(({ text }) => text).join(""));
  assert.equal(spans.map((text) => `${text}\n`).join(""), printYaml(pod));
  assert.deepEqual(spans, read.lines.map(rawText));
});

/** Keys that YAML writes between double quotes, with escapes that JSON does not have, and keys of several lines. */
const oddKeys = [
  "a\x1bb",
  "bell\x07",
  "\u{1f600}\x01",
  "x\x85y",
  'say "\x01"',
  "tab\t\\",
  "two\nlines",
  "\u202eleft",
];

for (const key of oddKeys) {
  Deno.test(`the path of the key ${JSON.stringify(key)}`, () => {
    const document = yamlDocument({ data: { [key]: { below: "v" } } });
    assert.deepEqual(pathOf(document.entryAt(document.lines.length - 1)), ["data", key, "below"]);
  });
}

Deno.test("explain's path has no list indices", () =>
  assert.deepEqual(fieldNames(["spec", "containers", 0, "ports", 1, "protocol"]), [
    "spec",
    "containers",
    "ports",
    "protocol",
  ]));

Deno.test("sections are blocks with their sizes, the same from reading to reading", () => {
  const told = read.sections.map(({ line, level, says }) =>
    `${"-".repeat(level)}${read.lines[line]!.text.trim()} ${says}`
  );
  assert.ok(told.includes("-spec: {3}"), told.join("\n"));
  assert.ok(told.includes("--containers: (2)"));
  assert.ok(told.includes("----- args: (2)"));
  assert.ok(told.includes("---note: |- (3 lines)"));
  const again = yamlDocument({ ...(pod as Record<string, Json>), aaa: [1, 2] });
  const before = new Set(read.sections.map(({ id }) => id));
  assert.deepEqual(again.sections.filter(({ id }) => !before.has(id)).map(({ says }) => says), ["(2)"]);
});

Deno.test("lines above the object belong to no field, and everything below stands so much lower", () => {
  const document = yamlDocument({ a: { b: 1 } }, ["# one", "# two"]);
  assert.equal(document.entryAt(1), undefined);
  assert.deepEqual(pathOf(document.entryAt(3)), ["a", "b"]);
  assert.deepEqual(document.sections.map(({ line, end }) => [line, end]), [[2, 4]]);
});

const follows: [string, Json, Json, heading: string[], line: number, then: string][] = [
  ["a key comes before it", { b: { c: 1 } }, { a: 1, b: { c: 1 } }, [], 1, "  c: 1"],
  ["its key goes", { b: { c: 1, d: 2 } }, { a: 1, b: { c: 1 } }, [], 2, "b:"],
  ["a comment comes above", { b: { c: 1 } }, { b: { c: 1 } }, ["# x"], 1, "  c: 1"],
  ["the inside of a text", { a: "x\ny\nz\n" }, { a: "x\ny\n", b: 1 }, [], 3, "  y"],
  ["everything goes", { b: 1 }, {}, [], 0, "{}"],
];

for (const [name, before, after, heading, line, then] of follows) {
  Deno.test(`a line is found again when ${name}`, () => {
    const [old, next] = [yamlDocument(before), yamlDocument(after, heading)];
    assert.equal(next.lines[followLine(old, next)(line)]!.text, then);
  });
}

Deno.test("before the first reading every line is the same", () => {
  assert.equal(followLine(emptyDocument, read)(3), 3);
  assert.equal(entryOf(emptyDocument, ["a"]), undefined);
});

const values: [Json, string][] = [["a\nb", "a\nb"], [5, "5"], [null, "null"], [{ a: [1] }, "a:\n- 1\n"], [
  [],
  "[]\n",
]];
for (const [value, text] of values) {
  Deno.test(`as text: ${JSON.stringify(value)}`, () => assert.equal(valueText(value), text));
}

Deno.test("the path of every line, as JSONPath, leads kubectl to that line's value", () => {
  fc.assert(fc.property(fc.object({ key: fc.string(), maxDepth: 3 }), (object) => {
    const json = JSON.parse(JSON.stringify(object)) as Json;
    const document = yamlDocument(json);
    for (let line = 0; line < document.lines.length; line++) {
      const entry = document.entryAt(line);
      const text = entry && jsonPathText(pathOf(entry));
      if (text === undefined) continue;
      assert.deepEqual(findJsonPath(parseJsonPath(text), json), [[entry!.value]], text);
    }
  }));
});

const crumbs: [columns: number, text: string][] = [
  [80, "spec › template › spec › containers › 0"],
  [30, "… › spec › containers › 0"],
  [10, "… › 0"],
];

for (const [columns, text] of crumbs) {
  Deno.test(`the breadcrumbs in ${columns} columns keep their end`, () =>
    assert.equal(breadcrumb(["spec", "template", "spec", "containers", 0], columns), text));
}
