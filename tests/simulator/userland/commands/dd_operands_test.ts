import assert from "node:assert/strict";
import { ddWish } from "../../../../src/simulator/userland/commands/dd_operands.ts";

const HINT = "\nTry 'dd --help' for more information.";

/** Source: dd of GNU coreutils 9.1. */
const WRONG: [word: string, problem: string][] = [
  ["foo=1", `unrecognized operand ‘foo=1’${HINT}`],
  ["foo", `unrecognized operand ‘foo’${HINT}`],
  ["bs=x", "invalid number: ‘x’"],
  ["bs=0", "invalid number: ‘0’"],
  ["count=-1", "invalid number: ‘-1’"],
  ["conv=foo", `invalid conversion: ‘foo’${HINT}`],
  ["status=foo", `invalid status level: ‘foo’${HINT}`],
  ["iflag=foo", `invalid input flag: ‘foo’${HINT}`],
];

for (const [word, problem] of WRONG) {
  Deno.test(`dd ${word}`, () => assert.equal(ddWish([word]), problem));
}

const SIZES: [text: string, bytes: number][] = [
  ["1", 1],
  ["2w", 4],
  ["1b", 512],
  ["1k", 1024],
  ["1KiB", 1024],
  ["1kB", 1000],
  ["3M", 3 * 1024 ** 2],
  ["2x512", 1024],
];

for (const [text, bytes] of SIZES) {
  Deno.test(`dd bs=${text}`, () => {
    const wish = ddWish([`bs=${text}`]);
    assert.ok(typeof wish === "object");
    assert.deepEqual([wish.inBytes, wish.outBytes], [bytes, bytes]);
  });
}
