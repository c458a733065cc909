/** The explorer in a real terminal: a pseudo terminal, and behind it an emulator that is looked at as a person would. */
import assert from "node:assert/strict";
import { type IPty, spawn } from "@lydell/node-pty";
import { UnicodeGraphemesAddon } from "@xterm/addon-unicode-graphemes";
import { Terminal } from "@xterm/headless/lib-headless/xterm-headless.mjs";
import { environmentOf, type Home, PATIENCE_MS, PEQUOD } from "./command.ts";

export interface ExplorerOptions {
  columns?: number;
  rows?: number;
  env?: Record<string, string>;
  /** A module that is loaded before the program. */
  preload?: string;
}

/** A running explorer and its screen. End it with `using`. */
export class Explorer implements AsyncDisposable {
  /** Everything that has reached the screen, as it was sent. */
  raw = "";
  /** The exit code of the program, when it has ended. */
  readonly ended: Promise<number>;
  readonly #terminal: Terminal;
  readonly #pty: IPty;
  readonly #waiting = new Set<() => void>();

  /** Starts `pequod` with these arguments. A shell around it tells how the terminal was left. */
  constructor(
    home: Home,
    argv: readonly string[],
    { columns = 100, rows = 24, env, preload }: ExplorerOptions = {},
  ) {
    this.#terminal = new Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 200 });
    this.#terminal.loadAddon(new UnicodeGraphemesAddon());
    const script = `trap : INT; "$@"; code=$?; stty -a; printf 'left with %s.\\n' "$code"; exit "$code"`;
    this.#pty = spawn("/bin/sh", ["-c", script, "sh", ...before(PEQUOD, preload), ...argv], {
      cols: columns,
      rows,
      env: { ...environmentOf(home), TERM: "xterm-256color", ...env },
    });
    this.#pty.onData((data) => {
      this.#terminal.write(data, () => {
        this.raw += data;
        this.#look();
      });
    });
    // What the emulator answers to questions goes back as from a terminal.
    this.#terminal.onData((reply: string) => this.#pty.write(reply));
    this.ended = new Promise((resolve) => this.#pty.onExit(({ exitCode }) => resolve(exitCode)));
    void this.ended.then(() => this.#look());
  }

  /** The screen's lines, without spaces at their ends. */
  get screen(): string {
    const { active } = this.#terminal.buffer;
    const lines = Array.from(
      { length: this.#terminal.rows },
      (_, row) => active.getLine(active.baseY + row)?.translateToString(true) ?? "",
    );
    return lines.join("\n");
  }

  /** What stands in columns `from` to `to` of the first line that holds a text; wide characters fill two. */
  cells(text: string, from: number, to: number): string {
    const { active } = this.#terminal.buffer;
    const row = this.screen.split("\n").findIndex((line) => line.includes(text));
    return active.getLine(active.baseY + row)?.translateToString(false, from, to) ?? "";
  }

  /** Where the cursor is: column and row, from 0. */
  get cursor(): { x: number; y: number } {
    const { cursorX, cursorY } = this.#terminal.buffer.active;
    return { x: cursorX, y: cursorY };
  }

  /** Whether the alternate screen is shown: the explorer's, not the shell's. */
  get isFullScreen(): boolean {
    return this.#terminal.buffer.active.type === "alternate";
  }

  /** Sends keys as a terminal does. */
  send(keys: string): void {
    this.#pty.write(keys);
  }

  /** Sends keys, and waits until the screen holds something. */
  async press(keys: string, wish: string | RegExp): Promise<string> {
    this.send(keys);
    return await this.until(wish);
  }

  resize(columns: number, rows: number): void {
    this.#terminal.resize(columns, rows);
    this.#pty.resize(columns, rows);
  }

  /** The program's process, which is the only child of its shell. */
  async program(): Promise<number> {
    const found = await new Deno.Command("pgrep", { args: ["-P", String(this.#pty.pid)] }).output();
    return Number(new TextDecoder().decode(found.stdout).trim());
  }

  /** Sends a signal to the program. */
  async signal(name: Deno.Signal): Promise<void> {
    Deno.kill(await this.program(), name);
  }

  /** Closes the terminal, as a person closes its window. */
  hangUp(): void {
    this.#pty.kill("SIGHUP");
  }

  /** Fails unless every mode that was turned on is off again, by all that was sent and by what the shell says. */
  assertRestored(shell: string): void {
    assert.ok(!this.isFullScreen, "the ordinary screen is shown");
    const modes = new Map<string, string>();
    for (const part of this.raw.split("\x1b[?").slice(1)) {
      const [, mode, set] = /^(\d+)([hl])/.exec(part) ?? [];
      if (mode !== undefined) modes.set(mode, set!);
    }
    const kept = [...modes].filter(([mode, set]) => (set === "h") !== ["7", "25"].includes(mode));
    assert.deepEqual(kept, [], "only wrapping and the cursor are on");
    const pushed = this.raw.split("\x1b[>1u").length;
    assert.ok(this.raw.split("\x1b[<u").length >= pushed, "keys are reported as before");
    for (const mode of ["icanon", "isig", "echo", "icrnl", "opost"]) {
      assert.match(shell, new RegExp(`(?<![-\\w])${mode}\\b`), `${mode} is on again: ${shell}`);
    }
  }

  /** Waits until the screen holds a text; gives the screen. Rejects with the screen when patience ends. */
  async until(wish: string | RegExp, patienceMs: number = PATIENCE_MS): Promise<string> {
    const isMet = (): boolean =>
      typeof wish === "string" ? this.screen.includes(wish) : wish.test(this.screen);
    await this.#wait(isMet, () => `never seen: ${wish}\n${this.screen}`, patienceMs);
    return this.screen;
  }

  /** Waits until something is so, which is asked whenever the screen may have changed. */
  untilSo(isSo: () => boolean, complaint: () => string, patienceMs: number = PATIENCE_MS): Promise<void> {
    return this.#wait(isSo, () => `${complaint()}\n${this.screen}`, patienceMs);
  }

  /** Waits until the program has ended; gives its exit code and what the shell said of the terminal. */
  async end(): Promise<{ code: number; shell: string }> {
    await this.#wait(
      () => this.raw.includes("left with "),
      () => `did not end:\n${this.screen}`,
      PATIENCE_MS,
    );
    const code = await this.ended;
    const shell = this.raw.slice(this.raw.lastIndexOf("\x1b[?1049l") + 8);
    return { code, shell };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      this.#pty.kill("SIGKILL");
    } catch {
      // it has ended
    }
    await this.ended;
    this.#terminal.dispose();
  }

  #wait(isMet: () => boolean, complaint: () => string, patienceMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const finish = (error?: Error): void => {
        clearTimeout(late);
        this.#waiting.delete(look);
        if (error) reject(error);
        else resolve();
      };
      const look = (): void => {
        if (isMet()) finish();
      };
      const late = setTimeout(() => finish(new Error(complaint())), patienceMs);
      this.#waiting.add(look);
      look();
    });
  }

  #look(): void {
    for (const look of [...this.#waiting]) look();
  }
}

/** The command line with a module before the program, which is its last word. */
function before(command: readonly string[], preload: string | undefined): string[] {
  return preload === undefined
    ? [...command]
    : [...command.slice(0, -1), `--preload=${preload}`, ...command.slice(-1)];
}

/** A test with a terminal: its pseudo terminal is closed later than the test ends. */
export function terminalTest(name: string, fn: () => Promise<void>): void {
  Deno.test({ name, fn, sanitizeOps: false, sanitizeResources: false, ignore: Deno.build.os === "windows" });
}
