/** A lesson that somebody takes is killed again and again, and goes on each time. */
import assert from "node:assert/strict";
import type { ProgressEvent } from "../../src/lessons/progress/progress.ts";
import { lessonKey } from "../../src/cli/lesson/lesson_key.ts";
import { readKept } from "../../src/classroom/session/kept_lesson.ts";
import { Random } from "../../src/simulator/clock/random.ts";
import { SmallSession } from "../classroom/session/small_session.ts";
import { LESSON_TEXT } from "../classroom/view/small_lesson.ts";
import { Home } from "./command.ts";
import { ACTS, type Expected, expectedAfter } from "./killed_lesson_acts.ts";
import type { Said, World } from "./killed_lesson_child.ts";

/** Another one leads to other moments. */
const SEED = Number(Deno.env.get("PEQUOD_SEED") ?? 6);
const KILLS = Number(Deno.env.get("PEQUOD_FUZZ_RUNS") ?? 5);

const root = new URL("../../", import.meta.url).pathname;

Deno.test(`killed by SIGKILL ${KILLS} times at any point, it goes on with all that was done (seed ${SEED})`, async () => {
  using home = new Home();
  const random = new Random(SEED);
  home.file("small/lesson.md", LESSON_TEXT);
  const file = await keptFile(home.path);
  let done = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const left = ACTS.length - done;
    // Now and then before its world is there.
    const after = Math.floor(random.next() * Math.min(left - 1, Math.ceil((2 * ACTS.length) / KILLS))) - 1;
    const where = `seed ${SEED}, kill ${kill}: act ${done + after} of ${ACTS.length}`;
    using taken = new TakenLesson(home.path, file, { done, end: done + after + 1 });
    await taken.until("begin");
    if (after >= 0) {
      const back = await taken.until("come back");
      await sameAsReplay(back as World, taken.found, done, where);
    }
    for (let act = 0; act < after; act++) await taken.until("act");
    await taken.kill();
    done = nextAct(done + Math.max(0, after), Deno.readTextFileSync(file), where);
  }
  using last = new TakenLesson(home.path, file, { done, end: ACTS.length });
  await last.until("begin");
  const end = await last.until("end");
  assert.deepEqual("outcomes" in end && [end.outcomes, end.volumes], [["read", "hinted"], ["given", "mine"]]);
  assert.deepEqual(progressOf(home.path), ["look read", "make hinted", "finish"]);
});

async function keptFile(home: string): Promise<string> {
  const key = await lessonKey("small", await Deno.realPath(`${home}/small`));
  return `${home}/state/lessons/${key}.jsonl`;
}

/** Which act comes next: what was said to be done has been kept, and of the one under way all or nothing. */
function nextAct(said: number, text: string, where: string): number {
  const kept = readKept(text);
  assert(kept, where);
  assert(text.endsWith("\n"), `${where}: the file ends within a line`);
  const found: Expected = {
    typed: kept.entries.flatMap((entry) => entry.do === "type" && entry.terminal === 1 ? [entry.text] : [])
      .join(""),
    step: kept.laid.at(-1)?.step ?? 0,
    hints: kept.events.filter((line) => line.kept === "event" && line.event.type === "hint").length,
    answers: kept.events.filter((line) => line.kept === "event" && line.event.type === "answered").length,
  };
  for (const count of [said, said + 1]) {
    if (JSON.stringify(found) === JSON.stringify(expectedAfter(count))) return count;
  }
  assert.deepEqual(found, expectedAfter(said), where);
  return said;
}

/** The world that the program came back to is the one that the file leads to here. */
async function sameAsReplay(back: World, text: string, done: number, where: string): Promise<void> {
  const small = await SmallSession.open(LESSON_TEXT, text);
  try {
    const next = ACTS[done];
    const terminal = small.session.world!.classroom.terminals.get(1)!;
    if (!(next?.do === "key" && !next.isFirst)) await small.until(() => terminal.isFresh);
    assert.equal(back.shown, small.shown(), where);
    const volumes = await small.session.world!.classroom.view.engine!.volumes();
    assert.deepEqual(back.volumes, volumes.map(({ Name }) => Name), where);
    assert.deepEqual(back.outcomes, small.session.state.runs.map(({ outcome }) => outcome), where);
  } finally {
    await small.session.close();
  }
}

function progressOf(home: string): string[] {
  const text = Deno.readTextFileSync(`${home}/state/progress.jsonl`);
  const events = text.split("\n").slice(0, -1).map((line): ProgressEvent => JSON.parse(line));
  const told = events.flatMap((event) =>
    event.did === "step" ? [`${event.step} ${event.outcome}`] : event.did === "finish" ? ["finish"] : []
  );
  // What was told and not yet kept is told once more.
  return [...new Set(told)];
}

/** The process, which says in lines what it has done. */
class TakenLesson implements Disposable {
  /** What was kept when it began. */
  readonly found: string;
  readonly #process: Deno.ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(home: string, file: string, { done, end }: { done: number; end: number }) {
    this.found = readIfThere(file);
    this.#process = new Deno.Command(Deno.execPath(), {
      args: [
        "run",
        "--quiet",
        "--no-prompt",
        "--no-check",
        "--allow-all",
        `--config=${root}deno.json`,
        `${root}tests/e2e/killed_lesson_child.ts`,
        `${home}/small`,
        `${home}/state`,
        String(done),
        String(end),
      ],
      stdin: "null",
      stdout: "piped",
      stderr: "inherit",
    }).spawn();
    this.#lines = linesOf(this.#process.stdout)[Symbol.asyncIterator]();
  }

  /** The next line of that kind; those before it are passed over. @throws {Error} it has ended */
  async until(did: Said["did"]): Promise<Said> {
    for (;;) {
      const { done, value } = await this.#lines.next();
      if (done) throw new Error(`it has ended before ${JSON.stringify(did)}`);
      const said: Said = JSON.parse(value);
      if (said.did === did) return said;
    }
  }

  async kill(): Promise<void> {
    this.#process.kill("SIGKILL");
    await this.#process.status;
  }

  [Symbol.dispose](): void {
    try {
      this.#process.kill("SIGKILL");
    } catch (error) {
      // It has ended by itself.
      if (!(error instanceof TypeError)) throw error;
    }
  }
}

async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = "";
  for await (
    const text of stream.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>)
  ) {
    const lines = (rest + text).split("\n");
    rest = lines.pop()!;
    yield* lines;
  }
}

function readIfThere(path: string): string {
  try {
    return Deno.readTextFileSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "";
    throw error;
  }
}
