import assert from "node:assert/strict";
import fc from "fast-check";
import { type LineLimit, readLines } from "../../src/cluster/lines.ts";
import { settle } from "./fake_timing.ts";
import { FakeStream } from "./fake_transport.ts";

const roomy: LineLimit = { maxLength: 1000, longer: "refuse" };

async function linesOf(chunks: Uint8Array[], limit: LineLimit): Promise<string[]> {
  return (await Array.fromAsync(readLines(ReadableStream.from(chunks), limit))).flat();
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const texts: [string, LineLimit, string[]][] = [
  ["", roomy, []],
  ["one\n", roomy, ["one"]],
  ["one\ntwo", roomy, ["one", "two"]],
  ["\n\na\n", roomy, ["", "", "a"]],
  ["a\r\n", roomy, ["a\r"]],
  ["abcd\nef\n", { maxLength: 4, longer: "cut" }, ["abcd", "ef"]],
  ["abcdefghij\n", { maxLength: 4, longer: "cut" }, ["abcd", "efgh", "ij"]],
  ["ab🐳cd", { maxLength: 3, longer: "cut" }, ["ab", "🐳c", "d"]],
];

for (const [text, limit, lines] of texts) {
  Deno.test(`the lines of ${JSON.stringify(text)} at ${limit.maxLength}`, async () => {
    assert.deepEqual(await linesOf([bytes(text)], limit), lines);
  });
}

Deno.test("where chunks are cut makes no difference to lines", async () => {
  const text = fc.array(fc.constantFrom("a", "é", "🐳", "\n", "longer words")).map((parts) => parts.join(""));
  await fc.assert(fc.asyncProperty(text, fc.integer({ min: 1, max: 7 }), async (text, size) => {
    const all = bytes(text);
    const chunks: Uint8Array[] = [];
    for (let start = 0; start < all.length; start += size) chunks.push(all.slice(start, start + size));
    const whole = text.split("\n");
    if (whole.at(-1) === "") whole.pop();
    assert.deepEqual(await linesOf(chunks, { maxLength: 10_000, longer: "refuse" }), whole);
  }));
});

Deno.test("cutting loses nothing", async () => {
  const text = fc.string({ unit: "binary", maxLength: 60 }).map((text) => text.replaceAll("\n", ""));
  await fc.assert(fc.asyncProperty(text, fc.integer({ min: 2, max: 9 }), async (text, maxLength) => {
    const lines = await linesOf([bytes(text)], { maxLength, longer: "cut" });
    assert.equal(lines.join(""), text);
    assert.ok(lines.every((line) => line.length <= maxLength));
  }));
});

Deno.test("a line that is too long is refused, also when it comes bit by bit", async () => {
  const chunks = Array.from({ length: 10 }, () => bytes("abc"));
  await assert.rejects(linesOf(chunks, { maxLength: 10, longer: "refuse" }), RangeError);
});

Deno.test("leaving the loop cancels the stream", async () => {
  const stream = new FakeStream();
  stream.send("one\ntwo\n");
  for await (const lines of readLines(stream.body, roomy)) {
    assert.deepEqual(lines, ["one", "two"]);
    break;
  }
  assert.ok(stream.isCancelled);
});

Deno.test("a stream that breaks throws what broke it", async () => {
  const stream = new FakeStream();
  const read = Array.fromAsync(readLines(stream.body, roomy));
  stream.send("one\nhal");
  await settle();
  stream.fail(new Error("connection reset"));
  await assert.rejects(read, /connection reset/);
});
