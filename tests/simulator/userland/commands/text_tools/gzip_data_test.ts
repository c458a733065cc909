import assert from "node:assert/strict";
import {
  headBytes,
  isPacked,
  packed,
  trailerOf,
  unpacked,
} from "../../../../../src/simulator/userland/commands/text_tools/gzip_data.ts";

const BYTES = new TextEncoder().encode("whale ".repeat(100));
const PACKED = packed(BYTES, { level: 9, name: "a", changedMs: 86_400_000 });

Deno.test("what is packed comes back, one member after another", () => {
  assert.ok(isPacked(PACKED));
  assert.deepEqual(unpacked(PACKED), { bytes: BYTES });
  assert.equal(unpacked(new Uint8Array([...PACKED, ...PACKED])).bytes.length, 2 * BYTES.length);
  assert.equal(trailerOf(PACKED).size, BYTES.length);
  assert.equal(headBytes(PACKED), 12);
});

const WRONG: [what: string, bytes: Uint8Array, problem: string][] = [
  ["nothing", new Uint8Array(), "unexpected end of file"],
  ["a text", BYTES, "not in gzip format"],
  ["half of it", PACKED.slice(0, PACKED.length / 2), "unexpected end of file"],
  ["one without its end", PACKED.slice(0, -4), "unexpected end of file"],
  [
    "another checksum",
    PACKED.with(PACKED.length - 8, PACKED.at(-8)! ^ 1),
    "invalid compressed data--crc error",
  ],
];

for (const [what, bytes, problem] of WRONG) {
  Deno.test(`gzip_data: ${what}`, () => assert.equal(unpacked(bytes).problem, problem));
}
