/** Before a lesson begins on a real cluster: what it is, what will be made there, and whether that is wanted; at its end, the removal. */
import { REAL_TIME } from "./real_time.ts";
import type { ReadLessonFile } from "../../classroom/classroom.ts";
import { namespaceOf } from "../../classroom/real/lesson_objects.ts";
import { type LessonThere, type Patience } from "../../classroom/real/lesson_namespace.ts";
import type { OpenWorld } from "../../classroom/session/session_world.ts";
import type { Lesson } from "../../lessons/lesson.ts";
import { isConfirmed } from "../../programs/docker/confirm.ts";
import { UsageError } from "../../programs/flags.ts";
import type { Call } from "../../programs/program.ts";
import { sanitize } from "../../terminal/sanitize.ts";
import type { Way } from "./lesson_way.ts";
import { readKubeconfig } from "../cluster_choice.ts";
import { transportOverrides } from "../transport_overrides.ts";
import { RealCluster, realForm, RealLesson } from "./real_lesson.ts";

/** A lesson whose namespace is there. */
export interface RealTaking {
  /** As it is on that cluster. */
  readonly lesson: Lesson;
  /** The context. */
  readonly where: string;
  readonly open: OpenWorld;
  /** Removes what was made for it. */
  end(): Promise<void>;
}

/** The same way to take lessons, on the cluster that the flags name. @throws {UsageError} */
export function onRealCluster(way: Way, call: Pick<Call, "flags" | "io">): Way {
  if (call.flags.has("speed")) throw new UsageError("--speed: time is real on a real cluster");
  return {
    close: () => way.close(),
    async take(taking) {
      const real = await beginOnRealCluster(taking.found, call);
      if (!real) return { code: 1, how: "leave" };
      try {
        return await way.take({ ...taking, found: { ...taking.found, lesson: real.lesson }, real });
      } finally {
        await real.end();
      }
    },
  };
}

/** What a user is told before the first lesson there. */
const TERMS =
  `Its shell is that of a simulated host, and so is its Docker engine: what the lesson does with docker runs on
the simulator. kubectl and helm act on this cluster, as the lesson's own account. Time is real there: it can be
neither paused nor sped up, and no command is taken back; beginning a step anew empties the namespace.
`;

/** Asks, and makes it; undefined: it is not wanted. @throws {LessonRefused} {KubeconfigError} {ConnectionError} {ApiError} */
export async function beginOnRealCluster(
  { lesson, readFile }: { readonly lesson: Lesson; readonly readFile: ReadLessonFile },
  call: Pick<Call, "flags" | "io">,
): Promise<RealTaking | undefined> {
  // Whether it may be taken there is known before anybody is asked.
  realForm(lesson, namespaceOf(lesson.id));
  const { io } = call;
  const cluster = await openRealCluster(call);
  try {
    const real = new RealLesson(cluster, lesson);
    await real.check();
    const left = await real.leftOver();
    await io.out(planText(cluster, lesson, real.namespace, left));
    if (!await isWanted(call, "Begin?")) {
      await io.out("Nothing was made.\n");
      cluster.close();
      return undefined;
    }
    if (left) await real.remove(cluster.options.patience);
    await real.make();
    return {
      lesson: real.lesson,
      where: cluster.context,
      open: ({ seed, record, onChange }) => real.open({ seed, record, onChange, readFile }),
      async end() {
        try {
          await io.out(`Removing namespace ${real.namespace} and what is in it.\n`);
          await real.remove();
        } finally {
          cluster.close();
        }
      },
    };
  } catch (error) {
    cluster.close();
    throw error;
  }
}

/** @throws {UsageError} there is nobody to be asked */
export async function isWanted(
  { flags, io }: Pick<Call, "flags" | "io">,
  question: string,
): Promise<boolean> {
  if (flags.bool("yes")) return true;
  // What comes by a pipe is meant for the lesson's shell.
  if (!io.isTerminal("input")) {
    throw new UsageError("standard input is no terminal: --yes says that it is wanted");
  }
  return await isConfirmed(io, question);
}

/** The cluster that the flags name, as its user. */
export async function openRealCluster({ flags, io }: Pick<Call, "flags" | "io">): Promise<RealCluster> {
  const patience: Patience = { wait: (ms) => io.wait(ms), signal: io.signal };
  return await RealCluster.open({
    config: await readKubeconfig(flags, io),
    context: flags.string("context"),
    overrides: { ...transportOverrides(flags, io.env), readFile: io.readFile },
    patience,
    now: () => io.now(),
    machine: REAL_TIME,
  });
}

function planText(
  { context, server, user }: RealCluster,
  { title, reads }: Lesson,
  namespace: string,
  left: LessonThere | undefined,
): string {
  const lines = [
    ["context", context],
    ["server", server],
    ["you are", user],
    ["makes", `namespace ${namespace}, and in it an account for the lesson, which may act there alone`],
    ...(reads.length > 0
      ? [["", `a cluster role, by which that account may look at: ${reads.join(", ")}`]]
      : []),
    ["removes", "all of it when you leave the lesson"],
    ...(left ? [["first", `removes that namespace as it was left on ${left.since}`]] : []),
  ];
  const shown = lines.map(([name = "", text = ""]) => `  ${name.padEnd(9)}${sanitize(text)}\n`);
  return `${sanitize(title)}, on a real cluster:\n\n${shown.join("")}\n${TERMS}\n`;
}
