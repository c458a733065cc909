import assert from "node:assert/strict";
import { jqTokens } from "../../src/kube/jq_tokens.ts";

/** An expression, and its words with their types. */
const sources: [string, string][] = [
  [".a.b", "field a, field b"],
  ['."a b"', "field a b"],
  [". | length", "sign ., sign |, word length"],
  ["..", "sign .."],
  [".a[1:2]", "field a, sign [, number 1, sign :, number 2, sign ]"],
  [".a // 1.5", "field a, sign //, number 1.5"],
  ['"x\\n\\(.a)y"', "string x\ny"],
];

for (const [source, expected] of sources) {
  Deno.test(`jq words of ${source}`, () => {
    assert.equal(jqTokens(source).map(({ type, text }) => `${type} ${text}`).join(", "), expected);
  });
}

Deno.test("expressions in a string have words of their own", () => {
  const [token] = jqTokens('"\\(.a | f(1))!"');
  assert.ok(token?.type === "string");
  assert.deepEqual(token.parts.map((part) => typeof part === "string" ? part : part.length), ["", 6, "!"]);
});
