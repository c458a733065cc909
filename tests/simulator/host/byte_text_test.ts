import assert from "node:assert/strict";
import { byteLength, bytesOf, textOf, TextStream } from "../../../src/simulator/host/byte_text.ts";
import { Random } from "../../../src/simulator/clock/random.ts";

function randomBytes(seed: number, length: number): Uint8Array {
  const random = new Random(seed);
  return Uint8Array.from({ length }, () => random.below(256));
}

const CASES: [what: string, bytes: number[], text: string][] = [
  ["ASCII", [0x61, 0x0a], "a\n"],
  ["UTF-8", [0xc3, 0xbc, 0xf0, 0x9f, 0x90, 0xb3], "ü🐳"],
  ["a byte order mark", [0xef, 0xbb, 0xbf, 0x61], "\ufeffa"],
  ["a lone byte", [0x61, 0xff, 0x62], "a\udcffb"],
  ["an encoded surrogate", [0xed, 0xa0, 0x80], "\udced\udca0\udc80"],
  ["an overlong slash", [0xc0, 0xaf], "\udcc0\udcaf"],
  ["a cut character", [0xf0, 0x9f, 0x90], "\udcf0\udc9f\udc90"],
  ["a zero", [0x00, 0x61], "\0a"],
];

for (const [what, bytes, text] of CASES) {
  Deno.test(`${what} goes there and back`, () => {
    assert.equal(textOf(Uint8Array.from(bytes)), text);
    assert.deepEqual([...bytesOf(text)], bytes);
    assert.equal(byteLength(text), bytes.length);
  });
}

Deno.test("any bytes come back as they were, whole and in pieces", () => {
  for (let seed = 1; seed <= 50; seed++) {
    const bytes = randomBytes(seed, 500);
    assert.deepEqual(bytesOf(textOf(bytes)), bytes);
    const stream = new TextStream();
    let text = "";
    for (let at = 0; at < bytes.length; at += 7) text += stream.feed(bytes.subarray(at, at + 7));
    assert.deepEqual(bytesOf(text + stream.end()), bytes);
  }
});

Deno.test("a character that is cut between two pieces is one", () => {
  const stream = new TextStream();
  assert.equal(stream.feed(Uint8Array.of(0x61, 0xf0, 0x9f)), "a");
  assert.equal(stream.feed(Uint8Array.of(0x90, 0xb3)), "🐳");
  assert.equal(stream.end(), "");
});
