/** A course of two lessons and what a learner has done in it, for tests of commands. */
import { lesson } from "../../../src/cli/lesson/lesson.ts";
import { lessonKey } from "../../../src/cli/lesson/lesson_key.ts";
import { type ProgressEvent, progressLine } from "../../../src/lessons/progress/progress.ts";
import { runProgram } from "../../../src/programs/program.ts";
import { testEnvironment } from "../test_environment.ts";
import { volumeLesson } from "./volume_lesson.ts";

export const DAY_MS = 86_400_000;

const QUIZ = `
\`\`\`yaml lesson:quiz
- {ask: Where?, options: {a: here, b: there}, answer: a, why: So., concept: docker.place}
\`\`\`

\`\`\`yaml lesson:drill
concept: docker.volume
goal: Make the volume drilled.
check: [{volume: drilled}]
hint: docker volume --help
solution: docker volume create drilled
\`\`\`
`;

export const courseFiles = {
  "my/course.yaml":
    "format: course/1\ntitle: Two lessons\nparts:\n- {title: First, lessons: [volumes]}\n- {title: Then, lessons: [other]}\n",
  "my/volumes/lesson.md": volumeLesson({ more: QUIZ }).replace(
    "docker.volume]",
    "docker.volume, docker.place]",
  ),
  "my/other/lesson.md": volumeLesson({ id: "other" }).replace("minutes: 5", "minutes: 60"),
};

/** As it is kept of a lesson of that course, which is in a folder of the fake machine. */
export async function inCourse(event: ProgressEvent): Promise<ProgressEvent> {
  if (!("lesson" in event)) return event;
  return { ...event, lesson: await lessonKey(event.lesson, `/here/my/${event.lesson}`) };
}

/** Runs `pequod lesson …` on that course, on day 10. */
export async function runLesson(
  argv: readonly string[],
  { events = [], files = courseFiles }: {
    events?: readonly ProgressEvent[];
    files?: Record<string, string>;
  } = {},
): Promise<{ code: number; out: string; err: string }> {
  const kept = await Promise.all(events.map(inCourse));
  const state = { "/state/progress.jsonl": kept.map(progressLine).join("") };
  const { environment, output } = testEnvironment({ files: { ...files, ...state }, nowMs: 10 * DAY_MS });
  const code = await runProgram(lesson, argv, environment, "pequod lesson");
  return { code, ...output };
}

export const done = (lesson: string, outcome: "solved" | "hinted", day: number): ProgressEvent[] => [
  { at: day * DAY_MS, lesson, did: "open" },
  { at: day * DAY_MS, lesson, did: "step", step: "make", outcome },
  { at: day * DAY_MS, lesson, did: "finish" },
];
