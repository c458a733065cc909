import assert from "node:assert/strict";
import { chunksOf, outputFrames } from "../../../src/programs/docker/output_frames.ts";
import { frames } from "./scripted_engine.ts";

Deno.test("frames are taken apart wherever chunks end", async () => {
  const bytes = frames(["out", "hello "], ["err", "oops"], ["out", "world"]);
  for (const size of [1, 5, bytes.length]) {
    const texts = { out: "", err: "" };
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
        controller.close();
      },
    });
    for await (const { stream: name, bytes: part } of outputFrames(chunksOf(stream))) {
      texts[name] += new TextDecoder().decode(part);
    }
    assert.deepEqual(texts, { out: "hello world", err: "oops" });
  }
});

Deno.test("frames of one stream that come together are one piece", async () => {
  const bytes = frames(["out", "a\n"], ["out", "b\n"], ["err", "oops\n"], ["err", "!"], ["out", "c"]);
  const pieces = await Array.fromAsync(outputFrames(chunksOf(ReadableStream.from([bytes]))));
  assert.deepEqual(pieces.map(({ stream, bytes }) => [stream, new TextDecoder().decode(bytes)]), [
    ["out", "a\nb\n"],
    ["err", "oops\n!"],
    ["out", "c"],
  ]);
});

Deno.test("what are no frames is told", async () => {
  const stream = new Response("plain text without frames").body!;
  await assert.rejects(Array.fromAsync(outputFrames(chunksOf(stream))), /Unrecognized input header/);
});
