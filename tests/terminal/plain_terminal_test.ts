import assert from "node:assert/strict";
import { type LineInput, PlainTerminal } from "../../src/terminal/plain_terminal.ts";

/** An input that tests type into. */
class FakeInput {
  readonly listeners = new Map<string, Set<(chunk: Uint8Array) => void>>();
  readonly did: string[] = [];
  on(event: string, listener: (chunk: Uint8Array) => void): void {
    this.listeners.set(event, (this.listeners.get(event) ?? new Set()).add(listener));
  }
  off(event: string, listener: (chunk: Uint8Array) => void): void {
    this.listeners.get(event)?.delete(listener);
  }
  setRawMode = (isRaw: boolean) => this.did.push(isRaw ? "raw" : "cooked");
  resume = () => this.did.push("resume");
  pause = () => this.did.push("pause");
  type(bytes: string | Uint8Array): void {
    const chunk = typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes;
    for (const listener of [...this.listeners.get("data") ?? []]) listener(chunk);
  }
  end(): void {
    for (const listener of [...this.listeners.get("end") ?? []]) listener(new Uint8Array());
  }
}

function open() {
  const input = new FakeInput();
  const written: string[] = [];
  const terminal = new PlainTerminal({
    stdin: input as unknown as LineInput,
    write: (bytes) => written.push(new TextDecoder().decode(bytes)),
    size: () => ({ columns: 80, rows: 24 }),
  });
  return { input, terminal, written };
}

/** Chunks as they come, and the lines that they are. */
const inputs: [string, (string | Uint8Array)[], string[]][] = [
  ["whole lines", ["a\nb\n"], ["a", "b"]],
  ["a line in pieces", [":de", "ploy\n"], [":deploy"]],
  ["line ends of Windows", ["a\r\nb\r\n"], ["a", "b"]],
  ["an empty line", ["\n"], [""]],
  ["a last line without its end", ["a\nb"], ["a", "b"]],
  ["a letter in pieces", [new Uint8Array([0xc3]), new Uint8Array([0xa4, 10])], ["ä"]],
];

for (const [name, chunks, expected] of inputs) {
  Deno.test(`lines of a plain terminal: ${name}`, async () => {
    const { input, terminal } = open();
    chunks.forEach((chunk) => input.type(chunk));
    input.end();
    assert.deepEqual(await Array.fromAsync(terminal.lines()), expected);
    terminal.close();
  });
}

Deno.test("while a program has the terminal, what is typed is its own", async () => {
  const { input, terminal } = open();
  const stop = new AbortController();
  const got: string[] = [];
  const done = terminal.suspend(async ({ input: typed }) => {
    for await (const chunk of typed(stop.signal)) {
      got.push(new TextDecoder().decode(chunk));
      stop.abort();
    }
  });
  input.type("secret\n");
  await done;
  input.type("after\n");
  input.end();
  assert.deepEqual(got, ["secret\n"]);
  assert.deepEqual(await Array.fromAsync(terminal.lines()), ["after"]);
  assert.deepEqual(input.did, ["resume", "pause", "raw", "resume", "pause", "cooked", "resume"]);
});

Deno.test("closing ends the lines, and tells the program that has the terminal", async () => {
  const { terminal } = open();
  const lines = Array.fromAsync(terminal.lines());
  const ended = terminal.suspend(({ ended }) =>
    new Promise<void>((resolve) => ended.addEventListener("abort", () => resolve()))
  );
  terminal.close();
  assert.deepEqual(await lines, []);
  await ended;
});
