import assert from "node:assert/strict";
import { FileTree } from "../../../../src/simulator/host/file_tree.ts";
import { FileStream } from "../../../../src/simulator/userland/shell/file_stream.ts";

Deno.test("a file is written where the last one stopped", () => {
  const files = new FileTree({ "/f": "abc\n" });
  const stream = new FileStream(files, "/f");
  assert.equal(stream.read(1), "a");
  stream.write("Z");
  assert.deepEqual([files.read("/f"), stream.readLine(), stream.readLine()], ["aZc\n", "c\n", ""]);
});

Deno.test("who appends writes at the end", () => {
  const files = new FileTree({ "/f": "a" });
  const stream = new FileStream(files, "/f", true);
  files.write("/f", "abc");
  stream.write("d");
  assert.equal(files.read("/f"), "abcd");
});
