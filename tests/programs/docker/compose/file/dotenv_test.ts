import assert from "node:assert/strict";
import { parseDotenv } from "../../../../../src/programs/docker/compose/file/dotenv.ts";

const around = (name: string) => name === "HOME" ? "/home/ahab" : undefined;

Deno.test("files of variables", () => {
  const cases: [text: string, found: Record<string, string>][] = [
    ["A=1\nB = two words \n", { A: "1", B: "two words" }],
    ["# comment\n\nexport A=b # more\nB=a#b", { A: "b", B: "a#b" }],
    [`A='$HOME "x"'\nB="$HOME\\n\\$HOME"`, { A: '$HOME "x"', B: "/home/ahab\n$HOME" }],
    ["A=1\nB=${A}2\nHOME\nNONE", { A: "1", B: "12", HOME: "/home/ahab" }],
    ['A="one\ntwo"\r\nB=', { A: "one\ntwo", B: "" }],
    ["A: b", { A: "b" }],
  ];
  for (const [text, found] of cases) {
    assert.deepEqual(Object.fromEntries(parseDotenv(text, around)), found, text);
  }
});

Deno.test("what is wrong is told with its line", () => {
  for (
    const [text, message] of [
      ["A=1\nB$=2", /^line 2: unexpected character "\$" in variable name "B\$=2"$/],
      ['A="open', /^line 1: unterminated quoted value/],
      ["A B=1", /^line 1: key cannot contain a space/],
    ] as const
  ) assert.throws(() => parseDotenv(text, around), { message }, text);
});
