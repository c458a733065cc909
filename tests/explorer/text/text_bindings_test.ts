import assert from "node:assert/strict";
import { type HasView, textBindings, textSearch } from "../../../src/explorer/text/text_bindings.ts";
import { fitted, textView } from "../../../src/explorer/text/text_view.ts";
import type { PaneContext } from "../../../src/explorer/pane.ts";
import { line } from "../../../src/terminal/line.ts";

const context = { rows: 10 } as PaneContext; // all that a text binding asks for

function press(state: HasView, key: string, cursorShown = true): HasView {
  const binding = textBindings<HasView>({ cursorShown }).find(({ keys }) => keys.includes(key));
  assert.ok(binding, `${key} is bound`);
  return binding.run(state, context, key)[0];
}

function text(): HasView {
  return { view: fitted(textView(Array.from({ length: 30 }, (_, index) => line(`line ${index}`))), 10) };
}

const moves: [string, { cursor: number; top: number }, { cursor: number; top: number }][] = [
  // key, with the cursor shown, without
  ["j", { cursor: 1, top: 0 }, { cursor: 1, top: 1 }],
  ["PageDown", { cursor: 10, top: 1 }, { cursor: 10, top: 10 }],
  ["Shift-G", { cursor: 29, top: 20 }, { cursor: 29, top: 20 }],
  ["Home", { cursor: 0, top: 0 }, { cursor: 0, top: 0 }],
];

for (const [key, shown, hidden] of moves) {
  Deno.test(`${key} moves the cursor, or the window where no cursor is shown`, () => {
    const place = ({ view }: HasView) => ({ cursor: view.cursor, top: view.top });
    assert.deepEqual(place(press(text(), key, true)), shown);
    assert.deepEqual(place(press(text(), key, false)), hidden);
  });
}

Deno.test("n is dim until something was searched and found", () => {
  const next = textBindings<HasView>({ cursorShown: true }).find(({ keys }) => keys.includes("n"))!;
  assert.match(next.whyNot!(text(), context)!, /press \//);
  const [found] = textSearch<HasView>().change(text(), "line 2", context);
  assert.equal(next.whyNot!(found, context), undefined);
  const [none] = textSearch<HasView>().change(text(), "zebra", context);
  assert.equal(next.whyNot!(none, context), "not found");
});

Deno.test("c copies the whole text and says so", () => {
  const copy = textBindings<HasView>({ cursorShown: true }).find(({ keys }) => keys.includes("c"))!;
  const [, commands] = copy.run(text(), context, "c");
  assert.deepEqual(commands.map(({ type }) => type), ["copy", "notify"]);
});
