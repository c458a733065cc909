/** Files of lessons, wherever they come from. */
import type { Machine } from "../../machine/machine.ts";

export interface LessonFiles {
  /** What stands before a file's path in messages: `lessons/`. */
  readonly prefix: string;
  /** Of all files, with slashes, sorted: `pods/lesson.md`. */
  readonly paths: readonly string[];
  /** @throws {Error} there is none */
  read(path: string): Promise<string>;
}

/** More than a course has: somebody has named a folder of something else. */
const MAX_FILES = 2000;
const MAX_DEPTH = 6;
/** More than a lesson's text has, or a picture or an archive beside it. */
const MAX_BYTES = 8 * 1024 * 1024;

/** Where files of lessons may lie. */
export type FilesMachine = Pick<Machine, "readFile" | "listFolder" | "tree">;

export async function hasFile(machine: Pick<Machine, "readFile">, path: string): Promise<boolean> {
  try {
    await machine.readFile(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** What was named is no folder, or nothing. */
export class NoFolder extends Error {
  override name = "NoFolder";
}

/** Texts that are a part of the program. */
export function textFiles(texts: Readonly<Record<string, string>>): LessonFiles {
  return {
    prefix: "lessons/",
    paths: Object.keys(texts).sort(),
    read: (path) =>
      Object.hasOwn(texts, path)
        ? Promise.resolve(texts[path]!)
        : Promise.reject(new Error(`there is no file ${path}`)),
  };
}

/**
 * Those below a folder, but hidden ones, and what is no plain file: a lesson of somebody else must not lead to what lies
 * outside of it. @throws {NoFolder} @throws {Error} it cannot be read, or holds too much
 */
export async function folderFiles(
  machine: FilesMachine,
  folder: string,
  prefix = `${folder}/`,
  maxFiles = MAX_FILES,
): Promise<LessonFiles> {
  const paths: string[] = [];
  const walk = async (below: string, depth: number): Promise<void> => {
    for (const name of await machine.listFolder(below === "" ? folder : `${folder}/${below.slice(0, -1)}`)) {
      if (name.startsWith(".") || depth > MAX_DEPTH) continue;
      if (name.endsWith("/")) await walk(below + name, depth + 1);
      else if ((await machine.tree.facts(`${folder}/${below}${name}`))?.kind === "file") {
        paths.push(below + name);
      }
      if (paths.length > maxFiles) {
        throw new Error(`${folder} holds more than ${maxFiles} files: no lessons`);
      }
    }
  };
  try {
    await walk("", 0);
  } catch (error) {
    const isNone = error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory;
    throw isNone ? new NoFolder(`there is no folder ${folder}`) : error;
  }
  const known = new Set(paths);
  return {
    prefix,
    paths: paths.sort(),
    async read(path) {
      const file = `${folder}/${path}`;
      const facts = known.has(path) ? await machine.tree.facts(file) : undefined;
      if (facts?.kind !== "file") throw new Error(`there is no file ${path} in ${folder}`);
      if (facts.size > MAX_BYTES) {
        throw new Error(`${file} has more than ${MAX_BYTES / 1024 ** 2} MiB: no file of a lesson`);
      }
      return new TextDecoder().decode(await machine.readFile(file));
    },
  };
}
