import assert from "node:assert/strict";
import { logStream, type LogWish } from "../../../../src/simulator/docker/http/log_stream.ts";
import { smallEngine } from "../small_engine.ts";

const SCRIPT = "echo one; echo two >&2; sleep 2; echo three";

async function logged(wish: Partial<LogWish>, Tty = false) {
  const { engine, queue, run } = smallEngine();
  const sinceMs = queue.now();
  const container = engine.containers.find(run({ Image: "busybox", Cmd: ["sh", "-c", SCRIPT], Tty }));
  queue.advance(1000);
  const all = { stdout: true, stderr: true, follow: false, timestamps: false, ...wish };
  if (wish.sinceMs !== undefined) all.sinceMs = sinceMs + wish.sinceMs;
  const text = new Response(
    logStream(container, all, new AbortController().signal) as ReadableStream<Uint8Array<ArrayBuffer>>,
  ).text();
  queue.advance(5000);
  // The heads of the pieces are not of interest here.
  // deno-lint-ignore no-control-regex
  return (await text).replace(/[\x01\x02]\0{3}[^]{4}/g, "");
}

const LOGS: [wish: Partial<LogWish>, text: string][] = [
  [{}, "one\ntwo\n"],
  [{ stderr: false }, "one\n"],
  [{ tail: 1 }, "two\n"],
  [{ tail: 0, follow: true }, "three\n"],
  [{ follow: true }, "one\ntwo\nthree\n"],
  [{ sinceMs: 500, follow: true }, "three\n"],
  [{ timestamps: true, tail: 1 }, "2026-11-23T06:00:00.000000000Z two\n"],
];

for (const [wish, text] of LOGS) {
  Deno.test(`logs ${JSON.stringify(wish)}`, async () => assert.equal(await logged(wish), text));
}

Deno.test("many lines come in few chunks", async () => {
  const { engine, queue, run } = smallEngine();
  const container = engine.containers.find(run({ Image: "busybox", Cmd: ["seq", "1", "10000"] }));
  queue.advance(1000);
  const wish = { stdout: true, stderr: true, follow: false, timestamps: false };
  const chunks = await Array.fromAsync(logStream(container, wish, new AbortController().signal));
  assert.ok(chunks.length < 10, String(chunks.length));
  assert.equal(chunks.reduce((sum, { length }) => sum + length, 0), 48_894 + 8 * 10_000);
});

Deno.test("a terminal's log is as the terminal showed it", async () => {
  assert.equal(await logged({}, true), "one\r\ntwo\r\n");
});
