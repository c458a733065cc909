import assert from "node:assert/strict";
import { type Handler, serveTls } from "../cluster/loopback.ts";
import { kubeconfigOf, serverPair } from "./cluster.ts";
import { expectCommand, Home } from "./command.ts";
import { Explorer, terminalTest } from "./explorer.ts";

const answer = (status: number, type: string, body: string, headers = {}): Handler => (_seen, response) => {
  response.writeHead(status, { "content-type": type, ...headers });
  response.end(body);
};

/** Servers that are no API server, and what `get` says of them. The explorer has to stay, and to say something. */
const strange: { name: string; handler: Handler; err: RegExp }[] = [
  {
    name: "a login page",
    handler: answer(200, "text/html", "<html><body>Please sign in</body></html>"),
    err: /^error: .*expected JSON, found "<html><body>Please sign in/,
  },
  {
    name: "half an answer",
    handler: answer(200, "application/json", '{"kind":"APIGroupLi'),
    err: /^error: .*expected JSON, found /,
  },
  {
    name: "JSON of another kind",
    handler: answer(200, "application/json", '["hello", 5, null]'),
    err: /^error: .*expected an object, found "\[/,
  },
  {
    name: "an empty object",
    handler: answer(200, "application/json", "{}"),
    err: /^error: Cannot read the answer to GET \/api: expected a list of API versions, found {}\n/,
  },
  {
    name: "nothing",
    handler: answer(200, "application/json", ""),
    err: /expected a list of API versions, found nothing\n/,
  },
  {
    name: "an error page",
    handler: answer(502, "text/html", "<h1>Bad Gateway</h1>"),
    err:
      /^Error from server \(InternalError\): an error on the server \("<h1>Bad Gateway<\/h1>"\) has prevented/,
  },
  {
    name: "a message that would set the title and clear the screen",
    handler: answer(
      403,
      "application/json",
      JSON.stringify({
        kind: "Status",
        apiVersion: "v1",
        status: "Failure",
        reason: "Forbidden",
        message: "\x1b]0;owned\x07\x1b[2Jgone\nfor\tgood",
        code: 403,
      }),
    ),
    err: /^\P{Control}*␛\]0;owned␇␛\[2Jgone\nfor\tgood\n$/u,
  },
  {
    name: "not found everywhere",
    handler: answer(404, "text/plain", "404 page not found\n"),
    err:
      /^Error from server \(NotFound\): the server could not find the requested resource|resource type "pods"/,
  },
  {
    name: "a connection that breaks",
    handler: (_seen, response) => void response.destroy(),
    err: /^Unable to connect to the server: EOF/,
  },
];

for (const { name, handler, err } of strange) {
  terminalTest(`a server that gives ${name} is told as it is, and nothing breaks`, async () => {
    using home = new Home();
    const server = await serveTls({ cert: serverPair.cert, key: serverPair.key }, handler);
    try {
      home.file(".kube/config", kubeconfigOf({ server: `https://127.0.0.1:${server.port}` }));
      const outcome = await expectCommand(home, ["get", "pods"], { code: 1, err });
      assert.doesNotMatch(outcome.err, /Uncaught|\n {4}at /);
      await using explorer = new Explorer(home, []);
      await explorer.until(/✗/);
      explorer.send(":q\r");
      assert.equal((await explorer.end()).code, 0);
      assert.doesNotMatch(explorer.raw, /Uncaught/);
    } finally {
      await server.close();
    }
  });
}
