/** What is kept of lessons on this machine: one file a lesson under way, and one for what has been done in all. */
import { dirname } from "node:path";
import type { KeptStore } from "../../classroom/session/session_world.ts";
import { type ProgressEvent, progressLine } from "../../lessons/progress/progress.ts";

const FOR_ITS_OWNER = 0o600;
const FOLDER_FOR_ITS_OWNER = 0o700;

/** A file that holds what was given as soon as a call returns. */
export class StateFile implements KeptStore {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** "": there is none. */
  read(): string {
    try {
      return Deno.readTextFileSync(this.path);
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return "";
      throw error;
    }
  }

  append(text: string): void {
    makeFolder(this.path);
    Deno.writeTextFileSync(this.path, text, { append: true, mode: FOR_ITS_OWNER });
  }

  replace(text: string): void {
    makeFolder(this.path);
    // One name: what a killed program has left is written over.
    const draft = `${this.path}.new`;
    Deno.writeTextFileSync(draft, text, { mode: FOR_ITS_OWNER });
    Deno.renameSync(draft, this.path);
  }

  /** What is in it stays beside it as NAME.old.jsonl, in the place of what stayed there before. */
  setAside(): void {
    Deno.renameSync(this.path, this.path.replace(/\.jsonl$/, ".old.jsonl"));
  }
}

function makeFolder(path: string): void {
  Deno.mkdirSync(dirname(path), { recursive: true, mode: FOLDER_FOR_ITS_OWNER });
}

/** `state`: the folder of what the program keeps; `key`: of the lesson, or of something else that is taken. */
export function keptFileOf(state: string, key: string): StateFile {
  return new StateFile(`${state}/lessons/${key}.jsonl`);
}

export function progressPath(state: string): string {
  return `${state}/progress.jsonl`;
}

/**
 * Whoever takes a lesson holds it until it ends, however it does: two who wrote into one file would lose what both did.
 * `name`: what it is called before somebody, `lesson pods`. @throws {Error} somebody takes it already
 */
export function holdLesson(state: string, key: string, name: string): Disposable {
  const path = `${state}/lessons/${key}.lock`;
  makeFolder(path);
  const file = Deno.openSync(path, { create: true, write: true, mode: FOR_ITS_OWNER });
  if (!file.tryLockSync(true)) {
    file.close();
    throw new Error(`the ${name} is open in another window: leave it there first`);
  }
  return file;
}

/** `key`: under which the lesson's events are kept, whatever its id is. */
export function progressFile(
  state: string,
  key: string,
): { readonly tell: (event: ProgressEvent) => void } {
  const file = new StateFile(progressPath(state));
  let isWhole = false;
  return {
    tell(event) {
      // Half a line, left by a full disk for one, must not spoil the one after it.
      if (!isWhole && !/(^|\n)$/.test(file.read())) file.append("\n");
      isWhole = true;
      file.append(progressLine("lesson" in event ? { ...event, lesson: key } : event));
    },
  };
}
