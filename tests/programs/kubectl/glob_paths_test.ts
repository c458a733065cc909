import assert from "node:assert/strict";
import { globPaths } from "../../../src/programs/kubectl/glob_paths.ts";
import { testIo } from "../test_io.ts";

const files = Object.fromEntries(
  ["/a/one.yaml", "/a/two.yaml", "/a/two.json", "/a/b/two.yaml", "/c/[x].yaml", "/c/d/e/f"].map((
    path,
  ) => [path, ""]),
);
const { tree } = testIo({ files }).io.machine;

const patterns: [pattern: string, found: string[] | undefined][] = [
  ["/a/*.yaml", ["/a/one.yaml", "/a/two.yaml"]],
  ["/a/t?o.*", ["/a/two.json", "/a/two.yaml"]],
  ["/c/*/*/f", ["/c/d/e/f"]],
  ["/a/[n-p]*.yaml", ["/a/one.yaml"]],
  ["/a/[^o]*.yaml", ["/a/two.yaml"]],
  ["/a/*.txt", []],
  ["/nowhere/*", []],
  ["/c/\\[x\\].yaml", ["/c/[x].yaml"]],
  ["/a/[", undefined],
  ["/a/[z-a]", undefined],
  ["/a/\\", undefined],
];

for (const [pattern, found] of patterns) {
  Deno.test(`${pattern} fits ${found ?? "nothing: it is no pattern"}`, async () => {
    assert.deepEqual(await globPaths(tree, pattern), found);
  });
}
