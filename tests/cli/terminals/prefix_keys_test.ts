import assert from "node:assert/strict";
import { PrefixKeys } from "../../../src/cli/terminals/prefix_keys.ts";

/** Pieces of input as they come, and what they mean: `>text` typed, `^` the prefix, `!key` a command. */
const INPUTS: [pieces: string[], meaning: string[]][] = [
  [["ls\r"], [">ls\r"]],
  [["\x1dc"], ["^", "!c"]],
  [["ls\r\x1dcpwd\r"], [">ls\r", "^", "!c", ">pwd\r"]],
  [["\x1d", "2"], ["^", "!2"]],
  [["\x1d\x1d"], ["^", "!\x1d"]],
  [["\x1d\x1b[Ax"], ["^", "!\x1b[A", ">x"]],
  [["\x1d😀x"], ["^", "!😀", ">x"]],
  [["\x1d?", "cx"], ["^", "!?", "!c", ">x"]],
  [["a\x1dn\x1dp"], [">a", "^", "!n", "^", "!p"]],
];

for (const [pieces, meaning] of INPUTS) {
  Deno.test(`keys ${JSON.stringify(pieces)}`, () => {
    const keys = new PrefixKeys();
    const found = pieces.flatMap((piece) => keys.feed(piece));
    assert.deepEqual(
      found.map((one) => one.kind === "typed" ? `>${one.text}` : one.kind === "prefix" ? "^" : `!${one.key}`),
      meaning,
    );
  });
}
