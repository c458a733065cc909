import assert from "node:assert/strict";
import { asksForSpdy, MAX_HEAD_BYTES, parseRequestHead } from "../../../src/simulator/serve/request_head.ts";

const SPDY = "POST /a?b HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: SPDY/3.1\r\nX-A: 1\r\nX-A: 2\r\n\r\n";
const parse = (text: string) => parseRequestHead(new TextEncoder().encode(text));

const cases: [text: string, expected: "spdy" | "other" | "unreadable" | "more"][] = [
  [SPDY, "spdy"],
  [SPDY + "rest", "spdy"],
  [SPDY.replace("Upgrade\r\n", "keep-alive\r\n"), "other"],
  [SPDY.replace("SPDY/3.1", "websocket"), "other"],
  [SPDY.slice(0, -1), "more"],
  ["", "more"],
  ["GET /\r\n\r\n", "unreadable"],
  ["GET / HTTP/1.1\r\nbad header: x\r\n\r\n", "unreadable"],
  ["GET / HTTP/1.1\r\n: x\r\n\r\n", "unreadable"],
  ["x".repeat(MAX_HEAD_BYTES + 1), "unreadable"],
  ["\x16\x03\x01", "more"],
];

for (const [text, expected] of cases) {
  Deno.test(`${JSON.stringify(text.slice(0, 60))} is ${expected}`, () => {
    const head = parse(text);
    const kind = head === undefined
      ? "more"
      : head === "unreadable"
      ? head
      : asksForSpdy(head)
      ? "spdy"
      : "other";
    assert.equal(kind, expected);
  });
}

Deno.test("a head knows its place, its headers and its length", () => {
  const head = parse(SPDY + "rest");
  assert.ok(head !== undefined && head !== "unreadable");
  assert.deepEqual([head.method, head.path, head.headers.get("x-a"), head.length], [
    "POST",
    "/a?b",
    "1, 2",
    SPDY.length,
  ]);
});
