import assert from "node:assert/strict";
import { FileTree } from "../../../../src/simulator/host/file_tree.ts";
import { folderPage } from "../../../../src/simulator/images/nginx/folder_page.ts";

Deno.test("folders stand first, sizes at the right; what begins with a dot is hidden", () => {
  const now = () => Date.UTC(2026, 10, 22, 11, 33);
  const files = new FileTree({ "/srv/b.txt": "12345", "/srv/.x": "", "/srv/z/": "" }, { now });
  const rows = folderPage(files, "/srv/", "/l/", true).split("\r\n").slice(3, 7);
  assert.deepEqual(rows, [
    '<h1>Index of /l/</h1><hr><pre><a href="../">../</a>',
    `<a href="z/">z/</a>${" ".repeat(49)}22-Nov-2026 11:33                   -`,
    `<a href="b.txt">b.txt</a>${" ".repeat(46)}22-Nov-2026 11:33                   5`,
    "</pre><hr></body>",
  ]);
});
