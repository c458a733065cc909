/** The lessons that there are: of the course that comes with the program, or of a folder that the user names. */
import { join } from "node:path";
import { embeddedLessons } from "../../lessons/embedded.ts";
import { breachedRules } from "../../lessons/format/author_rules.ts";
import { LessonError, type Problem } from "../../lessons/format/problem.ts";
import { type Course, readCourse } from "../../lessons/format/read_course.ts";
import { type LessonSource, readLessonSource } from "../../lessons/format/read_lesson.ts";
import type { Machine } from "../../machine/machine.ts";
import type { Flag } from "../../programs/flags.ts";
import { nearName } from "../../shapes/near_name.ts";
import { type FilesMachine, folderFiles, type LessonFiles, textFiles } from "./lesson_files.ts";
import { namedFolder } from "./named_folder.ts";
import { simulatorProblems } from "./simulator_problems.ts";

/** A lesson as it lies there, not yet read. */
export interface LessonFolder {
  /** The folder's name, which is the lesson's; "": it was named by its path, and may be called anything. */
  readonly id: string;
  /** The whole path of its folder, with all links followed; absent: it is of the course that comes with the program. */
  readonly place?: string;
  /** Of its text, for messages: `lessons/pods/lesson.md`. */
  readonly file: string;
  /** Of what lies beside it, from its folder on. */
  readonly paths: readonly string[];
  /** A file beside it, or `lesson.md`. @throws {Error} there is none */
  read(path: string): Promise<string>;
}

/** The flag of all commands about lessons. */
export const lessonsFlag: Flag = {
  name: "lessons",
  kind: "string",
  default: "",
  placeholder: "DIR",
  check: namedFolder,
  usage: "Folder with lessons, one folder each, instead of the course that comes with Pequod.",
};

export type LibraryMachine = FilesMachine & Pick<Machine, "workingFolder">;

const TEXT = "lesson.md";
const COURSE = "course.yaml";

export class LessonLibrary {
  readonly #folders: ReadonlyMap<string, LessonFolder>;
  readonly course: Course;

  private constructor(course: Course, folders: ReadonlyMap<string, LessonFolder>) {
    this.course = course;
    this.#folders = folders;
  }

  /** Of the folder that `--lessons` names, else the course. @throws {LessonError} its `course.yaml` is wrong */
  static async open(machine: LibraryMachine, folder: string): Promise<LessonLibrary> {
    return folder === "" ? await ownCourse(machine) : await LessonLibrary.in(machine, folder);
  }

  /** Of a folder. @throws {Error} there is nothing like lessons in it */
  static async in(machine: LibraryMachine, folder: string): Promise<LessonLibrary> {
    const path = folder.replace(/(?<=.)\/+$/, "");
    const library = await LessonLibrary.of(
      await folderFiles(machine, path),
      await machine.tree.realPath(path),
    );
    if (library.folders.length === 0) throw new Error(`there are no lessons in ${path}: no */${TEXT}`);
    return library;
  }

  /** `place`: of the folder, with all links followed. */
  static async of(files: LessonFiles, place?: string): Promise<LessonLibrary> {
    const folders = new Map(
      files.paths.filter((path) => /^[^/]+\/lesson\.md$/.test(path)).map((path) => {
        const below = path.slice(0, -TEXT.length);
        const folder = lessonFolder(files, below, place && join(place, below));
        return [folder.id, folder];
      }),
    );
    const ids = [...folders.keys()];
    const course = files.paths.includes(COURSE)
      ? readCourse(await files.read(COURSE), `${files.prefix}${COURSE}`, ids)
      : { title: "Lessons", parts: [], cards: [] };
    const listed = new Set(course.parts.flatMap(({ lessons }) => lessons));
    const others = ids.filter((id) => !listed.has(id));
    const rest = { title: course.parts.length > 0 ? "Others" : "All", lessons: others };
    const parts = others.length > 0 ? [...course.parts, rest] : course.parts;
    return new LessonLibrary({ ...course, parts }, folders);
  }

  /** In the order of the course. */
  get folders(): readonly LessonFolder[] {
    return this.course.parts.flatMap(({ lessons }) => lessons.map((id) => this.#folders.get(id)!));
  }

  /** @throws {Error} there is none of that id */
  folder(id: string): LessonFolder {
    const folder = this.#folders.get(id);
    if (folder) return folder;
    const near = nearName(id, this.#folders.keys());
    throw new Error(
      `there is no lesson ${JSON.stringify(id)}` +
        (near === undefined ? "; pequod lesson list shows them all" : `: did you mean ${near}?`),
    );
  }
}

/** An id has no slash, and neither has a folder that stands here: it is named `./services`. */
export function isPath(name: string): boolean {
  return /[/\\.]/.test(name);
}

/** The one lesson of a folder that holds its text; undefined: the folder holds none. */
export async function loneLesson(machine: LibraryMachine, folder: string): Promise<LessonFolder | undefined> {
  const path = folder.replace(/(?<=.)\/+$/, "");
  const files = await folderFiles(machine, path);
  if (!files.paths.includes(TEXT)) return undefined;
  return lessonFolder(files, "", await machine.tree.realPath(path));
}

/** The lesson, if it can be taken. @throws {LessonError} with all that is wrong with its file */
export async function readLessonFolder(folder: LessonFolder): Promise<LessonSource> {
  const text = await folder.read(TEXT);
  const source = readLessonSource(text, folder.file);
  const problems = [
    ...breachedRules(source, folder.file, folder.paths),
    ...await simulatorProblems(source, text, folder.file),
  ];
  const { id } = source.lesson;
  if (folder.id !== "" && id !== folder.id) problems.unshift(wrongId(text, folder, id));
  if (problems.length > 0) throw new LessonError(problems);
  return source;
}

function wrongId(text: string, folder: LessonFolder, id: string): Problem {
  const line = text.split("\n").findIndex((line) => /^id\s*:/.test(line)) + 1;
  return {
    file: folder.file,
    line,
    column: 1,
    text: `id: ${id} is not the name of its folder, ${folder.id}`,
  };
}

function lessonFolder(files: LessonFiles, below: string, place?: string): LessonFolder {
  const paths = files.paths.filter((path) => path.startsWith(below)).map((path) => path.slice(below.length));
  return {
    id: below.slice(0, -1),
    ...(place === undefined ? {} : { place: place.replace(/(?<=.)[/\\]+$/, "") }),
    file: `${files.prefix}${below}${TEXT}`,
    paths,
    read: (path) => files.read(`${below}${path}`),
  };
}

async function ownCourse(machine: LibraryMachine): Promise<LessonLibrary> {
  const embedded = embeddedLessons();
  if (embedded) return await LessonLibrary.of(textFiles(await embedded()));
  const folder = join(import.meta.dirname ?? ".", "../../../lessons");
  const here = `${machine.workingFolder}/`;
  const prefix = folder.startsWith(here) ? `${folder.slice(here.length)}/` : `${folder}/`;
  return await LessonLibrary.of(await folderFiles(machine, folder, prefix));
}
