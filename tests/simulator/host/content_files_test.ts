import assert from "node:assert/strict";
import { contentFiles, type Mounted } from "../../../src/simulator/host/content_files.ts";
import { FileTree } from "../../../src/simulator/host/file_tree.ts";

Deno.test("content that is replaced as a whole is seen new at the next look, through its links", () => {
  let content: Mounted = { files: { a: "1" }, version: "..one" };
  const files = new FileTree({});
  files.mountAt("/c", { node: contentFiles(() => content, 5).root, source: "tmpfs", isReadOnly: true });
  assert.deepEqual([files.read("/c/a"), files.realPath("/c/a")], ["1", "/c/..one/a"]);
  content = { files: { b: "2", "sub/c": "3" }, version: "..two", modes: { b: 0o400 } };
  assert.deepEqual([files.read("/c/a"), files.read("/c/sub/c"), files.realPath("/c/b")], [
    undefined,
    "3",
    "/c/..two/b",
  ]);
  assert.deepEqual(
    [files.status("/c/b")!.mode, files.status("/c/b")!.size, files.status("/c/b")!.changedMs],
    [
      0o400,
      1,
      5,
    ],
  );
  assert.equal(files.refusal("/c/b"), "Read-only file system");
});
