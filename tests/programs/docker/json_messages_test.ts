import assert from "node:assert/strict";
import { jsonMessages } from "../../../src/programs/docker/json_messages.ts";

Deno.test("messages are found whatever is between them and wherever chunks end", async () => {
  const text = '{"a":"}\\"{"}\r\n{"b":[1,{"c":"ä"}]}{"d":1}\n';
  const bytes = new TextEncoder().encode(text);
  for (const size of [1, 7, bytes.length]) {
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
        controller.close();
      },
    });
    const found = await Array.fromAsync(jsonMessages(stream));
    assert.deepEqual(found, [{ a: '}"{' }, { b: [1, { c: "ä" }] }, { d: 1 }]);
  }
});
