/** `pequod lesson list`. */
import { alignColumns } from "../../kube/table_text.ts";
import { quote } from "../../kube/shell_quote.ts";
import { lineText } from "../../terminal/line.ts";
import { wrapWords } from "../../terminal/wrap_words.ts";
import type { Program } from "../../programs/program.ts";
import { harmless } from "../harmless.ts";
import { type CourseStanding, courseStanding, type LessonStanding } from "./course_standing.ts";
import { noArguments } from "./no_arguments.ts";
import { lessonsFlag } from "./lesson_library.ts";
import { isJson, outputFlag } from "./output_flag.ts";

export const lessonList: Program = {
  name: "list",
  summary: "Show the lessons, how long they take, and what you have done of them",
  usage: ["[--lessons DIR] [-o json]"],
  flags: [lessonsFlag, outputFlag],
  examples: [["The whole course", "pequod lesson list"]],
  async run(call) {
    noArguments(call.args);
    const json = isJson(call.flags);
    const course = await courseStanding(call);
    const text = json
      ? `${JSON.stringify(report(course), null, 2)}\n`
      : harmless(listText(course, call.flags.string("lessons")));
    await call.io.out(text);
    return 0;
  },
};

/** Of a narrow screen: a title that does not fit goes on below itself. */
const COLUMNS = 80;

function listText({ title, parts, lessons }: CourseStanding, folder: string): string {
  const minutes = lessons.reduce((sum, { lesson }) => sum + (lesson?.minutes ?? 0), 0);
  const head = `${title}: ${lessons.length} ${lessons.length === 1 ? "lesson" : "lessons"}, about ${
    timeText(minutes)
  }\n`;
  // One table for all parts, so that their columns stand below each other; what is left of the row is the title's.
  const fronts = alignColumns([
    ["LESSON", "MIN", "STATE", ""],
    ...parts.flatMap(({ lessons }) => lessons.map((one) => [...frontOf(one), ""])),
  ], { gap: 2, least: 0 }).split("\n");
  const next = () => fronts.shift()!;
  const names = next();
  const texts = parts.map(({ title: part, lessons }) => {
    const rows = lessons.map((one) => rowText(next(), endOf(one, { part, folder })));
    return `\n${part}\n${rows.join("")}`;
  });
  return `${head}\n${rowText(names, "TITLE")}${texts.join("")}`;
}

function rowText(front: string, end: string): string {
  const start = ` ${front}`;
  const lines = wrapWords({ spans: [{ text: start + end }] }, { columns: COLUMNS, indent: start.length });
  return lines.map((line) => `${lineText(line).trimEnd()}\n`).join("");
}

function frontOf({ id, lesson, state, done }: LessonStanding): string[] {
  if (!lesson) return [id, "", "broken"];
  const steps = state === "under way" ? ` ${done}/${lesson.steps.length}` : "";
  return [id, String(lesson.minutes), state === "new" ? "" : `${state}${steps}`];
}

/** `folder`: of the lessons, as the flag names it. */
function endOf({ id, lesson }: LessonStanding, { part, folder }: { part: string; folder: string }): string {
  if (lesson) return titleIn(part, lesson.title);
  const where = folder === "" ? "" : ` --lessons ${quote(folder)}`;
  return `pequod lesson test ${id}${where} says why`;
}

/** In a part of incidents each of them is one. */
function titleIn(part: string, title: string): string {
  if (part !== "Incidents") return title;
  return title.replace(/^Incident: (.)/, (_, first: string) => first.toUpperCase());
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
