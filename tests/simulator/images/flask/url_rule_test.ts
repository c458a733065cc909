import assert from "node:assert/strict";
import { builtPath, matchedRule } from "../../../../src/simulator/images/flask/url_rule.ts";

const MATCHES: [rule: string, path: string, values: Record<string, unknown> | undefined][] = [
  ["/", "/", {}],
  ["/a.b", "/axb", undefined],
  ["/user/<name>", "/user/ada", { name: "ada" }],
  ["/user/<name>", "/user/a/b", undefined],
  ["/add/<int:a>/<b>", "/add/2/x", { a: 2n, b: "x" }],
  ["/add/<int:a>", "/add/-2", undefined],
  ["/f/<float:x>", "/f/1.5", { x: 1.5 }],
  ["/f/<float:x>", "/f/1", undefined],
  ["/p/<path:rest>", "/p/a/b", { rest: "a/b" }],
];

for (const [rule, path, values] of MATCHES) {
  Deno.test(`${rule} and ${path}`, () => {
    const found = matchedRule(rule, path);
    assert.deepEqual(found && Object.fromEntries(found), values);
  });
}

Deno.test("a path is built, and what is left is its query", () => {
  const values = new Map([["y", "a/b c"], ["q", "2"]]);
  assert.equal(builtPath("/f/<path:y>", values), "/f/a/b%20c?q=2");
  assert.equal(builtPath("/f/<y>", values), "/f/a%2Fb%20c?q=2");
  assert.equal(builtPath("/f/<x>", values), undefined);
});
