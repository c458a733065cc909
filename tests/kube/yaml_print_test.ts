import assert from "node:assert/strict";
import type { Json } from "../../src/kube/object.ts";
import { compareNaturally, printYaml } from "../../src/kube/yaml_print.ts";

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
