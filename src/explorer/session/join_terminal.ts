/** A remote program and the terminal, joined: bytes both ways, sizes, and the terminal as it was in the end. */
import type { ExitStatus, RemoteOutput, RemoteSession } from "../../cluster/remote_session.ts";
import type { HandedTerminal } from "../../terminal/handed_terminal.ts";

export interface JoinOptions {
  readonly terminal: HandedTerminal;
  /** The program has a terminal of its own; otherwise lines end as they do in files. */
  readonly tty: boolean;
  /** What is typed is the program's. */
  readonly stdin: boolean;
  /** The byte that leaves without ending the program; without `stdin`, Ctrl-C does the same. */
  readonly detachKey?: number;
  readonly open: (output: RemoteOutput, signal: AbortSignal) => Promise<RemoteSession>;
}

export type SessionEnd = ExitStatus | { kind: "detached" };

/** Ctrl-], the escape of telnet: no program of today wants it. */
export const detachKey = 0x1d;

/** Joins both until the program or the connection ends. Ctrl-C ends the waiting for a connection. */
export async function joinTerminal(options: JoinOptions): Promise<SessionEnd> {
  const { terminal, tty, open } = options;
  const left = new AbortController();
  const signal = AbortSignal.any([left.signal, terminal.ended]);
  const restore = (): void => terminal.write(new TextEncoder().encode(resetSequence));
  terminal.ended.addEventListener("abort", restore, { once: true });
  const write = (chunk: Uint8Array): void => terminal.write(tty ? chunk : withReturns(chunk));
  const connection: Connection = { session: undefined, early: [], isDetached: false };
  const typing = passInput(options, connection, left, signal);
  const resize = (): void => void connection.session?.resize(terminal.size).catch(() => {});
  const forget = terminal.onResize(resize);
  try {
    const session = await open({ stdout: write, stderr: write }, signal);
    connection.session = session;
    if (tty) resize();
    for (const chunk of connection.early) await session.write(chunk);
    const end = await session.finished;
    return connection.isDetached ? { kind: "detached" } : end;
  } catch (error) {
    if (connection.isDetached) return { kind: "detached" };
    throw error;
  } finally {
    left.abort();
    forget();
    await typing;
    terminal.ended.removeEventListener("abort", restore);
    restore();
  }
}

interface Connection {
  session: RemoteSession | undefined;
  /** Typed before the connection was there. */
  early: Uint8Array[];
  isDetached: boolean;
}

const interrupt = 0x03;

async function passInput(
  { terminal, tty, stdin, detachKey }: JoinOptions,
  connection: Connection,
  left: AbortController,
  signal: AbortSignal,
): Promise<void> {
  for await (const chunk of terminal.input(signal)) {
    const leaves = (stdin && connection.session ? [] : [interrupt]).concat(detachKey ?? []);
    if (leaves.some((key) => chunk.includes(key))) {
      connection.isDetached = true;
      return left.abort();
    }
    if (!stdin) continue;
    const sent = tty ? chunk : asLines(chunk);
    if (!tty) terminal.write(withReturns(sent));
    if (!connection.session) connection.early.push(sent);
    // A connection that breaks is told by its end.
    else await connection.session.write(sent).catch(() => {});
  }
}

/** Without a terminal on the other side nobody makes line ends of returns. */
function asLines(chunk: Uint8Array): Uint8Array {
  return chunk.map((byte) => byte === 0x0d ? 0x0a : byte);
}

/** Raw mode does not bring the cursor back to the first column. */
function withReturns(chunk: Uint8Array): Uint8Array {
  const bytes: number[] = [];
  for (const byte of chunk) {
    if (byte === 0x0a) bytes.push(0x0d);
    bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

// What a program may have left on: mouse reports, bracketed paste, application keys, colours, a hidden cursor,
// margins, the other character set, the alternate screen.
const resetSequence = "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1004l\x1b[?2004l\x1b[?1l\x1b>" +
  "\x1b[?47l\x1b[0m\x1b[?25h\x1b(B\x0f\r";
