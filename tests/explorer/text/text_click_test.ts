import assert from "node:assert/strict";
import { textClick } from "../../../src/explorer/text/text_click.ts";
import { cursorAt, textView, toggleWrap } from "../../../src/explorer/text/text_view.ts";
import { line } from "../../../src/terminal/line.ts";

const lines = Array.from({ length: 30 }, (_, index) => line(`line ${index}`));
const view = { ...cursorAt({ ...textView(lines), rows: 10 }, 15) };

/** The row that is clicked, and where the cursor is then. */
const clicks: [string, number, typeof view, number][] = [
  ["the first line shown", 0, view, view.top],
  ["a line below", 4, view, view.top + 4],
  ["below the text", 40, view, 15],
  ["a wrapped text", 2, toggleWrap(view), 15],
];

for (const [title, row, at, cursor] of clicks) {
  Deno.test(`a click on ${title}`, () => {
    const [state] = textClick({ view: at }, { row, column: 0, isDouble: false });
    assert.equal(state.view.cursor, cursor);
  });
}
