import assert from "node:assert/strict";
import fc from "fast-check";
import type { Json } from "../../src/kube/object.ts";
import { parseYaml } from "../../src/kube/yaml.ts";
import { compareNaturally, printYaml, printYamlOutline } from "../../src/kube/yaml_print.ts";

const words =
  "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore";

/** A value and kubectl's text for it. */
const printed: [Json, string][] = [
  [null, "null\n"],
  [{}, "{}\n"],
  [[], "[]\n"],
  [{ b: 1, a: { c: [], d: {} } }, "a:\n  c: []\n  d: {}\nb: 1\n"],
  [{ a: [1, { b: 2, c: 3 }, [4, 5]] }, "a:\n- 1\n- b: 2\n  c: 3\n- - 4\n  - 5\n"],
  [{ a: "on" }, 'a: "on"\n'],
  [{ a: "123" }, 'a: "123"\n'],
  [{ a: "2024-01-01" }, 'a: "2024-01-01"\n'],
  [{ a: "12:30:45" }, 'a: "12:30:45"\n'],
  [{ a: "" }, 'a: ""\n'],
  [{ a: " x" }, "a: ' x'\n"],
  [{ a: "a: b" }, "a: 'a: b'\n"],
  [{ a: "a #b" }, "a: 'a #b'\n"],
  [{ a: "it's: x" }, "a: 'it''s: x'\n"],
  [{ a: ":x" }, "a: :x\n"],
  [{ a: "x\ty" }, 'a: "x\\ty"\n'],
  [{ a: "😀 x" }, 'a: "\\U0001F600 x"\n'],
  [{ a: "\ufeffx" }, 'a: "\\uFEFF\\x78"\n'],
  [{ a: "é" }, "a: é\n"],
  [{ a: "x\ny\n" }, "a: |\n  x\n  y\n"],
  [{ a: "x\ny" }, "a: |-\n  x\n  y\n"],
  [{ a: "x\n\n", b: 1 }, "a: |+\n  x\n\nb: 1\n"],
  [{ a: "\n", b: 1 }, "a: |2+\n\nb: 1\n"],
  [{ a: " x\ny" }, "a: |2-\n   x\n  y\n"],
  [{ a: "x \ny" }, 'a: "x \\ny"\n'],
  [{ true: 1, "1": 2 }, '"1": 2\n"true": 1\n'],
  [
    { a: 1e21, b: 1e-7, c: 1234567.5, d: 100000.5, e: 0.5 },
    "a: 1e+21\nb: 1e-07\nc: 1.2345675e+06\nd: 100000.5\ne: 0.5\n",
  ],
  [{ a: words }, `a: ${words.slice(0, 87)}\n  ut labore\n`],
  [{ ["k".repeat(129)]: { a: 1, b: 2 } }, `? ${"k".repeat(129)}\n: a: 1\n  b: 2\n`],
  [{ "\n=": ["x"] }, "? |2-\n\n  =\n: - x\n"],
];

Deno.test("values are printed as kubectl prints them", () => {
  for (const [value, text] of printed) assert.equal(printYaml(value), text);
});

Deno.test("keys are in natural order", () => {
  const keys = ["a10", "a2", "a", "b", "A", "_x", "9", "10", "a.b", "a-b", "a01", "é"];
  assert.deepEqual(keys.sort(compareNaturally), [
    "_x",
    "9",
    "10",
    "A",
    "a",
    "a-b",
    "a.b",
    "a01",
    "a2",
    "a10",
    "b",
    "é",
  ]);
});

Deno.test("an outline says where each entry begins and ends", () => {
  const { text, entries } = printYamlOutline({
    a: [{ b: [1, [2, 3]], c: "x\ny\n" }],
    ["k".repeat(129)]: { z: 1 },
    last: "|\n",
  });
  const lines = text.split("\n");
  const told = entries.map(({ parent, key, line, end }) =>
    `${parent ? `${String(parent.key).slice(0, 2)}.` : ""}${String(key).slice(0, 2)} ${line}-${end}`
  );
  assert.deepEqual(told, [
    "a 0-8",
    "a.0 1-8",
    "0.b 1-5",
    "b.0 2-3",
    "b.1 3-5",
    "1.0 3-4",
    "1.1 4-5",
    "0.c 5-8",
    "kk 8-10",
    "kk.z 9-10",
    "la 10-12",
  ]);
  assert.equal(lines[5], "  c: |");
  assert.equal(lines[9], ": z: 1");
  assert.equal(text, printYaml({ a: entries[0]!.value, ...{ ["k".repeat(129)]: { z: 1 }, last: "|\n" } }));
});

Deno.test("a long text is the same when it is read again, however it is folded", () => {
  const words = fc.array(fc.constantFrom("word", "longer-word", "x", " ", "a:", "it's", "#", "é"), {
    maxLength: 60,
  });
  fc.assert(fc.property(words, (parts) => {
    const text = parts.join(" ");
    assert.deepEqual(parseYaml(printYaml({ key: { key: text } })), { key: { key: text } });
  }));
});
