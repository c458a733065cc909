import assert from "node:assert/strict";
import { readPattern } from "../../src/jq/oniguruma.ts";

for (
  const [pattern, source, names = []] of [
    ["a.b", "a.b"],
    ["\\-\\:\\.", "-:\\."],
    ["[a-c_-]", "[a-c_\\-]"],
    ["[\\w-.]", "[\\w\\-\\.]"],
    ["[[:alpha:]_[:^digit:]]", "[\\p{L}_[^\\d]]"],
    ["a{b}", "a\\{b\\}"],
    ["a{1,2}", "a{1,2}"],
    ["x(?i)y", "x(?i:y)"],
    ["(x(?i)y)z", "(x(?i:y))z", [null]],
    ["(a)(?<n>b)(?:c)(?=d)", "(a)(?<n>b)(?:c)(?=d)", [null, "n"]],
    ["(?#said)a", "a"],
    ["\\A\\z", "(?<![^])(?![^])"],
    ["\\h\\p{^L}", "h\\P{L}"],
    ["(", "(", [null]],
  ] as readonly (readonly [string, string, (string | null)[]?])[]
) {
  Deno.test(`Oniguruma's ${pattern}`, () =>
    assert.deepEqual(readPattern(pattern, false), { source, names: [...names] }));
}

Deno.test("blanks and comments for the eye are left out, but not in classes", () => {
  assert.equal(readPattern("a b[ ]\\ c # said\nd", true).source, "ab[ ] cd");
});
