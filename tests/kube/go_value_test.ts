import assert from "node:assert/strict";
import type { Json } from "../../src/kube/object.ts";
import { goJson, goQuote, goSyntax, goType, goValue } from "../../src/kube/go_value.ts";

/** A value, its %v, its %#v, its type. */
const values: [Json, string, string, string][] = [
  [null, "<nil>", "interface {}(nil)", "<nil>"],
  [true, "true", "true", "bool"],
  [5, "5", "5", "int64"],
  [1.5, "1.5", "1.5", "float64"],
  [1234567.5, "1.2345675e+06", "1.2345675e+06", "float64"],
  [0.00001, "1e-05", "1e-05", "float64"],
  ["a\tb", "a\tb", '"a\\tb"', "string"],
  [[], "[]", "[]interface {}{}", "[]interface {}"],
  [["x", 1], "[x 1]", '[]interface {}{"x", 1}', "[]interface {}"],
  [
    { b: 1, a: [null] },
    "map[a:[<nil>] b:1]",
    'map[string]interface {}{"a":[]interface {}{interface {}(nil)}, "b":1}',
    "map[string]interface {}",
  ],
];

Deno.test("JSON values are printed as Go prints them", () => {
  for (const [value, plain, syntax, type] of values) {
    assert.equal(goValue(value), plain);
    assert.equal(goSyntax(value), syntax);
    assert.equal(goType(value), type);
  }
});

Deno.test("JSON has sorted keys and no angle brackets", () => {
  assert.equal(
    goJson({ b: "<&>", a: { d: 1, c: [{ f: 1, e: 2 }] } }),
    '{"a":{"c":[{"e":2,"f":1}],"d":1},"b":"\\u003c\\u0026\\u003e"}',
  );
  assert.equal(goJson({ "2": 0, "10": 0, a: undefined }), '{"10":0,"2":0}');
});

Deno.test("quoted strings have Go's escapes", () => {
  assert.equal(goQuote('a"\\\n\x1b\x07'), '"a\\"\\\\\\n\\x1b\\a"');
});
