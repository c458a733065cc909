/** A lesson in lines, from a terminal or from a pipe. */
import { placeText } from "../../classroom/view/place_in_row.ts";
import process from "node:process";
import { PlainLesson } from "../../classroom/view/plain_lesson.ts";
import { PlainTerminal } from "../../terminal/plain_terminal.ts";
import { harmless } from "../harmless.ts";
import { beginSession, type Taking } from "./begin_session.ts";
import type { LessonEnd } from "./lesson_end.ts";

export interface LessonLinesOptions extends Taking {
  /** One for all lessons that are taken one after another. */
  readonly terminal: PlainTerminal;
  readonly isPiped: boolean;
}

const COLUMNS = 78;
/** So often what is news is told while nobody types. */
const TELL_MS = 500;

/** Until the learner leaves, or the input ends. */
export async function takeLessonInLines(options: LessonLinesOptions): Promise<LessonEnd> {
  const { found: { lesson, place }, real, now, isPiped, terminal } = options;
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => {});
  // Titles, texts and what commands print are others' words.
  const say = (line: string) => terminal.say(harmless(line));
  let code = 0;
  const release = onSignals((number) => {
    code = 128 + number;
    terminal.close();
  });
  const { session, news } = beginSession(options, {
    onChange: () => {},
    onReplaced: () => void plain.attach().catch(failed.reject),
    onFailure: failed.reject,
  });
  const plain = new PlainLesson({
    session,
    columns: COLUMNS,
    say,
    wait: (ms) => new Promise((go) => setTimeout(go, ms)),
    now,
    isPiped,
    isReal: real !== undefined,
    ...(place ? { place } : {}),
  });
  const clock = setInterval(() => !isPiped && session.world && plain.tell(), TELL_MS);
  try {
    const number = place ? `${placeText(place)}: ` : "";
    say(`${number}${lesson.title}`);
    if (news !== undefined) say(news);
    await Promise.race([session.ready, failed.promise]);
    await Promise.race([follow(plain, terminal), failed.promise]);
    if (plain.ended) return { code, how: plain.ended };
    return { code: code || plain.summary(), how: "leave" };
  } finally {
    clearInterval(clock);
    release();
    await session.close();
  }
}

async function follow(plain: PlainLesson, terminal: PlainTerminal): Promise<void> {
  await plain.begin();
  for await (const line of terminal.lines()) {
    await plain.line(line);
    if (plain.ended) return;
  }
}

/** Close it at the end. */
export function lineTerminal(): PlainTerminal {
  return new PlainTerminal({
    stdin: process.stdin,
    write: writeAll,
    size: () => Deno.consoleSize(),
  });
}

/** A write may take only a part. */
function writeAll(bytes: Uint8Array): void {
  let rest = bytes;
  while (rest.length) rest = rest.subarray(Deno.stdout.writeSync(rest));
}

const SIGNALS: Partial<Record<Deno.Signal, number>> = Deno.build.os === "windows"
  ? { SIGINT: 2 }
  : { SIGINT: 2, SIGTERM: 15 };

function onSignals(call: (number: number) => void): () => void {
  const releases = Object.entries(SIGNALS).map(([name, number]) => {
    const signal = name as Deno.Signal;
    const listener = () => call(number);
    Deno.addSignalListener(signal, listener);
    return () => Deno.removeSignalListener(signal, listener);
  });
  return () => releases.forEach((release) => release());
}
