import assert from "node:assert/strict";
import {
  compare,
  fromInput,
  isTrue,
  toNumber,
  toText,
  type Value,
} from "../../../../../src/simulator/userland/commands/awk/value.ts";

const NUMBERS: [text: string, number: number][] = [
  ["3x", 3],
  [" -1.5e1 ", -15],
  [".5", 0.5],
  ["0x1F", 31],
  ["abc", 0],
  ["", 0],
];

for (const [text, number] of NUMBERS) {
  Deno.test(`"${text}" is ${number}`, () => assert.equal(toNumber(text), number));
}

const TEXTS: [number: number, text: string][] = [
  [1 / 3, "0.333333"],
  [1e6, "1000000"],
  [1234567.891, "1.23457e+06"],
  [2 ** 53, "9007199254740992"],
  [1e300, "1e+300"],
  [-0, "0"],
];

for (const [number, text] of TEXTS) {
  Deno.test(`${number} is shown as ${text}`, () => assert.equal(toText(number, "%.6g"), text));
}

const COMPARED: [left: Value, right: Value, sign: number][] = [
  [10, 9, 1],
  ["10", "9", -1],
  [fromInput("10"), fromInput("9"), 1],
  [fromInput("10"), "9", -1],
  ["abc", 1, 1],
  [undefined, 0, 0],
  [undefined, "", 0],
];

for (const [left, right, sign] of COMPARED) {
  Deno.test(`${JSON.stringify(left)} beside ${JSON.stringify(right)}`, () => {
    assert.equal(Math.sign(compare(left, right, "%.6g")), sign);
  });
}

Deno.test("a string of zero is true, input of zero is not", () => {
  assert.deepEqual([isTrue("0"), isTrue(fromInput("0")), isTrue(undefined)], [true, false, false]);
});
