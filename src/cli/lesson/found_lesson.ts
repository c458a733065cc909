/** A lesson that is to be taken, with the files of its folder and its place in the course. */
import type { PlaceInRow } from "../../classroom/view/place_in_row.ts";
import type { ReadLessonFile } from "../../classroom/classroom.ts";
import type { Lesson } from "../../lessons/lesson.ts";
import { PEQUOD_VERSION } from "../version.ts";
import { lessonKey } from "./lesson_key.ts";
import {
  isPath,
  type LessonFolder,
  LessonLibrary,
  type LibraryMachine,
  loneLesson,
  readLessonFolder,
} from "./lesson_library.ts";

export interface FoundLesson {
  readonly lesson: Lesson;
  /** Under which name what is done in it is kept. */
  readonly key: string;
  readonly readFile: ReadLessonFile;
  /** Another one when a file of the lesson, or the program, is another. */
  readonly made: string;
  /** Where it stands in its course. */
  readonly place?: PlaceInRow;
  /** The id of the one after it; absent: it is the last. */
  readonly next?: string;
}

/**
 * By its id, or by the path of its folder; undefined: the first. `lessons`: the folder of another course.
 * @throws {LessonError} its file is wrong @throws {Error} there is none of that name
 */
export async function findLesson(
  name: string | undefined,
  machine: LibraryMachine,
  lessons = "",
): Promise<FoundLesson> {
  if (name !== undefined && isPath(name)) {
    const lone = await loneLesson(machine, name);
    if (!lone) throw new Error(`there is no lesson in ${name}: no file lesson.md`);
    return await found(lone);
  }
  const library = await LessonLibrary.open(machine, lessons);
  const { folders } = library;
  const folder = name === undefined ? folders[0] : library.folder(name);
  if (!folder) throw new Error("there are no lessons");
  const at = folders.findIndex(({ id }) => id === folder.id);
  const next = folders[at + 1]?.id;
  return {
    ...await found(folder),
    place: { unit: "Lesson", number: at + 1, of: folders.length },
    ...(next === undefined ? {} : { next }),
  };
}

async function found(folder: LessonFolder): Promise<FoundLesson> {
  const { lesson } = await readLessonFolder(folder);
  return {
    lesson,
    key: await lessonKey(lesson.id, folder.place),
    readFile: (path) => folder.read(path),
    made: await fingerprint(folder),
  };
}

async function fingerprint({ paths, read }: LessonFolder): Promise<string> {
  const parts: string[] = [PEQUOD_VERSION];
  for (const path of paths) parts.push(path, await read(path));
  const whole = new TextEncoder().encode(parts.join("\0"));
  return new Uint8Array(await crypto.subtle.digest("SHA-256", whole)).toHex().slice(0, 16);
}
