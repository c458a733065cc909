/** The streams of exec, attach, run and debug: what comes in goes to the container, what it prints comes out here. */
import type { RemoteOutput, RemoteSession } from "../../cluster/remote_session.ts";
import type { Call } from "../program.ts";

export interface RemoteWish {
  /** Passes input on. */
  stdin: boolean;
  /** Wants a terminal; without one here there is none there. */
  tty: boolean;
  quiet: boolean;
  /** Keys that leave the container alone: bytes, one after another. */
  detachKeys?: readonly number[];
  /** Told on standard error when the terminal is passed on. */
  greeting?: string;
  open(streams: { stdin: boolean; tty: boolean; output: RemoteOutput }): Promise<RemoteSession>;
}

/** Runs the session to its end. Answers the exit code, as kubectl does: that of the command. */
export async function runRemote({ io }: Pick<Call, "io">, wish: RemoteWish): Promise<number> {
  const { stdin, quiet } = wish;
  let tty = stdin && wish.tty;
  if (tty && !io.terminal) {
    tty = false;
    if (!quiet) await io.err("Unable to use a TTY - input is not a terminal or the right kind of file\n");
  }
  const output = {
    stdout: (chunk: Uint8Array) => io.write(chunk),
    stderr: (chunk: Uint8Array) => io.writeError(chunk),
  };
  const session = await wish.open({ stdin, tty, output });
  if (tty && !quiet && wish.greeting !== undefined) await io.err(wish.greeting);
  const ended = new AbortController();
  const restore = tty ? passTerminal(io.terminal!, session) : () => {};
  // Ctrl-C is for the container where it has the terminal; else it ends the session.
  const stop = (): void => session.close();
  io.signal.addEventListener("abort", stop, { once: true });
  let isDetached = false;
  if (stdin) {
    passInput(io.input(ended.signal), session, wish.detachKeys).then((detached) => {
      isDetached = detached;
      if (detached) session.close();
    }, stop);
  }
  try {
    const end = await session.finished;
    if (isDetached) return 0;
    if (end.kind === "failed") throw end.error ?? new Error(end.message);
    if (end.code !== 0) await io.err(`command terminated with exit code ${end.code}\n`);
    return end.code;
  } finally {
    ended.abort();
    restore();
    io.signal.removeEventListener("abort", stop);
  }
}

function passTerminal(terminal: NonNullable<Call["io"]["terminal"]>, session: RemoteSession): () => void {
  const release = terminal.raw();
  const resize = (): void => void session.resize(terminal.size).catch(() => {});
  resize();
  const unlisten = terminal.onResize(resize);
  return () => {
    unlisten();
    release();
  };
}

/** True: the keys that leave the container were pressed. */
async function passInput(
  input: AsyncIterable<Uint8Array>,
  session: RemoteSession,
  detachKeys: readonly number[] = [],
): Promise<boolean> {
  let matched = 0;
  for await (const chunk of input) {
    for (const byte of detachKeys.length ? chunk : []) {
      matched = byte === detachKeys[matched] ? matched + 1 : byte === detachKeys[0] ? 1 : 0;
      if (matched === detachKeys.length) return true;
    }
    await session.write(chunk);
  }
  await session.endInput();
  return false;
}
