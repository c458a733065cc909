/**
 * A process that takes a lesson, for `killed_lesson_test.ts`: arguments are the lesson's folder, the folder of what is
 * kept, which act is the next, and before which one it stops. It says a line when the lesson is there again, and one
 * after every act that is done.
 */
import { beginSession } from "../../src/cli/lesson/begin_session.ts";
import { findLesson } from "../../src/cli/lesson/found_lesson.ts";
import { keptFileOf, progressFile } from "../../src/cli/lesson/state_files.ts";
import type { LessonSession } from "../../src/classroom/session/lesson_session.ts";
import { realMachine } from "../../src/cli/real_machine.ts";
import { type Act, ACTS } from "./killed_lesson_acts.ts";

export type Said = { readonly did: "begin" | "act" } | ({ readonly did: "come back" | "end" } & World);

export interface World {
  readonly shown: string;
  readonly volumes: readonly string[];
  readonly outcomes: readonly string[];
}

const SIZE = { columns: 80, rows: 24 };

const [folder, state, from, end] = Deno.args as [string, string, string, string];
const found = await findLesson(folder, realMachine);
const { session } = beginSession({
  found,
  file: keptFileOf(state, found.key),
  tell: progressFile(state, found.key).tell,
  isAgain: false,
  speed: 10,
  now: Date.now,
}, {
  onChange: () => {},
  onReplaced: () => {},
  onFailure(error) {
    throw error;
  },
});
say({ did: "begin" });
await session.ready;
await session.openTerminal(1, SIZE);
if (!isWithinLine(ACTS[Number(from)])) await prompt();
say({ did: "come back", ...await world() });
for (const act of ACTS.slice(Number(from), Number(end))) {
  await perform(session, act);
  say({ did: "act" });
}
// It is there until it is killed.
if (Number(end) < ACTS.length) await until(() => false);
say({ did: "end", ...await world() });
await session.close();
Deno.exit(0);

async function perform(session: LessonSession, act: Act): Promise<void> {
  if (act.do === "key") {
    if (act.isFirst) await prompt();
    await session.key(act.key, 1);
    if (act.key === "\r") await prompt();
  } else if (act.do === "line") {
    await session.typeLine(1);
    await until(() => session.state.runs[0]!.ran.includes(1));
    await prompt();
  } else if (act.do === "next") {
    await until(() => session.state.at === 0 || session.state.runs[1]!.outcome !== "open");
    await session.next();
  } else if (act.do === "undo") await session.undo();
  else if (act.do === "hint") await session.hint();
  else await session.answer(4, 0, { given: "a", isRight: true });
}

async function world(): Promise<World> {
  const { classroom } = session.world!;
  const volumes = await classroom.view.engine!.volumes();
  return {
    shown: classroom.terminals.get(1)!.shown,
    volumes: volumes.map(({ Name }) => String(Name)),
    outcomes: session.state.runs.map(({ outcome }) => outcome),
  };
}

function isWithinLine(act: Act | undefined): boolean {
  return act?.do === "key" && !act.isFirst;
}

/** The shell waits for a line. */
function prompt(): Promise<void> {
  return until(() => session.world!.classroom.terminals.get(1)?.isFresh === true);
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise<void>((go) => setTimeout(go, 1));
}

/** A line is out when this returns. */
function say(said: Said): void {
  const bytes = new TextEncoder().encode(`${JSON.stringify(said)}\n`);
  for (let sent = 0; sent < bytes.length;) sent += Deno.stdout.writeSync(bytes.subarray(sent));
}
