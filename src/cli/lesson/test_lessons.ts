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
    "but the texts. Without arguments: all lessons, and then a table of what they teach.\n" +
    "Mistakes are told as FILE:LINE:COLUMN; then the exit code is 1.",
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
      ? await (await import("./real_proof.ts")).proofOnRealCluster(call)
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
    return tested.lessons.some(({ problems }) => problems.length > 0) ? 1 : 0;
  },
};

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

/** `ok      services  3.2 s  3 checks  …`, what is wrong with it before it. */
function lessonText({ id, lesson, proof, problems }: FolderProof, ms: number): string {
  const counts = proof
    ? `${proof.runs} commands, ${proof.checks} checks, ${proof.ways} other ways, ${proof.mistakes} mistakes, ` +
      `${proof.drills} drills`
    : problems.length > 0
    ? "cannot be read"
    : `is for ${lesson?.backends.includes("sim") ? "the simulator" : "a real cluster"} alone`;
  return problems.map((problem) => `${problemText(problem)}\n`).join("") +
    `${problems.length > 0 ? "FAILED" : "ok"}  ${id} (${(ms / 1000).toFixed(1)} s): ${counts}\n`;
}

function endText(tested: TestedCourse, args: readonly string[]): string {
  const failed = tested.lessons.filter(({ problems }) => problems.length > 0);
  const problems = failed.reduce((sum, one) => sum + one.problems.length, 0);
  const count = tested.lessons.length;
  const sum = failed.length === 0
    ? `${count === 1 ? "1 lesson holds" : `all ${count} lessons hold`}\n`
    : `${failed.length} of ${count} lessons do not hold: ${problems} mistakes\n`;
  return `${waysText(tested)}${courseTable(tested, args.length === 0)}${sum}`;
}

function report({ lessons }: TestedCourse): object {
  return {
    lessons: lessons.map(({ id, lesson, proof, problems }) => ({
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
      problems,
    })),
  };
}
