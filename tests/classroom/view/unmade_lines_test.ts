import assert from "node:assert/strict";
import { unmadeLines, unmadeText } from "../../../src/classroom/view/unmade_lines.ts";
import { lineText } from "../../../src/terminal/line.ts";

/** What a command said, and what is told of it. */
const cases: [name: string, unmade: string, told: string][] = [
  ["in a line", "rm x ends with 1: no x", "rm x ends with 1: no x"],
  ["in several", "rm x ends with 1:\nno x\n  at all", "rm x ends with 1: no x at all"],
  ["at length", `rm x ends with 1: ${"no x ".repeat(100)}`, `rm x ends with 1: ${"no x ".repeat(36)}no`],
];

for (const [name, unmade, told] of cases) {
  Deno.test(`what could not be made is told, and what helps, where it was said ${name}`, () => {
    assert.equal(
      unmadeText(unmade, ":reset"),
      `What this step needs could not be made: ${told}; :reset begins the step anew.`,
    );
    const lines = unmadeLines(unmade, 40).map((line) => lineText(line));
    assert(lines.every((line) => line.length <= 40), lines.join("\n"));
    assert.match(lines.join(" ").replace(/\s+/g, " "), /; r begins the step anew\.$/);
  });
}
