/** `pequod lesson clean`: what lessons have left on a real cluster, because a program was ended in the middle of one. */
import { lessonsThere, type LessonThere, removeLesson } from "../../classroom/real/lesson_namespace.ts";
import { UsageError } from "../../programs/flags.ts";
import type { Call, Program } from "../../programs/program.ts";
import { sanitize } from "../../terminal/sanitize.ts";
import { yesFlag } from "./real_flags.ts";
import { isWanted, openRealCluster } from "./real_start.ts";

export const lessonClean: Program = {
  name: "clean",
  summary: "Remove what lessons have left on a real cluster",
  description:
    "Remove the namespaces that were made for lessons on a real cluster, and what belongs to them, where a lesson did\n" +
    "not come to its end. They are known by their labels; nothing else is touched. Without --context it is the cluster\n" +
    "of the current context, and you are asked.",
  usage: ["[LESSON...] [--context NAME]", "[LESSON...] --context NAME --yes"],
  flags: [{ ...yesFlag, usage: "With --context: remove it without being asked." }],
  examples: [["All that lessons have left there", "pequod lesson clean --context staging"]],
  run: clean,
};

async function clean(call: Call): Promise<number> {
  const { args, flags, io } = call;
  if (flags.bool("yes") && !flags.has("context")) {
    throw new UsageError(
      "--yes needs --context: on the cluster of the current context somebody is asked first",
    );
  }
  const cluster = await openRealCluster(call);
  try {
    const { client, context, options: { patience } } = cluster;
    const all = await lessonsThere(client, patience.signal);
    const where = `On ${sanitize(context)} (${sanitize(cluster.server)})`;
    if (all.length === 0) {
      await io.out(`${where} no lesson has left anything.\n`);
      return 0;
    }
    const missing = args.filter((arg) => !all.some(({ lesson }) => lesson === arg));
    if (missing.length > 0) {
      await io.out(missingText(where, missing, all));
      return 1;
    }
    const there = all.filter(({ lesson }) => args.length === 0 || args.includes(lesson));
    await io.out(`${where}:\n\n${there.map(lineOf).join("")}\n`);
    const what = there.length === 1
      ? "it and all that is in it"
      : `these ${there.length} and all that is in them`;
    if (!await isWanted(call, `Remove ${what}?`)) return 1;
    for (const { name } of there) {
      await removeLesson(client, name, patience);
      await io.out(`namespace ${sanitize(name)} removed\n`);
    }
    return 0;
  } finally {
    cluster.close();
  }
}

/** Who has mistyped a lesson sees which ones there are; nothing is removed then. */
function missingText(where: string, missing: readonly string[], all: readonly LessonThere[]): string {
  return `${where} there is nothing of ${missing.map(sanitize).join(", ")}, but:\n\n${
    all.map(lineOf).join("")
  }`;
}

function lineOf({ name, by, since }: LessonThere): string {
  return `  ${sanitize(name)}   made by ${sanitize(by)}   ${sanitize(since)}\n`;
}
