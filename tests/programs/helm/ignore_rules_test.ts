import assert from "node:assert/strict";
import { globMatcher, ignoreRules } from "../../../src/programs/helm/ignore_rules.ts";

Deno.test("rules tell what of a folder is no part of the chart", () => {
  const rules = ignoreRules("# a comment\n*.tmp\n/rooted.txt\ncharts/*.bak\n.git/\n");
  for (
    const [path, isFolder, ignored] of [
      ["a.tmp", false, true],
      ["x/a.tmp", false, true],
      ["rooted.txt", false, true],
      ["x/rooted.txt", false, false],
      ["charts/a.bak", false, true],
      [".git", true, true],
      [".git", false, false],
      ["templates/.hidden", false, true],
      ["templates/a.yaml", false, false],
    ] as const
  ) assert.equal(rules.ignores(path, isFolder), ignored, path);
  assert.ok(ignoreRules("!keep.txt").ignores("other.txt", false));
  assert.throws(() => ignoreRules("a/**"), { message: "double-star (**) syntax is not supported" });
});

Deno.test("patterns stop at slashes", () => {
  assert.ok(globMatcher("templates/*.y[a-m]ml")("templates/a.yaml"));
  assert.ok(!globMatcher("*")("a/b"));
  assert.throws(() => globMatcher("[a"), { message: "syntax error in pattern" });
});
