import assert from "node:assert/strict";
import { runScript } from "../../images/machine.ts";

const CASES: [word: string, fields: string[]][] = [
  ["$LIST", ["a", "b"]],
  ['"$LIST"', ["a  b"]],
  ["x$LIST", ["xa", "b"]],
  ["${EMPTY}", []],
  ['"${EMPTY}"', [""]],
  ["${NONE:-$LIST}", ["a", "b"]],
  ["${FILE##*/}", ["c.txt"]],
  ["${FILE%/*}", ["/a/b"]],
  ["${FILE//b/x}", ["/a/x/c.txt"]],
  ["${#FILE}", ["10"]],
  ["~/x", ["/root/x"]],
  ["$((2 + $N))", ["5"]],
];

for (const [word, fields] of CASES) {
  Deno.test(`${word} is ${fields.length} fields`, () => {
    const env = { LIST: "a  b", EMPTY: "", FILE: "/a/b/c.txt", HOME: "/root", N: "3" };
    const { out } = runScript(`for field in ${word}; do echo "<$field>"; done`, { env });
    assert.equal(out, fields.map((field) => `<${field}>\n`).join(""));
  });
}
