/** `pequod lesson start`: a lesson on the screen, from where it was left. */
import { type Flag, UsageError } from "../../programs/flags.ts";
import type { Call, Program } from "../../programs/program.ts";
import { findLesson } from "./found_lesson.ts";
import { lessonsFlag } from "./lesson_library.ts";
import { plainFlag, wayOf } from "./lesson_way.ts";
import { offeredLessons } from "./offered_lessons.ts";
import { yesFlag } from "./real_flags.ts";
import { holdLesson, keptFileOf, progressFile } from "./state_files.ts";

const flags: readonly Flag[] = [
  lessonsFlag,
  { name: "again", kind: "bool", usage: "Begin the lesson anew, whatever was done in it before." },
  {
    name: "speed",
    kind: "string",
    default: "1",
    usage: "How many seconds of the lesson's world pass in a real one, from 0.1 to 50.",
  },
  plainFlag,
  yesFlag,
];

export const lessonStart: Program = {
  name: "start",
  summary: "Take a lesson: the first one, or that of a name",
  description:
    "Take a lesson: its text, a shell of its own, and beside it the cluster. It goes on where it was left, for all that\n" +
    "is done in it is kept at once; where its files or the program have changed since, it says so and begins anew.\n" +
    "Ctrl-] leads back to the text, ? offers help, q leaves.",
  usage: ["[LESSON|FOLDER] [--again] [--speed X] [--plain]", "LESSON --context NAME [--yes] [--plain]"],
  flags,
  examples: [
    ["The first lesson", "pequod lesson start"],
    ["The one about Services", "pequod lesson start services"],
    ["One that you are writing", "pequod lesson start ./lessons/mine"],
    ["For a screen reader", "pequod lesson start --plain"],
    ["On a real cluster, in a namespace of its own", "pequod lesson start services --context staging"],
  ],
  offers: async (args) => args.length === 0 ? await offeredLessons() : [],
  run: start,
};

async function start(call: Call): Promise<number> {
  const { flags, args, io } = call;
  if (args.length > 1) throw new UsageError(`one lesson at a time, not ${args.length}`);
  const speed = speedOf(flags.string("speed"));
  const { state } = io.machine.folders;
  const find = (name: string | undefined) => findLesson(name, io.machine, flags.string("lessons"));
  let found = await find(args[0]);
  const anywhere = await wayOf(call);
  const way = flags.has("context")
    ? (await import("./real_start.ts")).onRealCluster(anywhere, call)
    : anywhere;
  try {
    let isAgain = flags.bool("again");
    for (;;) {
      using _held = holdLesson(state, found.key, `lesson ${found.lesson.id}`);
      const ended = await way.take({
        found,
        file: keptFileOf(state, found.key),
        tell: progressFile(state, found.key).tell,
        isAgain,
        speed,
        now: () => io.now(),
      });
      if (ended.how !== "next" || found.next === undefined) return ended.code;
      found = await find(found.next);
      isAgain = false;
    }
  } finally {
    way.close();
  }
}

function speedOf(text: string): number {
  const speed = Number(text);
  if (speed >= 0.1 && speed <= 50) return speed;
  throw new UsageError(
    `invalid argument ${JSON.stringify(text)} for "--speed" flag: expected a number from 0.1 to 50`,
  );
}
