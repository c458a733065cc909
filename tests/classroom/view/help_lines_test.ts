import assert from "node:assert/strict";
import { type HelpFacts, helpLines } from "../../../src/classroom/view/help_lines.ts";
import { lineText } from "../../../src/terminal/line.ts";
import { textWidth } from "../../../src/terminal/width.ts";

const CASES: [name: string, facts: HelpFacts, tells: RegExp[], not: RegExp][] = [
  [
    "simulated",
    { isReal: false, hasWorld: true },
    [
      /^ u u +take the last command back$/m,
      /^ r r +begin the step anew$/m,
      /^ p +pause the world/m,
      /^ f +play in a copy/m,
      /^ Tab .*Ctrl-\] leads to the explorer$/m,
      /^ q .*nothing is lost, the lesson goes on here$/m,
    ],
    /namespace/,
  ],
  [
    "on a real cluster",
    { isReal: true, hasWorld: true },
    [
      /^ r r +begin the step anew: the namespace is emptied and filled again$/m,
      /^ q .*what the lesson has made on the cluster is removed$/m,
    ],
    /take the last command back|pause|copy|faster|nothing is lost/,
  ],
  [
    "in a lesson without a cluster",
    { isReal: false, hasWorld: false },
    [/^ Tab +to the shell$/m],
    /explorer/,
  ],
  [
    "in a review",
    { isReal: false, hasWorld: false, place: { unit: "Question", number: 1, of: 2 } },
    [/^ q .*what is not answered yet is asked another time$/m],
    /nothing is lost|goes on here/,
  ],
];
for (const [name, facts, tells, not] of CASES) {
  Deno.test(`all keys of a lesson, ${name}`, () => {
    const text = helpLines(facts, 80).map(lineText).join("\n");
    for (const one of tells) assert.match(text, one);
    assert.doesNotMatch(text, not);
  });
}

for (const columns of [80, 40]) {
  Deno.test(`no line of help is wider than ${columns} columns, and none is cut`, () => {
    const lines = helpLines({ isReal: true, hasWorld: true }, columns).map(lineText);
    for (const line of lines) assert.ok(textWidth(line) <= columns, line);
    assert.match(lines.join(" ").replace(/\s+/g, " "), /made on the cluster is removed/);
  });
}
