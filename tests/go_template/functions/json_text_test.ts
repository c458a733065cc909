import assert from "node:assert/strict";
import { jsonOf, jsonText, parseJson } from "../../../src/go_template/functions/json_text.ts";
import { GoNumber } from "../../../src/go_template/value.ts";

Deno.test("JSON is written with sorted keys, exact numbers and escapes for HTML", () => {
  const value = { b: [new GoNumber("int64", 9007199254740993n), 1e21, 1.5], a: "<&>", "10": null, "9": {} };
  assert.equal(
    jsonText(value),
    '{"10":null,"9":{},"a":"\\u003c\\u0026\\u003e","b":[9007199254740993,1e+21,1.5]}',
  );
  assert.equal(jsonText({ a: [1n], b: [] }, { indent: "  " }), '{\n  "a": [\n    1\n  ],\n  "b": []\n}');
  assert.deepEqual(jsonOf({ a: 1n, gone: undefined }), { a: 1 });
  assert.throws(() => jsonOf(Infinity), { message: "json: unsupported value: +Inf" });
});

Deno.test("what is no JSON is told in Go's words", () => {
  assert.deepEqual(parseJson(' {"a": [1]}'), { a: [1] });
  assert.throws(() => parseJson(""), { message: "unexpected end of JSON input" });
  assert.throws(() => parseJson("{"), { message: "unexpected end of JSON input" });
});
