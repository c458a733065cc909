import assert from "node:assert/strict";
import fc from "fast-check";
import { alignCells, DescribeText } from "../../../src/kube/describe/describe_text.ts";

const texts: [name: string, text: string, aligned: string][] = [
  ["a column", "a:\tb\nlong:\tc\n", "a:     b\nlong:  c\n"],
  ["a line without cells ends the column", "a:\tb\nHead\nlong:\tc\n", "a:  b\nHead\nlong:  c\n"],
  ["columns inside columns", "a\tb\tc\naa\tbb\nx\ty\tz\n", "a   b  c\naa  bb\nx   y  z\n"],
  ["an empty last cell", "a\t\nbb\tc\n", "a   \nbb  c\n"],
  ["an empty first cell", "a:\tb\n\tc\n", "a:  b\n    c\n"],
  ["an empty column", "a\t\tb\n", "a    b\n"],
  ["wide letters count as one", "ä:\tb\nlonger:\tc\n", "ä:       b\nlonger:  c\n"],
];
for (const [name, text, aligned] of texts) {
  Deno.test(`aligned: ${name}`, () => assert.equal(alignCells(text), aligned));
}

Deno.test("an object's text cannot steer the terminal, and lines up as it is shown", () => {
  const text = new DescribeText();
  text.field(0, "A\x1b", "b\x1b[2J\rc");
  text.field(0, "B", "d");
  assert.equal(text.toString(), "A^[:  b^[[2J\\rc\nB:    d\n");
});

Deno.test("a text is made of fields, values and tables", () => {
  const text = new DescribeText();
  text.field(0, "Name", "x");
  text.field(0, "Nothing", undefined);
  text.values(0, "None", []);
  text.values(0, "Two", ["a", "b"]);
  text.line(0, "Table:");
  text.table(1, ["Type", "Status"], [["Ready", "True"]]);
  assert.equal(
    text.toString(),
    "Name:     x\nNothing:  \nNone:     <none>\nTwo:      a\n          b\n" +
      "Table:\n  Type   Status\n  ----   ------\n  Ready  True\n",
  );
});

Deno.test("alignment adds blanks and nothing else", () => {
  const cell = fc.stringMatching(/^[a-z]{0,5}$/);
  const lines = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }));
  fc.assert(fc.property(lines, (cells) => {
    const text = cells.map((line) => line.join("\t")).join("\n");
    assert.equal(alignCells(text).replace(/ /g, ""), text.replace(/\t/g, ""));
  }));
});
