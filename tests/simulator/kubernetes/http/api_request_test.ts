import assert from "node:assert/strict";
import {
  fromPath,
  fromRequest,
  MAX_BODY_BYTES,
} from "../../../../src/simulator/kubernetes/http/api_request.ts";
import { ADMINISTRATOR } from "../../../../src/simulator/kubernetes/api_server.ts";

Deno.test("both ways in give the same request", async () => {
  const init = { method: "POST", headers: { "x-a": "1" }, body: "{}" };
  const path = "/api/v1/namespaces/a%20b?limit=1&limit=2";
  const requests = [
    fromPath(path, init, ADMINISTRATOR),
    fromRequest(new Request(`http://localhost${path}`, init), ADMINISTRATOR),
  ];
  for (const request of requests) {
    assert.deepEqual(request.segments, ["api", "v1", "namespaces", "a b"]);
    assert.deepEqual([request.method, request.query.getAll("limit")], ["POST", ["1", "2"]]);
    assert.equal(request.headers.get("X-A"), "1");
    assert.equal(new TextDecoder().decode(await request.body()), "{}");
    assert.equal(new TextDecoder().decode(await request.body()), "{}", "a body may be asked for twice");
  }
});

Deno.test("nothing is needed but a path", async () => {
  const request = fromPath("/version", {}, ADMINISTRATOR);
  assert.deepEqual([request.method, request.path, [...request.query]], ["GET", "/version", []]);
  assert.equal((await request.body()).length, 0);
  assert.deepEqual(fromPath("/a%zz", {}, ADMINISTRATOR).segments, ["a%zz"]);
});

Deno.test("a large body is refused", async () => {
  const body = new Uint8Array(MAX_BODY_BYTES + 1);
  await assert.rejects(fromPath("/", { method: "POST", body }, ADMINISTRATOR).body(), {
    message: "Request entity too large: limit is 3145728",
  });
});

Deno.test("of a body without end no more is read than may be", async () => {
  let pulled = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      pulled += 1 << 20;
      controller.enqueue(new Uint8Array(1 << 20));
    },
  });
  const request = new Request("http://localhost/", { method: "POST", body });
  await assert.rejects(fromRequest(request, ADMINISTRATOR).body(), { code: 413 });
  assert.ok(pulled <= 2 * MAX_BODY_BYTES, `${pulled}`);
});
