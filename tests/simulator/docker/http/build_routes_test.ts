import assert from "node:assert/strict";
import { contextOf, smallHost } from "../small_host.ts";

Deno.test("a build tells its steps, and its image runs", async () => {
  const host = smallHost();
  const context = contextOf({
    Dockerfile: 'FROM busybox\nCOPY a.txt /\nRUN echo more >> /a.txt\nCMD ["cat", "/a.txt"]\n',
    "a.txt": "hello\n",
  });
  const { messages } = await host.ask("POST", "/build?t=mine:v1", context);
  const said = messages.map(({ stream = "" }) => stream).join("");
  assert.match(said, /^Step 1\/4 : FROM busybox\n/);
  assert.match(said, /Successfully tagged mine:v1\n$/);
  const { container } = host.engine.containers.create({ Image: "mine:v1" }, "");
  container.start();
  host.queue.advance(1000);
  assert.equal(container.log.lines.map(({ text }) => text).join(""), "hello\nmore\n");
});

/** Dockerfile, and what is wrong with it. */
const WRONG: [dockerfile: string, message: RegExp][] = [
  ["FROM busybox\nRUNN ls\n", /dockerfile parse error on? ?line 2: unknown instruction: RUNN/],
  ["", /the Dockerfile \(Dockerfile\) cannot be empty/],
  ["RUN ls\n", /no build stage in current context/],
];

for (const [dockerfile, message] of WRONG) {
  Deno.test(`not built: ${JSON.stringify(dockerfile)}`, async () => {
    const { status, json, messages } = await smallHost().ask(
      "POST",
      "/build",
      contextOf({ Dockerfile: dockerfile }),
    );
    assert.match(status === 200 ? messages.at(-1).error : json.message, message);
  });
}

Deno.test("what is no archive is refused", async () => {
  const { status, json } = await smallHost().ask(
    "POST",
    "/build",
    new TextEncoder().encode("rubbish ".repeat(200)),
  );
  assert.ok(status >= 400);
  assert.match(json.message, /tar/);
});
