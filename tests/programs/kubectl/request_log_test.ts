import assert from "node:assert/strict";
import type { Transport } from "../../../src/cluster/transport.ts";
import { logFile, loggedTransport, logRefusal } from "../../../src/programs/kubectl/request_log.ts";
import { testIo } from "../test_io.ts";

const answering = (response: () => Promise<Response>): Transport => ({
  description: "https://h:6443",
  request: response,
  connect: () => Promise.reject(new Error("no streams here")),
  close: () => {},
});

/** What is told of one request, without the heads of the lines. */
async function told(level: number, init: RequestInit = {}, body = '{"a":1}'): Promise<string> {
  const { io, output } = testIo();
  const headers = { "content-type": "application/json" };
  const transport = answering(() => Promise.resolve(new Response(body, { status: 201, headers })));
  const response = await loggedTransport(transport, level, io).request("/api/v1/pods?b=2&a=1", init);
  assert.equal(await response.text(), body);
  return output.err.replace(/^I\d{4} [\d:.]+ +\d+ /gm, "");
}

const URL = "https://h:6443/api/v1/pods?a=1&b=2";

Deno.test("what is told of a request grows with the level", async () => {
  const headers = { accept: "application/json", authorization: "Bearer secret" };
  const init = { method: "POST", body: "{}", headers };
  const shown = "\tAccept: application/json\n\tAuthorization: Bearer <masked>\n";
  assert.equal(
    await told(6, init),
    `round_trippers.go:632] "Response" verb="POST" url="${URL}" status="201 Created" milliseconds=0\n`,
  );
  assert.equal(
    await told(7, init),
    `round_trippers.go:527] "Request" verb="POST" url="${URL}" headers=<\n${shown} >\n` +
      'round_trippers.go:632] "Response" status="201 Created" milliseconds=0\n',
  );
  assert.equal(
    await told(8, init),
    `helper.go:113] "Request Body" body="{}"\n` +
      `round_trippers.go:527] "Request" verb="POST" url="${URL}" headers=<\n${shown} >\n` +
      'round_trippers.go:632] "Response" status="201 Created" headers=<\n\tContent-Type: application/json\n > milliseconds=0\n' +
      'helper.go:113] "Response Body" body="{\\"a\\":1}"\n',
  );
  assert.match(
    await told(9, init),
    /curl -v -XPOST {2}-H "Accept: application\/json" -H .* 'https:\/\/h:6443\/api/,
  );
});

Deno.test("long answers are cut, those of several lines stand below each other", async () => {
  assert.match(await told(8, {}, "x".repeat(2000)), /body="x{1024} \[truncated 976 chars\]"/);
  assert.match(await told(10, {}, "x".repeat(20_000)), /body="x{20000}"/);
  assert.match(await told(8, {}, "a\nb\n"), /body=<\n\ta\n\tb\n >/);
});

Deno.test("a request without an answer is told, too", async () => {
  const { io, output } = testIo();
  const transport = loggedTransport(answering(() => Promise.reject(new Error("nobody"))), 6, io);
  await assert.rejects(transport.request("/api"), /nobody/);
  assert.match(output.err, /verb="GET" url="https:\/\/h:6443\/api" status="" milliseconds=0\n$/);
});

Deno.test("files and refusals", async () => {
  const { io, output } = testIo();
  await logFile(io, "/k");
  await logRefusal(io, { code: 404 });
  assert.match(
    output.err,
    /Config loaded from file: {2}\/k\nI.*server response object: %s\[\{\n {2}"code": 404\n\}\]\n/,
  );
});
