/** A step with everything that a step may have, for tests of what is drawn of it. */
import { readLesson } from "../../../src/lessons/format/read_lesson.ts";
import type { Step } from "../../../src/lessons/lesson.ts";

export const step: Step = readLesson(
  `---
format: lesson/1
id: small
title: Small
minutes: 1
cards: [1]
concepts: [a.b]
facts:
  made: {of: {volume: mine}}
---

## One {#one}

Volumes **stay**.

\`\`\`sh lesson:run
docker volume create one
docker volume ls
\`\`\`

\`\`\`text lesson:output
DRIVER…
\`\`\`

\`\`\`yaml lesson:predict
ask: What is shown?
options: {a: one, b: two}
answer: b
why: There are two.
then: docker volume ls -q
\`\`\`

\`\`\`yaml lesson:task
goal: Make a volume mine.
say: "{{made}} is there."
\`\`\`

\`\`\`yaml lesson:check
items: [{volume: mine, title: Volume mine is there}]
\`\`\`

\`\`\`yaml lesson:mistakes
- id: other
  when: {volume: mein}
  say: It is called mein.
  look: docker volume ls
  provoke: docker volume create mein
\`\`\`

\`\`\`yaml lesson:hints
- Which command is for volumes?
- docker volume ____ mine
\`\`\`

\`\`\`sh lesson:solution
docker volume create mine
\`\`\`

\`\`\`yaml lesson:quiz
- ask: What is a volume?
  options: {a: a folder, b: a disk}
  answer: a
  why: It is.
- ask: Put in order
  order: [one, two, three]
  why: So it goes.
\`\`\`
`,
  "lesson.md",
).steps[0]!;
