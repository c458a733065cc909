import assert from "node:assert/strict";
import { ansiText, type ColourRun } from "../../../src/explorer/logs/ansi_text.ts";

const e = "\u001b";
const cases: [name: string, raw: string, text: string, runs?: readonly ColourRun[]][] = [
  ["plain", "hello", "hello"],
  ["a carriage return at the end", "hello\r", "hello"],
  ["tabs", "a\tb\tc", "a       b       c"],
  ["red", `${e}[31mERR${e}[0m ok`, "ERR ok", [{ from: 0, to: 3, role: "bad" }]],
  ["bold green", `a ${e}[1;32mb${e}[m`, "a b", [{ from: 2, to: 3, role: "ok", bold: true }]],
  ["bright yellow to the end", `${e}[93mw`, "w", [{ from: 0, to: 1, role: "warn" }]],
  ["underlined", `${e}[4mu${e}[24mn`, "un", [{ from: 0, to: 1, underline: true }]],
  ["256 colours", `${e}[38;5;196mr`, "r", [{ from: 0, to: 1, role: "bad" }]],
  ["true colour", `${e}[38;2;10;20;250mb`, "b", [{ from: 0, to: 1, role: "busy" }]],
  ["a background is no colour of the text", `${e}[48;5;1mr`, "r"],
  ["a cursor movement", `a${e}[2Jb${e}[10;10Hc`, "abc"],
  ["a title", `a${e}]0;owned\u0007b`, "ab"],
  ["the clipboard", `a${e}]52;c;b3duZWQ=${e}\\b`, "ab"],
  ["half a sequence", `a${e}[3`, "a"],
  ["a lonely escape", `a${e}`, "a"],
  ["C1 control", "a\u009b31mb", "ab", [{ from: 1, to: 2, role: "bad" }]],
  ["a tab after a colour", `${e}[31mab${e}[0m\tc`, "ab      c", [{ from: 0, to: 2, role: "bad" }]],
];

for (const [name, raw, text, runs] of cases) {
  Deno.test(`a log line with ${name}`, () =>
    assert.deepEqual(ansiText(raw), runs ? { text, runs } : { text }));
}
