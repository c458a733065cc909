import assert from "node:assert/strict";
import { FileTree } from "../../../../src/simulator/host/file_tree.ts";
import { fileAnswer } from "../../../../src/simulator/images/nginx/file_answer.ts";
import { smallExchange } from "./small_exchange.ts";

const files = new FileTree({ "/srv/a.txt": "a", "/srv/d/home.html": "h", "/srv/e/": "" });
const shown = (text: string, path: string) => {
  const reply = fileAnswer(smallExchange(`location / { root /srv; ${text} }`, path), files);
  return "index" in reply ? reply.index : `${reply.status} ${reply.problem ?? reply.location ?? reply.body}`;
};

for (
  const [text, path, outcome] of [
    ["", "/a.txt", "200 a"],
    ["index home.html;", "/d/", "/d/home.html"],
    ["", "/d", "301 /d/"],
    ["", "/e/", '403 directory index of "/srv/e/" is forbidden'],
    ["", "/no/", '404 "/srv/no/index.html" is not found (2: No such file or directory)'],
    ["", "/no", '404 open() "/srv/no" failed (2: No such file or directory)'],
    ["", "/a.txt/b", '404 open() "/srv/a.txt/b" failed (20: Not a directory)'],
  ] as const
) {
  Deno.test(`the file of ${path}: ${outcome}`, () => assert.equal(shown(text, path), outcome));
}

Deno.test("expires says how long a file may be kept", () => {
  const reply = fileAnswer(smallExchange("location / { root /srv; expires 1h; }", "/a.txt"), files);
  const headers = "index" in reply ? {} : reply.headers;
  assert.equal(headers?.["Cache-Control"], "max-age=3600");
});
