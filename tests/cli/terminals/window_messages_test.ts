import assert from "node:assert/strict";
import { messageLine, readMessages } from "../../../src/cli/terminals/window_messages.ts";

Deno.test("messages arrive whole however they are cut", async () => {
  const sent = [{ kind: "type", text: "ä\n" }, { kind: "hangUp" }] as const;
  const bytes = new TextEncoder().encode(sent.map(messageLine).join(""));
  const pieces = ReadableStream.from([...bytes].map((byte) => Uint8Array.of(byte)));
  assert.deepEqual(await Array.fromAsync(readMessages(pieces)), sent);
});

Deno.test("what is no message is refused", async () => {
  const garbage = ReadableStream.from([new TextEncoder().encode("GET / HTTP/1.1\n")]);
  await assert.rejects(Array.fromAsync(readMessages(garbage)), SyntaxError);
});
