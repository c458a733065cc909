import assert from "node:assert/strict";
import { HelpPane } from "../../../src/classroom/view/help_pane.ts";
import { lineText } from "../../../src/terminal/line.ts";

const FACTS = { isReal: false, hasWorld: true };
const SMALL = { width: 40, height: 8 };

function shown(pane: HelpPane, area = SMALL): string {
  return pane.lines(FACTS, area).map(lineText).join("\n");
}

Deno.test("help that does not fit is moved through to its end and back; another key is not for it", () => {
  const pane = new HelpPane();
  assert.match(shown(pane), /^ Keys +↓ \d+ more Space \n Any other key goes back\.\n ⏎ /);
  let pages = 0;
  while (/↓ \d+ more/.test(shown(pane))) {
    assert.ok(pages++ < 20, "it has an end");
    assert.ok(pane.take("Space"));
  }
  assert.match(shown(pane), /↑ \d+ *\n[^]* q +leave: nothing is lost/);
  for (const key of ["Up", "PageUp", "PageDown", "End", "Home", "Down"]) assert.ok(pane.take(key), key);
  assert.match(shown(pane), /back\.\n +there is nothing, go on/);
  for (const key of ["q", "Enter", "?", "Esc"]) assert.ok(!pane.take(key), key);
});

Deno.test("all keys fit on a screen of 80×24, and any key goes back there", () => {
  const pane = new HelpPane();
  const text = shown(pane, { width: 80, height: 22 });
  assert.match(text, /^ Keys *\n Any key goes back\.\n ⏎ [^]* q +leave/);
  for (const key of ["Space", "Down", "q"]) assert.ok(!pane.take(key), key);
});
