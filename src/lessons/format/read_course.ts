/** Reads `course.yaml`: the order of lessons, the parts they stand in, and the sections of the lecture that they teach. */
import { readSource } from "./read_source.ts";
import { ID } from "../lesson_id.ts";
import { check, pathText } from "../../shapes/check.ts";
import { choice, field, list, patterned, record, text } from "../../shapes/shape.ts";
import type { Source } from "../../shapes/source.ts";
import { LessonError, type Problem } from "./problem.ts";

export interface Course {
  readonly title: string;
  readonly parts: readonly CoursePart[];
  /** Titles of the sections that lessons name as their cards, the first of them card 1. */
  readonly cards: readonly string[];
}

export interface CoursePart {
  readonly title: string;
  /** Ids, in the order in which they are taken. */
  readonly lessons: readonly string[];
}

const id = patterned("a lesson's id", ID);

export const courseShape = record(
  {
    format: field(choice("course/1"), "The version of this format"),
    title: field(text, "What it is about, in one line"),
    parts: field(
      list(record(
        {
          title: field(text, "What the part is about"),
          lessons: field(list(id), "Ids of lessons, in the order in which they are taken"),
        },
        ["title", "lessons"],
        "field",
      )),
      "What is taken, in this order",
    ),
    cards: field(list(text), "Titles of the sections that lessons name by number, from 1"),
  },
  ["format", "title", "parts"],
  "field",
);

/** `lessons`: the ids of those that there are. @throws {LessonError} with all that is wrong */
export function readCourse(text: string, file: string, lessons: readonly string[]): Course {
  const source = readSource(text, file);
  const { value, mistakes } = check(source.value, courseShape);
  if (mistakes.length > 0) {
    throw new LessonError(mistakes.map(({ path, isName, text }) => ({
      file,
      ...source.place(path, isName),
      text: path.length > 0 ? `${pathText(path)}: ${text}` : text,
    })));
  }
  const { title, parts, cards = [] } = value as Pick<Course, "title" | "parts"> & Partial<Course>;
  const problems = wrongEntries(parts, source, file, lessons);
  if (problems.length > 0) throw new LessonError(problems);
  return { title, parts, cards };
}

function wrongEntries(
  parts: readonly CoursePart[],
  source: Source,
  file: string,
  lessons: readonly string[],
): Problem[] {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const [part, { lessons: ids }] of parts.entries()) {
    for (const [index, id] of ids.entries()) {
      const place = source.place(["parts", part, "lessons", index]);
      if (!lessons.includes(id)) {
        problems.push({
          file,
          ...place,
          text: `there is no lesson ${id}: no file ${id}/lesson.md beside it`,
        });
      } else if (seen.has(id)) problems.push({ file, ...place, text: `lesson ${id} is there already` });
      seen.add(id);
    }
  }
  return problems;
}
