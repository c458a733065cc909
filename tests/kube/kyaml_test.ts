import assert from "node:assert/strict";
import { printKyaml } from "../../src/kube/kyaml.ts";
import type { Json } from "../../src/kube/object.ts";

/** Recorded from kubectl 1.36.3: `kubectl annotate --local -o kyaml`. */
const cases: [title: string, value: Json, expected: string][] = [
  ["a map", { b: 1, a: "x", c: {}, d: [] }, '{\n  a: "x",\n  b: 1,\n  c: {},\n  d: [],\n}'],
  ["a list", { a: ["x", 1, null, 1e21] }, '{\n  a: [\n    "x",\n    1,\n    null,\n    1e+21,\n  ],\n}'],
  ["a list of maps", { a: [{ b: 1 }, {}] }, "{\n  a: [{\n    b: 1,\n  }, {}],\n}"],
  [
    "a list of lists and maps",
    { a: [[1], { b: 2 }] },
    "{\n  a: [[\n    1,\n  ], {\n    b: 2,\n  }],\n}",
  ],
  [
    "several lines",
    { a: "x\n  y\n\nz" },
    '{\n  a: "\\\n     x\\n\\\n    \\  y\\n\\\n     \\n\\\n     z\\\n    ",\n}',
  ],
  ["escapes", { a: 'say "\\" \u2028\u200b\t' }, '{\n  a: "say \\"\\\\\\" \\L\\u200b\t",\n}'],
];

for (const [title, value, expected] of cases) {
  Deno.test(`KYAML of ${title}`, () => assert.equal(printKyaml(value), `---\n${expected}\n`));
}

Deno.test("keys are in quotes where they could be taken for something else", () => {
  const quoted = [
    "",
    "+1",
    "-a",
    "a.",
    "a:",
    "a b",
    "12",
    "1e3",
    "1.",
    "0x1",
    "0x1p-2",
    "0o7",
    "1_000",
    "y",
    "No",
  ];
  quoted.push("NULL", "t", "~", "/a", "a--", "inf", "NaN", "2001-1-1", "😀");
  const plain = [
    "a",
    "A/b",
    "a.b/c",
    "_x",
    "9a",
    "1e",
    "0x",
    "0b2",
    "1.2.3",
    "2001-01-32",
    "None",
    "日本",
    "é.é",
  ];
  const line = (key: string): string => printKyaml({ [key]: 1 }).split("\n")[2]!.trim();
  for (const key of quoted) assert.equal(line(key), `"${key}": 1,`);
  for (const key of plain) assert.equal(line(key), `${key}: 1,`);
});
