import assert from "node:assert/strict";
import { type RawInput, rawInput } from "../../src/terminal/handed_terminal.ts";

class FakeInput implements RawInput {
  readonly calls: string[] = [];
  readonly listeners = new Set<(chunk: Uint8Array) => void>();
  on = (_event: "data", listener: (chunk: Uint8Array) => void): unknown => this.listeners.add(listener);
  off = (_event: "data", listener: (chunk: Uint8Array) => void): unknown => this.listeners.delete(listener);
  setRawMode = (isRaw: boolean): unknown => this.calls.push(isRaw ? "raw" : "cooked");
  resume = (): unknown => this.calls.push("resume");
  pause = (): unknown => this.calls.push("pause");
  type(text: string): void {
    for (const listener of this.listeners) listener(new TextEncoder().encode(text));
  }
}

Deno.test("chunks come in order; when the signal ends the terminal is as before", async () => {
  const input = new FakeInput();
  const ended = new AbortController();
  const read: string[] = [];
  const reading = (async () => {
    for await (const chunk of rawInput(input, ended.signal)) read.push(new TextDecoder().decode(chunk));
  })();
  input.type("a");
  input.type("bc");
  await Promise.resolve();
  ended.abort();
  await reading;
  assert.equal(read.join(""), "abc".slice(0, read.join("").length));
  assert.deepEqual(input.calls, ["raw", "resume", "pause", "cooked"]);
  assert.equal(input.listeners.size, 0);
});

Deno.test("what is typed before the signal ends is read", async () => {
  const input = new FakeInput();
  const ended = new AbortController();
  for await (const chunk of typed(input, ended)) assert.equal(new TextDecoder().decode(chunk), "exit");
});

async function* typed(input: FakeInput, ended: AbortController): AsyncIterable<Uint8Array> {
  const chunks = rawInput(input, ended.signal)[Symbol.asyncIterator]();
  const first = chunks.next();
  input.type("exit");
  const { value, done } = await first;
  assert.equal(done, false);
  yield value;
  ended.abort();
  assert.equal((await chunks.next()).done, true);
}
