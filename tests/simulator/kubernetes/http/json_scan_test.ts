import assert from "node:assert/strict";
import fc from "fast-check";
import { scanJson } from "../../../../src/simulator/kubernetes/http/json_scan.ts";

const ERRORS: [text: string, error: string][] = [
  ["{not json", "invalid character 'n' looking for beginning of object key string"],
  ["", "unexpected end of JSON input"],
  ["(large)", "invalid character '(' looking for beginning of value"],
  ['{"a" 1}', "invalid character '1' after object key"],
  ['{"a":1 "b"}', "invalid character '\"' after object key:value pair"],
  ["[1 2]", "invalid character '2' after array element"],
  ["{} x", "invalid character 'x' after top-level value"],
  ["trux", "invalid character 'x' in literal true (expecting 'e')"],
  ["-x", "invalid character 'x' in numeric literal"],
  ['"a\nb"', "invalid character '\\n' in string literal"],
  ['"a\\qb"', "invalid character 'q' in string escape code"],
  ['"abc', "unexpected end of JSON input"],
  ['{"a":', "unexpected end of JSON input"],
  ["'a'", "invalid character '\\'' looking for beginning of value"],
];

for (const [text, error] of ERRORS) {
  Deno.test(`malformed: ${text}`, () => assert.equal(scanJson(text).error, error));
}

Deno.test("repeated fields are found with their paths", () => {
  const text = '{"a":{"b":1,"b":2},"c":[{"d":1},{"d":1,"d":2}],"a":3}';
  assert.deepEqual(scanJson(text), { duplicates: ["a.b", "c[1].d", "a"] });
});

Deno.test("law: what JSON.stringify writes is well-formed", () => {
  fc.assert(fc.property(fc.json(), (text) => {
    assert.deepEqual(scanJson(text), { duplicates: [] });
  }));
});
