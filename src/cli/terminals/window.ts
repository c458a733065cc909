/**
 * The real terminal as a window onto terminals of a shell. One alone is shown as it is, byte by byte. Of several, one
 * is drawn from an emulator that has followed it, above a bar; keys after the prefix go from one to another.
 */
import type { OpenTerminal } from "../../lab/host_terminals.ts";
import { OutwardStream } from "../../lab/outward_stream.ts";
import type { Io } from "../../programs/io.ts";
import { TextStream } from "../../simulator/host/byte_text.ts";
import type { TerminalSize } from "../../simulator/host/terminal.ts";
import { type BarState, barText } from "./bar.ts";
import { type DrawnScreen, drawScreen, LEAVE, paintCovered, paintScreen } from "./paint.ts";
import { type Keys, PREFIX, PrefixKeys } from "./prefix_keys.ts";
import { TerminalView } from "./terminal_view.ts";

/** Terminals that one window may hold: as many as there are keys to go to them. */
const MAX_TERMINALS = 9;
/** What is drawn waits so long for more. */
const DRAW_DELAY_MS = 8;

export type WindowIo = Pick<Io, "out" | "input" | "signal"> & { terminal: NonNullable<Io["terminal"]> };

export class Window {
  readonly #io: WindowIo;
  readonly #open: OpenTerminal;
  readonly #out: OutwardStream;
  readonly #views: TerminalView[] = [];
  readonly #ended = new AbortController();
  #shown: TerminalView | undefined;
  #mode: BarState["mode"] = "rest";
  #code = 0;
  /** Present while the screen is drawn from emulators. */
  #drawn: DrawnScreen | undefined;
  #drawing: ReturnType<typeof setTimeout> | undefined;
  /** Changes of what is shown, one after another. */
  #work: Promise<void> = Promise.resolve();

  constructor(io: WindowIo, open: OpenTerminal) {
    this.#io = io;
    this.#open = open;
    this.#out = new OutwardStream((text) => io.out(text), "terminal");
  }

  /** Opens the first terminal; resolves with the exit code of the last, when none is left. */
  async run(): Promise<number> {
    const { terminal, signal, input } = this.#io;
    const restore = terminal.raw();
    const endResize = terminal.onResize(() => this.#soon(() => this.#resize()));
    const leave = () => this.#hangUp();
    signal.addEventListener("abort", leave, { once: true });
    try {
      await this.#add();
      const keys = new PrefixKeys();
      const decoder = new TextStream();
      for await (const chunk of input(this.#ended.signal)) {
        for (const key of keys.feed(decoder.feed(chunk))) await this.#soon(() => this.#handle(key));
      }
      this.#hangUp();
      await Promise.all(this.#views.map((view) => view.terminal?.ended));
      await this.#work;
      return this.#code;
    } finally {
      signal.removeEventListener("abort", leave);
      endResize();
      clearTimeout(this.#drawing);
      this.#out.write(LEAVE);
      await this.#out.flush();
      restore();
    }
  }

  #soon(work: () => void | Promise<void>): Promise<void> {
    return this.#work = this.#work.then(work);
  }

  async #handle(keys: Keys): Promise<void> {
    if (keys.kind === "typed") this.#shown?.terminal?.type(keys.text);
    else if (keys.kind === "prefix") await this.#setMode("keys");
    else await this.#command(keys.key);
  }

  async #command(key: string): Promise<void> {
    const at = this.#views.indexOf(this.#shown!);
    const count = this.#views.length;
    const wanted = /^[1-9]$/.test(key) ? Number(key) - 1 : STEPS[key] && (at + STEPS[key] + count) % count;
    if (key === "?") return await this.#setMode("help");
    if (key === "c" && count < MAX_TERMINALS) return await this.#add();
    await this.#setMode("rest");
    if (key === PREFIX) this.#shown?.terminal?.type(PREFIX);
    else if (key === "x") this.#shown?.terminal?.hangUp();
    else if (wanted !== undefined && this.#views[wanted]) await this.#show(this.#views[wanted]);
  }

  /** Opens one more and shows it. */
  async #add(): Promise<void> {
    const hasBar = this.#views.length > 0;
    this.#mode = "rest";
    const size = hasBar ? above(this.#io.terminal.size) : this.#io.terminal.size;
    const view: TerminalView = new TerminalView(size, (text) => this.#onShown(view, text));
    if (hasBar) await this.#share();
    this.#views.push(view);
    this.#shown = view;
    if (hasBar) await this.#follow();
    view.terminal = await this.#open(size, (text) => view.take(text));
    void view.terminal.ended.then((code) => this.#soon(() => this.#remove(view, code)));
    this.#drawSoon();
  }

  async #remove(view: TerminalView, code: number): Promise<void> {
    const at = this.#views.indexOf(view);
    this.#views.splice(at, 1);
    this.#code = code;
    const next = view === this.#shown ? this.#views[Math.max(0, at - 1)] : this.#shown;
    if (!next) {
      // What waited below a bar is shown before it ends, and the ordinary screen comes back.
      this.#uncover(view);
      await view.settled();
      if (view.emulator?.isAlternate) this.#out.write("\x1b[?1049l");
      this.#ended.abort();
    } else if (this.#views.length === 1) await this.#showAlone(next);
    else await this.#show(next);
    view.close();
  }

  #show(view: TerminalView): void {
    this.#shown = view;
    view.isNews = false;
    this.#drawSoon();
  }

  /** A terminal has something to show. */
  #onShown(view: TerminalView, text: string): void {
    if (view !== this.#shown) view.isNews = true;
    if (this.#drawn) return this.#drawSoon();
    this.#out.write(text);
    if (this.#out.isFull) {
      view.isClientFull = true;
      this.#out.onChange(() => view.isClientFull = false);
    }
    if (view.isLong) void this.#soon(() => this.#follow());
  }

  /** From now on there is a bar. */
  async #share(): Promise<void> {
    const [only] = this.#views;
    if (this.#views.length !== 1 || !only) return;
    await this.#cover();
    only.resize(above(this.#io.terminal.size));
    only.goOn();
  }

  /** The last one has the window for itself again. */
  async #showAlone(view: TerminalView): Promise<void> {
    this.#shown = view;
    view.isNews = false;
    view.resize(this.#io.terminal.size);
    view.pause();
    await view.settled();
    clearTimeout(this.#drawing);
    this.#drawing = undefined;
    this.#drawn = undefined;
    this.#out.write("\x1b[?1049l" + paintScreen(view.emulator!));
    view.goOn();
  }

  /** Every terminal has an emulator from now on. */
  async #follow(): Promise<void> {
    const { Emulator } = await import("../../terminal/emulator.ts");
    for (const view of this.#views) {
      view.follow((size) => {
        const emulator = new Emulator(size);
        // While it is shown as it is, the real terminal answers.
        emulator.onReply = (text) => void (this.#drawn && view.terminal?.type(text));
        return emulator;
      });
    }
  }

  /** With one terminal there is a bar only as long as it is needed, and what the terminal shows waits meanwhile. */
  async #setMode(mode: BarState["mode"]): Promise<void> {
    this.#mode = mode;
    if (this.#views.length === 1 && mode === "rest") return this.#uncover(this.#shown);
    await this.#cover();
    await this.#draw();
  }

  async #cover(): Promise<void> {
    const view = this.#shown;
    if (this.#drawn || !view) return;
    await this.#follow();
    view.pause();
    await view.settled();
    if (!view.emulator!.isAlternate) this.#out.write("\x1b[?1049h");
    this.#drawn = { rows: [], modes: "" };
  }

  /** The ordinary screen comes back by itself, a full-screen program's is painted. */
  #uncover(view: TerminalView | undefined): void {
    if (!this.#drawn || !view?.emulator) return;
    this.#drawn = undefined;
    this.#out.write(paintCovered(view.emulator));
    view.goOn();
  }

  #bar(): string {
    return barText({
      terminals: this.#views.map(({ terminal, isNews }) => ({ name: terminal?.name ?? "…", isNews })),
      shown: this.#views.indexOf(this.#shown!),
      mode: this.#mode,
      columns: this.#io.terminal.size.columns,
    });
  }

  #drawSoon(): void {
    if (!this.#drawn) return;
    this.#drawing ??= setTimeout(() => void this.#soon(() => this.#draw()), DRAW_DELAY_MS);
  }

  async #draw(): Promise<void> {
    this.#drawing = undefined;
    const view = this.#shown;
    await view?.settled();
    if (!this.#drawn || !view?.emulator) return;
    if (this.#out.isFull) return void this.#out.onChange(() => this.#drawSoon());
    this.#out.write(drawScreen(this.#drawn, view.emulator, this.#bar(), above(this.#io.terminal.size).rows));
  }

  #resize(): void {
    const { size } = this.#io.terminal;
    for (const view of this.#views) view.resize(this.#drawn ? above(size) : size);
    if (!this.#drawn) return;
    this.#drawn = { rows: [], modes: "" };
    this.#drawSoon();
  }

  #hangUp(): void {
    for (const { terminal } of this.#views) terminal?.hangUp();
  }
}

const STEPS: Readonly<Record<string, number>> = { n: 1, p: -1 };

/** Without the line of the bar. */
function above({ columns, rows }: TerminalSize): TerminalSize {
  return { columns, rows: Math.max(1, rows - 1) };
}
