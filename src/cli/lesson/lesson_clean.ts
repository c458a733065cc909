/** `pequod lesson clean`: what lessons have left on a real cluster, because a program was ended in the middle of one. */
import { lessonsThere, type LessonThere, removeLesson } from "../../classroom/real/lesson_namespace.ts";
import type { Call, Program } from "../../programs/program.ts";
import { sanitize } from "../../terminal/sanitize.ts";
import { yesFlag } from "./real_flags.ts";
import { isWanted, openRealCluster } from "./real_start.ts";

export const lessonClean: Program = {
  name: "clean",
  summary: "Remove what lessons have left on a real cluster",
  description:
    "Remove the namespaces that were made for lessons on a real cluster, and what belongs to them, where a lesson did\n" +
    "not come to its end. They are known by their labels; nothing else is touched.",
  usage: ["[LESSON...] --context NAME [--yes]"],
  flags: [{ ...yesFlag, usage: "Remove it without being asked." }],
  examples: [["All that lessons have left there", "pequod lesson clean --context staging"]],
  run: clean,
};

async function clean(call: Call): Promise<number> {
  const { args, io } = call;
  const cluster = await openRealCluster(call);
  try {
    const { client, context, options: { patience } } = cluster;
    const there = (await lessonsThere(client, patience.signal))
      .filter(({ lesson }) => args.length === 0 || args.includes(lesson));
    if (there.length === 0) {
      await io.out(`No lesson has left anything on ${context}.\n`);
      return 0;
    }
    await io.out(`On ${context} (${cluster.server}):\n\n${there.map(lineOf).join("")}\n`);
    const what = there.length === 1
      ? "it and all that is in it"
      : `these ${there.length} and all that is in them`;
    if (!await isWanted(call, `Remove ${what}?`)) return 1;
    for (const { name } of there) {
      await removeLesson(client, name, patience);
      await io.out(`namespace ${name} removed\n`);
    }
    return 0;
  } finally {
    cluster.close();
  }
}

function lineOf({ name, by, since }: LessonThere): string {
  return `  ${name}   made by ${sanitize(by)}   ${sanitize(since)}\n`;
}
