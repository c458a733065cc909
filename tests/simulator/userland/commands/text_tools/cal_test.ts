import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const CASES: [words: string, lines: readonly string[]][] = [
  ["cal 2 2026", [
    "   February 2026",
    "Su Mo Tu We Th Fr Sa",
    " 1  2  3  4  5  6  7",
    " 8  9 10 11 12 13 14",
  ]],
  ["cal -M feb 2024", ["   February 2024", "Mo Tu We Th Fr Sa Su", "          1  2  3  4"]],
  ["cal -3 1 2026", ["   December 2025          January 2026         February 2026"]],
  ["cal 2026", [
    "                              2026",
    "      January               February               March",
  ]],
];

for (const [words, lines] of CASES) {
  Deno.test(`cal: ${words}`, () => {
    const { out, code } = runOnUbuntu(words.split(" "));
    assert.deepEqual(out.split("\n").slice(0, lines.length).map((line) => line.trimEnd()), lines);
    assert.equal(code, 0);
  });
}

for (
  const [words, err] of [
    ["cal 13 2026", "cal: 13 is neither a month number (1..12) nor a name\n"],
    ["cal 0", "cal: year `0' not in range 1..9999\n"],
  ] as const
) {
  Deno.test(`cal: ${words}`, () =>
    assert.deepEqual(runOnUbuntu(words.split(" ")), { out: "", err, code: 64 }));
}
