/** `pequod lesson list`. */
import { alignColumns } from "../../kube/table_text.ts";
import type { Program } from "../../programs/program.ts";
import { harmless } from "../harmless.ts";
import { type CourseStanding, courseStanding, type LessonStanding } from "./course_standing.ts";
import { lessonsFlag } from "./lesson_library.ts";
import { isJson, outputFlag } from "./output_flag.ts";

export const lessonList: Program = {
  name: "list",
  summary: "Show the lessons, how long they take, and what you have done of them",
  usage: ["[--lessons DIR] [-o json]"],
  flags: [lessonsFlag, outputFlag],
  examples: [["The whole course", "pequod lesson list"]],
  async run(call) {
    const json = isJson(call.flags);
    const course = await courseStanding(call);
    await call.io.out(json ? `${JSON.stringify(report(course), null, 2)}\n` : harmless(listText(course)));
    return 0;
  },
};

function listText({ title, parts, lessons }: CourseStanding): string {
  const minutes = lessons.reduce((sum, { lesson }) => sum + (lesson?.minutes ?? 0), 0);
  const head = `${title}: ${lessons.length} ${lessons.length === 1 ? "lesson" : "lessons"}, about ${
    timeText(minutes)
  }\n`;
  // One table for all parts, so that their columns stand below each other.
  const table = alignColumns([
    ["LESSON", "MIN", "STATE", "TITLE"],
    ...parts.flatMap(({ lessons }) => lessons.map(row)),
  ]).split("\n");
  let next = 1;
  const texts = parts.map(({ title, lessons }) => {
    const rows = table.slice(next, next += lessons.length).map((line) => `  ${line}\n`).join("");
    return `\n${title}\n${rows}`;
  });
  return `${head}\n  ${table[0]}\n${texts.join("")}`;
}

function row({ id, lesson, state, done }: LessonStanding): string[] {
  if (!lesson) return [id, "", "broken", `pequod lesson test ${id} says what is wrong with it`];
  const steps = state === "under way" ? ` ${done}/${lesson.steps.length}` : "";
  return [id, String(lesson.minutes), state === "new" ? "" : `${state}${steps}`, lesson.title];
}

function timeText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`;
}

function report({ title, parts }: CourseStanding): object {
  return {
    title,
    parts: parts.map(({ title, lessons }) => ({
      title,
      lessons: lessons.map(({ id, lesson, state, done, problems }) => ({
        id,
        state,
        ...(lesson
          ? {
            title: lesson.title,
            minutes: lesson.minutes,
            cards: lesson.cards,
            concepts: lesson.concepts,
            steps: lesson.steps.length,
            done,
          }
          : { problems }),
      })),
    })),
  };
}
