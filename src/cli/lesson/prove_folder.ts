/** A lesson's folder proved, on the simulator or elsewhere. */
import { Classroom } from "../../classroom/classroom.ts";
import { type LessonProof, proveLesson } from "../../classroom/proof/lesson_proof.ts";
import { failureProblem } from "../../classroom/proof/proof_failure.ts";
import { LessonError, type Problem } from "../../lessons/format/problem.ts";
import type { LessonSource } from "../../lessons/format/read_lesson.ts";
import type { Lesson } from "../../lessons/lesson.ts";
import { formOn } from "../../lessons/lesson_form.ts";
import { openLab } from "../lab.ts";
import { type LessonFolder, readLessonFolder } from "./lesson_library.ts";

export interface FolderProof {
  /** Of the lesson; of one that cannot be read: of its folder, or its file. */
  readonly id: string;
  /** Undefined: it cannot be read. */
  readonly lesson?: Lesson;
  readonly proof?: LessonProof;
  readonly problems: readonly Problem[];
}

/** A moment like any other, and the same each time. */
const START_MS = Date.UTC(2026, 0, 5, 9);
const SEED = 1;

/** Undefined: it is not for there. */
export type Prove = (lesson: Lesson, folder: LessonFolder) => Promise<LessonProof | undefined>;

export async function proveFolder(folder: LessonFolder, prove: Prove = onSimulator): Promise<FolderProof> {
  let source: LessonSource;
  try {
    source = await readLessonFolder(folder);
  } catch (error) {
    if (!(error instanceof LessonError)) throw error;
    return { id: folder.id || folder.file, problems: error.problems };
  }
  const { lesson } = source;
  const proof = await prove(lesson, folder);
  if (!proof) return { id: lesson.id, lesson, problems: [] };
  const problems = proof.failures.map((failure) => failureProblem(failure, source, folder.file));
  return { id: lesson.id, lesson, proof, problems };
}

async function onSimulator(lesson: Lesson, folder: LessonFolder): Promise<LessonProof | undefined> {
  if (!lesson.backends.includes("sim")) return undefined;
  return await proveLesson(formOn("sim", lesson), async (taken) => {
    const lab = openLab({ scenario: taken.world.scenario, seed: SEED, startMs: START_MS });
    return await Classroom.open({ lab, lesson: taken, readFile: folder.read });
  });
}
