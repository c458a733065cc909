import assert from "node:assert/strict";
import { parseScript, parseSize } from "../../src/explorer/play_script.ts";

Deno.test("a script is read line by line", () => {
  const script = `
# a comment
type :po a
key Enter Esc Ctrl-W Shift-N F5 PageDown
wait 1.5s
expect nginx-deployment  2
reject Terminating
resize 80x24
dump
`;
  const read = parseScript(script).map((instruction) =>
    instruction.type === "keys"
      ? `${instruction.line} ${instruction.keys.map(({ key }) => key).join(" ")}`
      : Object.values(instruction).join(" ")
  );
  assert.deepEqual(read, [
    "3 : p o Space a",
    "4 Enter Esc Ctrl-W Shift-N F5 PageDown",
    "wait 1500 5",
    "expect nginx-deployment  2 6",
    "reject Terminating 7",
    "resize 80 24 8",
    "dump 9",
  ]);
});

const wrong: [string, RegExp][] = [
  ["\nclick here", /Cannot read line 2: unknown instruction "click"; expected type, key/],
  ["key Entr", /Cannot read line 1: "Entr" is no key/],
  ["wait long", /Cannot read line 1: "long" is no duration/],
  ["resize big", /Cannot read line 1: "big" is no size/],
  ["expect", /Cannot read line 1: expected a text after "expect"/],
];

Deno.test("a wrong line is named", () => {
  for (const [script, message] of wrong) {
    assert.throws(() => parseScript(script), { name: "ScriptError", message });
  }
});

Deno.test("sizes", () => {
  assert.deepEqual(parseSize("120x40"), { columns: 120, rows: 40 });
  for (const text of ["0x5", "80", "x", "5000x5000", "80x24x2"]) {
    assert.equal(parseSize(text), undefined, text);
  }
});
