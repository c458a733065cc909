import assert from "node:assert/strict";
import fc from "fast-check";
import { answerBytes, RequestReader } from "../../../src/simulator/kubernetes/http_wire.ts";

const REQUEST = "POST /x HTTP/1.1\r\nhost: a\r\nUser-Agent: curl/8\r\nContent-Length: 3\r\n\r\nabc" +
  "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

Deno.test("requests are read however the bytes are cut", () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: REQUEST.length }), (size) => {
    const reader = new RequestReader();
    const bytes = new TextEncoder().encode(REQUEST);
    const found = [];
    for (let at = 0; at < bytes.length; at += size) found.push(...reader.feed(bytes.subarray(at, at + size)));
    assert.deepEqual(found, [
      {
        method: "POST",
        path: "/x",
        headers: { Host: "a", "User-Agent": "curl/8", "Content-Length": "3" },
        body: "abc",
      },
      { method: "GET", path: "/", headers: { Host: "a" }, body: "" },
    ]);
  }));
});

Deno.test("what is no HTTP is refused", () => {
  assert.throws(() => new RequestReader().feed(new TextEncoder().encode("hello\r\n\r\n")), RangeError);
});

Deno.test("an answer has its length, and to HEAD no body", () => {
  const answer = { status: 404, headers: { "Content-Type": "text/plain" }, body: "né" };
  const text = (method: string) => new TextDecoder().decode(answerBytes(answer, method));
  assert.equal(
    text("GET"),
    "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\nné",
  );
  assert.ok(text("HEAD").endsWith("\r\n\r\n"));
});
