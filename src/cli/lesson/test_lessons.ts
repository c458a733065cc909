/** `pequod lesson test`. */
import { problemText } from "../../lessons/format/problem.ts";
import type { Call, Program } from "../../programs/program.ts";
import { harmless } from "../harmless.ts";
import { courseTable, type TestedCourse, waysText } from "./course_table.ts";
import { isPath, type LessonFolder, LessonLibrary, lessonsFlag, loneLesson } from "./lesson_library.ts";
import { offeredLessons } from "./offered_lessons.ts";
import { isJson, outputFlag } from "./output_flag.ts";
import { type FolderProof, proveFolder } from "./prove_folder.ts";
import { yesFlag } from "./real_flags.ts";

export const lessonTest: Program = {
  name: "test",
  summary: "Prove lessons on the simulator",
  description:
    "Prove lessons on the simulator: that a goal is not reached before its task and is after each solution, that each\n" +
    "mistake is diagnosed as itself, that commands do and print what the text says, that drills can be solved, and that\n" +
    "nothing of it changes with what else there is. With --context those marked for a real cluster are proved there, all\n" +
    "but the texts; others are skipped. Without arguments: all lessons, and then a table of what they teach.\n" +
    "Mistakes are told as FILE:LINE:COLUMN; then the exit code is 1, and also where nothing was proved.",
  usage: ["[ID|DIR...] [--lessons DIR] [-o json]", "[ID|DIR...] --context NAME [--yes]"],
  flags: [
    lessonsFlag,
    outputFlag,
    yesFlag,
  ],
  examples: [
    ["All lessons of the course", "pequod lesson test"],
    ["One of them", "pequod lesson test services"],
    ["One that you are writing", "pequod lesson test ./my-lesson"],
    ["Those marked for a real cluster, there", "pequod lesson test --context staging"],
  ],
  offers: () => offeredLessons(),
  async run(call) {
    const json = isJson(call.flags);
    const course = await chosen(call);
    const real = call.flags.has("context")
      ? await (await import("./real_proof.ts")).proofOnRealCluster(json ? besideOutput(call) : call)
      : undefined;
    if (call.flags.has("context") && !real) return 1;
    const tested: TestedCourse = { cards: course.cards, lessons: [] };
    try {
      for (const folder of course.folders) {
        const startMs = call.io.now();
        const found = await proveFolder(folder, real?.prove);
        tested.lessons.push(found);
        if (!json) await call.io.out(harmless(lessonText(found, call.io.now() - startMs)));
      }
    } finally {
      real?.close();
    }
    await call.io.out(
      json ? `${JSON.stringify(report(tested), null, 2)}\n` : harmless(`\n${endText(tested, call.args)}`),
    );
    const { failed, held } = countsOf(tested);
    return failed > 0 || held === 0 ? 1 : 0;
  },
};

/** What is said and asked is for whoever sits there; standard output has the value alone. */
function besideOutput(call: Call): Call {
  return { ...call, io: { ...call.io, out: call.io.err } };
}

/** What the arguments name: ids, folders of a lesson, folders of lessons. */
async function chosen(call: Call): Promise<{ cards: readonly string[]; folders: readonly LessonFolder[] }> {
  const { args, io } = call;
  if (args.length === 0 || args.some((arg) => !isPath(arg))) {
    const library = await LessonLibrary.open(io.machine, call.flags.string("lessons"));
    const { cards } = library.course;
    if (args.length === 0) return { cards, folders: library.folders };
    const folders: LessonFolder[] = [];
    for (const arg of args) folders.push(...isPath(arg) ? await inFolder(arg, io) : [library.folder(arg)]);
    return { cards, folders };
  }
  const found = await Promise.all(args.map((arg) => inFolder(arg, io)));
  return { cards: [], folders: found.flat() };
}

async function inFolder(path: string, io: Call["io"]): Promise<readonly LessonFolder[]> {
  const lone = await loneLesson(io.machine, path);
  return lone ? [lone] : (await LessonLibrary.in(io.machine, path)).folders;
}

/** `ok  services (3.2 s): 3 checks, …`, what is wrong with it before it. */
function lessonText(found: FolderProof, ms: number): string {
  const { id, lesson, proof, problems } = found;
  if (isSkipped(found)) {
    return `skipped  ${id}: it is for ${
      lesson?.backends.includes("sim") ? "the simulator" : "a real cluster"
    } alone\n`;
  }
  const counts = proof
    ? `${proof.runs} commands, ${proof.checks} checks, ${proof.ways} other ways, ${proof.mistakes} mistakes, ` +
      `${proof.drills} drills`
    : "cannot be read";
  return problems.map((problem) => `${problemText(problem)}\n`).join("") +
    `${problems.length > 0 ? "FAILED" : "ok"}  ${id} (${(ms / 1000).toFixed(1)} s): ${counts}\n`;
}

function endText(tested: TestedCourse, args: readonly string[]): string {
  return `${waysText(tested)}${courseTable(tested, args.length === 0)}${sumText(tested)}\n`;
}

function sumText(tested: TestedCourse): string {
  const { failed, held, skipped, problems } = countsOf(tested);
  const count = failed + held;
  const aside = skipped === 0 ? "" : `, ${skipped} skipped`;
  if (count === 0) return `nothing was proved${aside}`;
  if (failed > 0) return `${failed} of ${count} lessons do not hold: ${problems} mistakes${aside}`;
  return `${count === 1 ? "1 lesson holds" : `all ${count} lessons hold`}${aside}`;
}

function countsOf({ lessons }: TestedCourse): Record<"failed" | "held" | "skipped" | "problems", number> {
  const skipped = lessons.filter(isSkipped).length;
  const failed = lessons.filter(({ problems }) => problems.length > 0).length;
  const problems = lessons.reduce((sum, one) => sum + one.problems.length, 0);
  return { failed, held: lessons.length - failed - skipped, skipped, problems };
}

/** It is not for where lessons were proved. */
function isSkipped({ proof, problems }: FolderProof): boolean {
  return !proof && problems.length === 0;
}

function report({ lessons }: TestedCourse): object {
  return {
    lessons: lessons.map((found) => reportOf(found)),
  };
}

function reportOf(found: FolderProof): object {
  const { id, lesson, proof, problems } = found;
  return {
    id,
    ...(lesson ? { title: lesson.title, cards: lesson.cards } : {}),
    ...(proof
      ? {
        commands: proof.runs,
        checks: proof.checks,
        otherWays: proof.ways,
        mistakes: proof.mistakes,
        drills: proof.drills,
      }
      : {}),
    ...(isSkipped(found) ? { isSkipped: true } : {}),
    problems,
  };
}
