import assert from "node:assert/strict";
import type { EngineChannel } from "../../../../src/programs/docker/engine.ts";
import { joinStreams } from "../../../../src/programs/docker/run/attached_streams.ts";
import { testIo } from "../../test_io.ts";
import { frames } from "../scripted_engine.ts";

function channel(
  readable: ReadableStream<Uint8Array>,
): { channel: EngineChannel; written: string[]; ends: string[] } {
  const written: string[] = [];
  const ends: string[] = [];
  return {
    written,
    ends,
    channel: {
      status: 101,
      headers: new Map(),
      readable,
      writable: new WritableStream({
        write: (chunk) => void written.push(new TextDecoder().decode(chunk)),
        close: () => void ends.push("input"),
      }),
      close: () => void ends.push("channel"),
    },
  };
}

const usual = { detachKeys: "", hasInput: true, hasTerminal: false };

Deno.test("input is passed on and closed, output is taken apart", async () => {
  const { io, output } = testIo({ input: "in\n" });
  let say: (bytes?: Uint8Array) => void = () => {};
  const readable = new ReadableStream<Uint8Array>({
    start: (controller) => void (say = (bytes) => bytes ? controller.enqueue(bytes) : controller.close()),
  });
  const { channel: one, written, ends } = channel(readable);
  const joined = joinStreams(io, { ...usual, channel: one });
  await new Promise((resolve) => setTimeout(resolve, 0));
  say(frames(["out", "a"], ["err", "b"]));
  say();
  assert.equal(await joined, "closed");
  assert.deepEqual([output, written, ends], [{ out: "a", err: "b" }, ["in\n"], ["input", "channel"]]);
});

Deno.test("the keys to detach leave the container alone", async () => {
  const { io } = testIo({ input: "ls\x10\x11" });
  const { channel: one, written } = channel(new ReadableStream());
  assert.equal(await joinStreams(io, { ...usual, hasTerminal: true, channel: one }), "detached");
  assert.deepEqual(written, ["ls"]);
});

Deno.test("a terminal's output comes as it is", async () => {
  const { io, output } = testIo();
  const { channel: one } = channel(new Response("\x1b[1mbold\r\n").body!);
  await joinStreams(io, { ...usual, hasInput: false, hasTerminal: true, channel: one });
  assert.equal(output.out, "\x1b[1mbold\r\n");
});
