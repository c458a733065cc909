import assert from "node:assert/strict";
import { folderOf, pathFrom } from "../../../../../src/programs/docker/compose/file/paths.ts";

Deno.test("paths begin in the file's folder or the user's", () => {
  const cases: [path: string, whole: string][] = [
    ["./a", "/work/a"],
    ["../a/./b", "/a/b"],
    ["/a", "/a"],
    ["~", "/home/ahab"],
    ["~/a", "/home/ahab/a"],
    ["~a", "/work/~a"],
  ];
  for (const [path, whole] of cases) assert.equal(pathFrom("/work", "/home/ahab", path), whole, path);
  assert.deepEqual([folderOf("/a/b.yaml"), folderOf("/b.yaml")], ["/a", "/"]);
});
