import assert from "node:assert/strict";
import { describeTerminal } from "../../src/cli/terminal_report.ts";

function report(env: Record<string, string>, columns = 120, rows = 40, isTerminal = true) {
  return describeTerminal({ env: (name) => env[name], isTerminal, size: () => ({ columns, rows }) });
}

const UTF8 = { LANG: "en_US.UTF-8" };

Deno.test("a terminal with everything", () => {
  const finding = report({ ...UTF8, TERM: "xterm-256color", COLORTERM: "truecolor" });
  assert.deepEqual(finding, {
    about: "terminal",
    verdict: "ok",
    text: "120x40, xterm-256color, true colour, UTF-8",
  });
});

const notes: [string, ReturnType<typeof report>, RegExp][] = [
  ["no terminal", report(UTF8, 0, 0, false), /standard output is no terminal.*plain table/],
  ["a dumb one", report({ ...UTF8, TERM: "dumb" }), /TERM=dumb.*plain table/],
  ["a small one", report({ ...UTF8, TERM: "xterm" }, 60, 20), /60x20.*at least 80x24/],
  ["no UTF-8", report({ TERM: "xterm", LANG: "C" }), /set LANG to a UTF-8 locale/],
  ["no colours wanted", report({ TERM: "xterm", NO_COLOR: "1" }), /no colours/],
];

for (const [name, finding, words] of notes) {
  Deno.test(`the terminal's report: ${name}`, () => {
    assert.equal(finding.verdict, "note");
    assert.match(`${finding.text} ${finding.advice}`, words);
  });
}
