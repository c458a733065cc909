import assert from "node:assert/strict";
import { smallHost } from "../small_host.ts";

Deno.test("an image is pulled layer by layer, listed, shown, tagged and removed", async () => {
  const host = smallHost();
  const { messages } = await host.ask("POST", "/images/create?fromImage=nginx&tag=latest");
  assert.equal(messages[0].status, "Pulling from library/nginx");
  assert.match(messages.at(-1).status, /^Status: Downloaded newer image for nginx:latest$/);
  assert.ok(
    messages.every(({ progressDetail: { current = 0, total = 0 } = {} }) =>
      Number.isInteger(current + total)
    ),
  );
  const [listed] = (await host.ask("GET", "/images/json")).json;
  assert.deepEqual(listed.RepoTags, ["nginx:latest"]);
  assert.equal((await host.ask("GET", "/images/nginx/json")).json.Id, listed.Id);
  assert.ok((await host.ask("GET", "/images/library%2Fnginx/history")).json.length > 5);
  assert.equal((await host.ask("POST", "/images/nginx/tag?repo=mine&tag=v1")).status, 201);
  assert.deepEqual((await host.ask("DELETE", "/images/mine:v1")).json, [{ Untagged: "mine:v1" }]);
  const removed = (await host.ask("DELETE", "/images/nginx")).json;
  assert.ok(removed.some((record: object) => "Deleted" in record));
  assert.deepEqual((await host.ask("GET", "/images/json")).json, []);
});

/** What is asked, and what is refused. */
const WRONG: [method: string, path: string, status: number, message: RegExp][] = [
  [
    "POST",
    "/images/create?fromImage=ngnix",
    404,
    /^pull access denied for ngnix, repository does not exist or may require 'docker login'/,
  ],
  [
    "POST",
    "/images/create?fromImage=Nginx",
    400,
    /invalid reference format: repository name \(library\/Nginx\) must be lowercase/,
  ],
  ["POST", "/images/create?fromImage=nginx&tag=nope", 404, /nope/],
  ["GET", "/images/nginx/json", 404, /No such image: nginx:latest/],
  ["POST", "/images/nginx/tag?repo=", 400, /invalid reference format/],
  ["POST", "/images/nginx/push", 404, /An image does not exist locally with the tag: nginx/],
  ["DELETE", "/images/nginx", 404, /No such image: nginx:latest/],
];

for (const [method, path, status, message] of WRONG) {
  Deno.test(`${method} ${path}`, async () => {
    const answer = await smallHost().ask(method, path);
    assert.equal(answer.status, status);
    assert.match(answer.json.message, message);
  });
}

Deno.test("nobody may push, and what nobody names or uses is cleared away", async () => {
  const host = smallHost();
  await host.pull("busybox");
  const { messages } = await host.ask("POST", "/images/busybox/push");
  assert.equal(messages.at(-1).error, "denied: requested access to the resource is denied");
  assert.equal((await host.ask("POST", "/images/prune")).json.ImagesDeleted, null);
  const all = encodeURIComponent(JSON.stringify({ dangling: ["false"] }));
  assert.ok((await host.ask("POST", `/images/prune?filters=${all}`)).json.ImagesDeleted.length > 0);
});

Deno.test("a search finds what has the word in its name", async () => {
  const { json } = await smallHost().ask("GET", "/images/search?term=nginx");
  assert.equal(json[0].name, "nginx");
  assert.equal(json[0].is_official, true);
});
