/** What completion offers where a lesson's id is wanted. */
import { LessonError } from "../../lessons/format/problem.ts";
import { readLesson } from "../../lessons/format/read_lesson.ts";
import { realMachine } from "../real_machine.ts";
import { NoFolder } from "./lesson_files.ts";
import { LessonLibrary, type LibraryMachine } from "./lesson_library.ts";

/** Ids with their titles, in the order of the course; none where it cannot be read: a prompt is no place for complaints. */
export async function offeredLessons(
  machine: LibraryMachine = realMachine,
): Promise<{ word: string; summary: string }[]> {
  try {
    const { folders } = await LessonLibrary.open(machine, "");
    return await Promise.all(folders.map(async ({ id, file, read }) => {
      return { word: id, summary: titleOf(await read("lesson.md"), file) };
    }));
  } catch (error) {
    if (error instanceof LessonError || error instanceof NoFolder) return [];
    throw error;
  }
}

function titleOf(text: string, file: string): string {
  try {
    return readLesson(text, file).title;
  } catch (error) {
    if (error instanceof LessonError) return "cannot be read";
    throw error;
  }
}
