import assert from "node:assert/strict";
import { markdownLines } from "../../../src/classroom/view/markdown_lines.ts";
import { lineText } from "../../../src/terminal/line.ts";
import { textWidth } from "../../../src/terminal/width.ts";

const texts: [name: string, markdown: string, columns: number, shown: string][] = [
  ["a paragraph is one text, broken between words", "one two\nthree four", 10, "one two\nthree four"],
  ["paragraphs are parted", "one\n\n\ntwo", 20, "one\n\ntwo"],
  ["signs of code and emphasis go", "a `b` **c** _d_ ~~e~~", 40, "a b c d e"],
  ["a heading", "### Now\ntext", 40, "Now\n\ntext"],
  ["a list", "- one two three\n- four", 9, "• one two\n  three\n• four"],
  ["a numbered list", "9. nine\n10. ten", 20, "9.  nine\n10. ten"],
  ["lists in lists", "- a\n  - b\n- c", 20, "• a\n  • b\n• c"],
  ["a note", "> **Since 2021:** it is gone", 16, "▎ Since 2021: it\n▎ is gone"],
  ["code stays as it is", "```text\na   b\n  c\n```", 20, "a   b\n  c"],
  [
    "a long line of code goes on below",
    "```text\nspec:  image and port\nb\n```",
    12,
    "spec:  image\n    and port\nb",
  ],
  ["a long word of code goes on below", "```text\nabcdefghijklmnop\n```", 12, "abcdefghijkl\n    mnop"],
  ["a table", "| A | Much |\n|---|---:|\n| long | 1 |", 40, "A     Much\nlong  1"],
  ["a table that is too wide", "| A | B |\n|-|-|\n| x | one two three |", 14, "A  B\nx  one two\n   three"],
  ["a link tells where it leads", "[docs](https://k8s.io)", 40, "docs (https://k8s.io)"],
  ["entities and escapes", "a &lt; b \\* c", 40, "a < b * c"],
  ["HTML is text", "<b>x</b>", 40, "<b>x</b>"],
  ["punctuation stays with its word", "change `replicas`, wait", 17, "change replicas,\nwait"],
  ["nothing", "", 40, ""],
];

for (const [name, markdown, columns, shown] of texts) {
  Deno.test(`Markdown: ${name}`, () => {
    const lines = markdownLines(markdown, columns).map((line) => lineText(line).trimEnd());
    assert.equal(lines.join("\n"), shown);
  });
}

Deno.test("no line is wider than the pane", () => {
  const markdown = texts.map(([, markdown]) => markdown).join("\n\n");
  for (const columns of [10, 13, 40, 76]) {
    for (const { spans } of markdownLines(markdown, columns)) {
      const text = spans.map((span) => span.text).join("");
      assert.ok(textWidth(text.trimEnd()) <= columns + 4, `${columns}: ${text}`);
    }
  }
});
