import assert from "node:assert/strict";
import { helpLines } from "../../../src/classroom/view/help_lines.ts";
import { lineText } from "../../../src/terminal/line.ts";
import { textWidth } from "../../../src/terminal/width.ts";

for (const isReal of [false, true]) {
  Deno.test(`all keys fit on the smallest screen, ${isReal ? "on a real cluster" : "simulated"}`, () => {
    const lines = helpLines(isReal).map(lineText);
    assert.ok(lines.length <= 22, `${lines.length} rows`);
    for (const line of lines) assert.ok(textWidth(line) <= 80, line);
    assert.equal(lines.some((line) => line.includes("pause the world")), !isReal);
    assert.match(
      lines.at(-1)!,
      isReal ? /what the lesson has made on the cluster is removed/ : /nothing is lost/,
    );
  });
}
