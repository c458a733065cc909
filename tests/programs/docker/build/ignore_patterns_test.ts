import assert from "node:assert/strict";
import { IgnorePatterns } from "../../../../src/programs/docker/build/ignore_patterns.ts";

/** The file, a path, whether it is left out. */
const CASES: [text: string, path: string, isOut: boolean][] = [
  ["*.log", "a.log", true],
  ["*.log", "deep/a.log", false],
  ["**/*.log", "deep/er/a.log", true],
  ["**/*.log", "a.log", true],
  ["node_modules", "node_modules/x/y", true],
  ["/dist/", "dist/a", true],
  ["# comment\n\nx", "x", true],
  ["# comment", "# comment", false],
  ["a?c", "abc", true],
  ["a?c", "a/c", false],
  ["[ab].txt", "b.txt", true],
  ["*\n!keep.txt", "keep.txt", false],
  ["*\n!keep.txt", "other.txt", true],
  ["!a\n*", "a", true],
  ["docs\n!docs/keep", "docs/keep", false],
  ["docs\n!docs/keep", "docs/other", true],
  ["./a/../b", "b", true],
  ["a/**", "a/b/c", true],
  ["a.b", "axb", false],
];

Deno.test("patterns of .dockerignore", () => {
  for (const [text, path, isOut] of CASES) {
    assert.equal(new IgnorePatterns(text).isLeftOut(path), isOut, `${JSON.stringify(text)} ${path}`);
  }
});

Deno.test("a folder is searched where an exception may be in it", () => {
  const patterns = new IgnorePatterns("docs\n!docs/keep\n");
  assert.equal(patterns.isSearched("docs"), true);
  assert.equal(patterns.isSearched("other"), false);
});
