/** The lessons that can be read, with what the learner has done in them. */
import { LessonError, type Problem } from "../../lessons/format/problem.ts";
import type { Lesson } from "../../lessons/lesson.ts";
import { doneSteps, type LessonState, lessonState } from "../../lessons/progress/lesson_state.ts";
import { type Progress, readProgress } from "../../lessons/progress/progress.ts";
import { readLesson } from "../../lessons/format/read_lesson.ts";
import type { Call } from "../../programs/program.ts";
import { type LessonFolder, LessonLibrary } from "./lesson_library.ts";
import { lessonKey } from "./lesson_key.ts";
import { progressPath } from "./state_files.ts";

export interface CourseStanding {
  readonly title: string;
  readonly parts: readonly { readonly title: string; readonly lessons: readonly LessonStanding[] }[];
  readonly lessons: readonly LessonStanding[];
  /** Of these lessons, by their ids. */
  readonly progress: Progress;
}

export interface LessonStanding {
  readonly id: string;
  /** Absent: its file is wrong. */
  readonly lesson?: Lesson;
  readonly problems?: readonly Problem[];
  readonly folder: LessonFolder;
  readonly state: LessonState;
  readonly done: number;
}

/** @throws {LessonError} the course's own file is wrong */
export async function courseStanding({ flags, io }: Pick<Call, "flags" | "io">): Promise<CourseStanding> {
  const library = await LessonLibrary.open(io.machine, flags.string("lessons"));
  const progress = await progressIn(library.folders, readProgress(await progressText(io.machine)));
  const lessons = await Promise.all(library.folders.map((folder) => standing(folder, progress)));
  const parts = library.course.parts.map(({ title, lessons: ids }) => ({
    title,
    lessons: lessons.filter(({ id }) => ids.includes(id)),
  }));
  return { title: library.course.title, parts, lessons, progress };
}

/** Nothing, where nothing was ever done. */
async function progressText(machine: Call["io"]["machine"]): Promise<string> {
  try {
    return new TextDecoder().decode(await machine.readFile(progressPath(machine.folders.state)));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "";
    throw error;
  }
}

/** A lesson of another folder has done nothing for one of the same id. */
async function progressIn(
  folders: readonly LessonFolder[],
  { lessons, recalls }: Progress,
): Promise<Progress> {
  const known = await Promise.all(
    folders.map(async ({ id, place }) => [id, lessons.get(await lessonKey(id, place))] as const),
  );
  return {
    lessons: new Map(known.flatMap(([id, progress]) => progress ? [[id, progress]] : [])),
    recalls,
  };
}

async function standing(folder: LessonFolder, progress: Progress): Promise<LessonStanding> {
  const { id } = folder;
  const known = progress.lessons.get(id);
  const state = lessonState(known);
  try {
    const lesson = readLesson(await folder.read("lesson.md"), folder.file);
    return { id, lesson, folder, state, done: doneSteps(lesson, known) };
  } catch (error) {
    if (!(error instanceof LessonError)) throw error;
    return { id, problems: error.problems, folder, state, done: 0 };
  }
}
