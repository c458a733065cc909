import assert from "node:assert/strict";
import { barText } from "../../../src/cli/terminals/bar.ts";

const TWO = [{ name: "pts/0", isNews: false }, { name: "pts/1", isNews: false }];

const BARS: [what: string, state: Partial<Parameters<typeof barText>[0]>, shown: RegExp][] = [
  ["the one that is shown", { shown: 1 }, /^ 1 pts\/0 \[2 pts\/1\]/],
  ["news", { terminals: [TWO[0]!, { name: "pts/1", isNews: true }] }, /^\[1 pts\/0\] 2 pts\/1\* /],
  ["the prefix", {}, /Ctrl-\] for keys/],
  ["what may follow the prefix", { mode: "keys" }, /c new .* x close {2}\? help/],
  ["help", { mode: "help" }, /c new, .* x close, Ctrl-\] as typed *$/],
];

for (const [what, state, shown] of BARS) {
  Deno.test(`the bar tells ${what} and fills the window's width`, () => {
    for (const columns of [80, 100]) {
      const text = barText({ terminals: TWO, shown: 0, mode: "rest", columns, ...state });
      // deno-lint-ignore no-control-regex
      const plain = text.replace(/\x1b\[[\d;]*m/g, "");
      assert.match(plain, shown);
      assert.equal(plain.length, columns);
    }
  });
}
