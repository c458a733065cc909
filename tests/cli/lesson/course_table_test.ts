import assert from "node:assert/strict";
import { courseTable, freeTasks, waysText } from "../../../src/cli/lesson/course_table.ts";
import { readLesson } from "../../../src/lessons/format/read_lesson.ts";
import { volumeLesson } from "./volume_lesson.ts";

const MISTAKES = `
\`\`\`yaml lesson:mistakes
- {id: a, misconception: 7, when: {volume: a}, say: s, look: ls, provoke: ls}
- {id: b, when: {volume: b}, say: s, look: ls, provoke: ls}
\`\`\`

\`\`\`sh lesson:solution way=compose
docker compose up -d
\`\`\`
`;

const lesson = readLesson(
  volumeLesson({ more: MISTAKES }).replace("say: It", "free: true\nfewer: there are two commands\nsay: It"),
  "l.md",
);
const tested = { cards: ["First", "Second"], lessons: [{ id: "volumes", lesson, problems: [] }] };

Deno.test("the table goes from card to lessons, checks and mistakes; a card without a lesson is told", () => {
  assert.equal(
    courseTable(tested, true),
    "CARD   SECTION   LESSONS     CHECKS   MISTAKES\n" +
      "1      First     no lesson   0        0\n" +
      "2      Second    no lesson   0        0\n" +
      "15               volumes     1        2 (m7)\n\n",
  );
});

Deno.test("where a few lessons are tested, only their cards are told", () => {
  assert.equal(courseTable(tested, false).split("\n").length, 4);
  assert.equal(courseTable({ cards: [], lessons: [{ id: "x", problems: [] }] }, false), "");
});

Deno.test("free tasks are listed with their ways", () => {
  assert.deepEqual(freeTasks([lesson]), [{
    lesson: "volumes",
    step: "make",
    ways: ["way 1", "compose"],
    fewer: "there are two commands",
  }]);
  assert.match(waysText(tested), /volumes#make +2 +way 1, compose \(there are two commands\)/);
});
