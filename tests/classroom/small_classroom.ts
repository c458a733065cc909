/** A classroom with a lab of its own, for tests. */
import { openLab } from "../../src/cli/lab.ts";
import type { Entry } from "../../src/classroom/journal.ts";
import { Classroom } from "../../src/classroom/classroom.ts";
import type { WorldSpec } from "../../src/lessons/lesson.ts";
import { LAB_START_MS, preload } from "../lab/lab_harness.ts";

export interface SmallClassroom {
  world?: Partial<WorldSpec>;
  /** The lesson's files. */
  files?: Readonly<Record<string, string>>;
  onChange?: () => void;
  past?: readonly Entry[];
}

export async function smallClassroom(
  { world = {}, files = {}, onChange = () => {}, past }: SmallClassroom = {},
): Promise<Classroom> {
  await preload();
  return await Classroom.open({
    lab: openLab({ scenario: "empty", seed: 1, startMs: LAB_START_MS }),
    lesson: {
      world: { scenario: "empty", namespace: "default", apply: [], files: [], run: [], ...world },
    },
    readFile: (path) =>
      Object.hasOwn(files, path) ? Promise.resolve(files[path]!) : Promise.reject(new Error(`no ${path}`)),
    onChange,
    ...(past ? { past } : {}),
  });
}
