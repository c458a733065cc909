import assert from "node:assert/strict";
import { KEYWORDS, readScript } from "../../../src/lessons/killercoda/shell_script.ts";

/** `!` for a negated pipeline, `join` before each but the first, and at the end where braces follow. */
const shown = (script: string): string[] =>
  readScript(script).map(({ line, parts, braces }) =>
    `${line}: ` +
    parts.map(({ join, pipeline }, index) =>
      `${index > 0 ? ` ${join} ` : ""}${pipeline.isNegated ? "!" : ""}${
        pipeline.commands.map((words) => words.map(({ text }) => text).join("+")).join(" | ")
      }`
    ).join("") + (braces === undefined ? "" : ` ${braces}`)
  );

const cases: [script: string, statements: string[]][] = [
  ["a b; c", ["1: a+b", "1: c"]],
  ["a && b || c", ["1: a && b || c"]],
  ["a &&\n b", ["1: a && b"]],
  ["! a | b\n\n c", ["1: !a | b", "3: c"]],
  ["if a; then\n b\nelse c; fi", ["1: if", "1: a", "1: then", "2: b", "3: else", "3: c", "3: fi"]],
  ["a || { b; }", ["1: a ||", "1: {", "1: b", "1: }"]],
  ["a && b &&\n{ c\n}", ["1: a && b &&", "2: {", "2: c", "3: }"]],
  ["a; { b; }", ["1: a", "1: {", "1: b", "1: }"]],
];

for (const [script, statements] of cases) {
  Deno.test(`shell statements of ${JSON.stringify(script)}`, () =>
    assert.deepEqual(shown(script), statements));
}

Deno.test("keywords are statements of their own only where a command begins", () => {
  assert.deepEqual(shown("echo if then"), ["1: echo+if+then"]);
  assert.ok(KEYWORDS.includes("if"));
});
