/** The explorer in a real terminal: a pseudo terminal, and behind it an emulator that is looked at as a person would. */
import { type IPty, spawn } from "@lydell/node-pty";
import { UnicodeGraphemesAddon } from "@xterm/addon-unicode-graphemes";
import { Terminal } from "@xterm/headless/lib-headless/xterm-headless.mjs";
import { environmentOf, type Home, PATIENCE_MS, PEQUOD } from "./command.ts";

export interface ExplorerOptions {
  columns?: number;
  rows?: number;
  env?: Record<string, string>;
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
  constructor(home: Home, argv: readonly string[], { columns = 100, rows = 24, env }: ExplorerOptions = {}) {
    this.#terminal = new Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 200 });
    this.#terminal.loadAddon(new UnicodeGraphemesAddon());
    const script = `"$@"; code=$?; stty -a; printf 'left with %s.\\n' "$code"; exit "$code"`;
    this.#pty = spawn("/bin/sh", ["-c", script, "sh", ...PEQUOD, ...argv], {
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

  /** Sends a signal to the program, which is the only child of its shell. */
  async signal(name: "SIGTERM" | "SIGHUP" | "SIGINT"): Promise<void> {
    const found = await new Deno.Command("pgrep", { args: ["-P", String(this.#pty.pid)] }).output();
    Deno.kill(Number(new TextDecoder().decode(found.stdout).trim()), name);
  }

  /** Waits until the screen holds a text; gives the screen. Rejects with the screen when patience ends. */
  async until(wish: string | RegExp, patienceMs: number = PATIENCE_MS): Promise<string> {
    const isMet = (): boolean =>
      typeof wish === "string" ? this.screen.includes(wish) : wish.test(this.screen);
    await this.#wait(isMet, () => `never seen: ${wish}\n${this.screen}`, patienceMs);
    return this.screen;
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

/** A test with a terminal: its pseudo terminal is closed later than the test ends. */
export function terminalTest(name: string, fn: () => Promise<void>): void {
  Deno.test({ name, fn, sanitizeOps: false, sanitizeResources: false, ignore: Deno.build.os === "windows" });
}
