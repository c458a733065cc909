import assert from "node:assert/strict";
import { isPlainString, resolvePlainScalar } from "../../src/kube/yaml_scalar.ts";

/** Plain scalars and what kubectl makes of them. */
const scalars: [string, null | boolean | number | string][] = [
  ["", null],
  ["~", null],
  ["NULL", null],
  ["Yes", true],
  ["OFF", false],
  ["y", true],
  ["yEs", "yEs"],
  ["1_000", 1000],
  ["1__0", 10],
  ["_1", "_1"],
  ["0x1F", 31],
  ["-0x1f", -31],
  ["0b11", 3],
  ["0B1", 1],
  ["017", 15],
  ["0o17", 15],
  ["-017", -15],
  ["08", 8],
  ["0o8", "0o8"],
  ["0x", "0x"],
  ["+1", 1],
  ["-0", 0],
  ["1.", 1],
  [".5", 0.5],
  ["+.5", 0.5],
  ["-.", "-."],
  [".", "."],
  ["1.e3", 1000],
  ["1e3", 1000],
  ["1e", "1e"],
  ["1e400", "1e400"],
  ["1.2.3", "1.2.3"],
  ["-.inf", -Infinity],
  ["2024-01-01", "2024-01-01"],
  ["<<", "<<"],
];

Deno.test("plain scalars mean what they mean to kubectl", () => {
  for (const [text, value] of scalars) assert.equal(resolvePlainScalar(text), value, text);
});

Deno.test("strings that some reader takes for a date or a number of base 60 are not plain", () => {
  for (
    const text of [
      "2024-1-1",
      "2024-01-01T00:00:00Z",
      "2001-12-14t21:59:43.10-05:00",
      "1:20",
      "12:30:45",
      "no",
    ]
  ) {
    assert.equal(isPlainString(text), false, text);
  }
  for (const text of ["a", "NaN", "1e", "1:99", "12:30--", "=", "<<"]) {
    assert.equal(isPlainString(text), true, text);
  }
});
