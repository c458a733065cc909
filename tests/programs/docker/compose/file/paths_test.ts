import assert from "node:assert/strict";
import { folderOf, pathFrom } from "../../../../../src/programs/docker/compose/file/paths.ts";

Deno.test("paths begin in the file's folder or the user's", () => {
  const cases: [path: string, whole: string][] = [
    ["./a", "/project/a"],
    ["../a/./b", "/a/b"],
    ["/a", "/a"],
    ["~", "/home/ahab"],
    ["~/a", "/home/ahab/a"],
    ["~a", "/project/~a"],
  ];
  for (const [path, whole] of cases) assert.equal(pathFrom("/project", "/home/ahab", path), whole, path);
  assert.deepEqual([folderOf("/a/b.yaml"), folderOf("/b.yaml")], ["/a", "/"]);
});
