/** A lesson of two steps and a state of it, for tests of what is drawn. */
import type { SessionState } from "../../../src/classroom/session/session_state.ts";
import { readLesson } from "../../../src/lessons/format/read_lesson.ts";
import { beginStep, type StepRun } from "../../../src/lessons/teacher/step_run.ts";

export const LESSON_TEXT = `---
format: lesson/1
id: small
title: Volumes stay
minutes: 1
cards: [15]
concepts: [volume.life]
backends: [sim]
world: {namespace: default, run: docker volume create given}
---

## Look {#look}

What is there?

\`\`\`sh lesson:run
docker volume ls -q
\`\`\`

## Make one {#make}

\`\`\`yaml lesson:task
goal: Make a volume mine.
say: The volume mine is there.
\`\`\`

\`\`\`yaml lesson:check
items: [{volume: mine, title: Volume mine is there}]
\`\`\`

\`\`\`yaml lesson:hints
- Volumes have a command of their own.
- docker volume ____ mine
\`\`\`

\`\`\`sh lesson:solution
docker volume create mine
\`\`\`

\`\`\`yaml lesson:quiz
- ask: What is a volume?
  options: {a: a folder of the engine, b: a disk}
  answer: a
  why: It lies on the host.
\`\`\`
`;

/** The same with a mistake that is known. */
export const MISTAKEN_TEXT = LESSON_TEXT.replace(
  "```yaml lesson:hints",
  "```yaml lesson:mistakes\n- id: other\n  when: {volume: mein}\n  say: It is called mein.\n  look: docker volume ls -q\n" +
    "  provoke: docker volume create mein\n```\n\n```yaml lesson:hints",
);

/** `runs`: how the steps stand, where they do not stand at their beginning. */
export function stateOf(
  { runs = [], ...rest }: Partial<Omit<SessionState, "runs">> & { runs?: Partial<StepRun>[] } = {},
): SessionState {
  const lesson = readLesson(LESSON_TEXT, "lesson.md");
  return {
    lesson,
    at: 0,
    reached: 0,
    runs: lesson.steps.map((_, index) => ({ ...beginStep(0), ...runs[index] })),
    values: new Map(),
    typed: new Map(),
    isFreePlay: false,
    isFinished: false,
    ...rest,
  };
}
