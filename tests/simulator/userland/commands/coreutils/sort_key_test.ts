import assert from "node:assert/strict";
import { parseSortKey, partOf } from "../../../../../src/simulator/userland/commands/coreutils/sort_key.ts";

const PARTS: [key: string, separator: string | undefined, line: string, part: string][] = [
  ["1", undefined, "one two", "one two"],
  ["2", undefined, "one  two three", "  two three"],
  ["2,2", undefined, "one  two three", "  two"],
  ["2b,2", undefined, "one  two three", "two"],
  ["2.2,2.3", undefined, "one  two three", " t"],
  ["2,3", ":", "a:b:c:d", "b:c"],
  ["2.2,2", ":", "a:bcd:e", "cd"],
  ["5,6", ":", "a:b", ""],
];

for (const [text, separator, line, part] of PARTS) {
  Deno.test(`sort_key: ${text} of ${line}`, () => {
    const key = parseSortKey(text);
    assert.ok(typeof key !== "string");
    assert.equal(partOf(line, key, separator), part);
  });
}

const WRONG: [key: string, message: string][] = [
  ["0", "field number is zero: invalid field specification ‘0’"],
  ["1x", "stray character in field spec: invalid field specification ‘1x’"],
  ["x", "invalid number at field start: invalid count at start of ‘x’"],
  ["1.0", "character offset is zero: invalid field specification ‘1.0’"],
];

for (const [text, message] of WRONG) {
  Deno.test(`sort_key: ${text} is none`, () => assert.equal(parseSortKey(text), message));
}
