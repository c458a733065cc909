/** A lesson on a screen: the step, the lab's shell and the world beside it; keys in, frames out. */
import { Grid } from "../../terminal/grid.ts";
import type { TerminalInput } from "../../terminal/keys.ts";
import { drawLines, type Line, type Rectangle } from "../../terminal/line.ts";
import type { Theme } from "../../terminal/theme.ts";
import { usesCluster } from "../../lessons/teacher/uses_cluster.ts";
import type { LessonSession } from "../session/lesson_session.ts";
import { finishedLines } from "./finished_lines.ts";
import { helpLines } from "./help_lines.ts";
import { layoutOf, LEAVE_SHELL, type Pane, paneAfter, WIDE_COLUMNS } from "./layout.ts";
import { LearnerActs } from "./learner_acts.ts";
import { footerLine, type HeaderFacts, headerLine, SIMULATOR } from "./lesson_header.ts";
import { lessonKeys, OTHER_TERMINAL } from "./lesson_keys.ts";
import { drawRule } from "./rule.ts";
import { ShellSide } from "./shell_side.ts";
import { TextPane } from "./text_pane.ts";
import { writeLines } from "./write_lines.ts";

/** Something that shows the world: the explorer. */
export interface WorldPane {
  resize(size: ScreenSize): void;
  /** A frame of that size. */
  draw(): Grid;
  input(input: TerminalInput): void;
  /** Another world is there. */
  renew(): void;
  close(): void;
}

export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

export interface LessonAppOptions extends Pick<HeaderFacts, "place" | "where" | "namespace"> {
  readonly session: LessonSession;
  readonly size: ScreenSize;
  /** What is said until a key is pressed. */
  readonly news?: string;
  readonly theme: () => Theme;
  /** Called when it is first seen, until it answers; `quit`: the learner has left it. */
  readonly openWorld?: (size: ScreenSize, quit: () => void) => WorldPane | undefined;
  /** The learner's clock: milliseconds since 1970. */
  readonly now: () => number;
  /** Something looks different. */
  readonly onChange: () => void;
  /** The learner leaves, or goes on to the next lesson. */
  readonly leave: (how: "leave" | "next") => void;
}

/** What there is to see of a world that is still being made. */
const NO_WORLD = { writes: { writes: [], replicas: [] }, beganMs: 0 };

export class LessonApp {
  readonly #options: LessonAppOptions;
  readonly #shells: ShellSide;
  readonly #text = new TextPane();
  readonly #acts: LearnerActs;
  readonly #hasCluster: boolean;
  #world: WorldPane | undefined;
  #size: ScreenSize;
  #pane: Pane = "lesson";
  /** On a narrow screen the shell is looked at while a command of the text runs: Enter goes back. */
  #isPeeking = false;
  /** A command of the text is on its way to the shell. */
  #isTyping = false;
  #showsWrites = false;
  #showsHelp = false;
  /** One pane has the whole screen, as on a narrow one. */
  #isZoomed = false;
  #said: string | undefined;
  /** A key that does something only when it is pressed twice, and has been once. */
  #asked: string | undefined;

  constructor(options: LessonAppOptions) {
    const { session, size, news, onChange } = options;
    this.#options = options;
    this.#size = size;
    this.#said = news;
    this.#acts = new LearnerActs(session);
    this.#hasCluster = usesCluster(session.state.lesson);
    this.#shells = new ShellSide({
      size: this.#shellSize,
      open: (number, size) => session.openTerminal(number, size),
      type: (text, number) => this.#do(() => session.key(text, number)),
      onChange,
    });
  }

  /** Opens the terminals; called again when the world was replaced. */
  async attach(): Promise<void> {
    this.#world?.renew();
    await this.#shells.attach();
  }

  resize(size: ScreenSize): void {
    this.#size = size;
    this.#fit();
    this.#options.onChange();
  }

  input(input: TerminalInput): void {
    this.#said = undefined;
    const key = input.type === "key" ? input.key : "";
    if (key !== this.#asked) this.#asked = undefined;
    if (this.#showsHelp) this.#showsHelp = key === "";
    else if (key === LEAVE_SHELL || (key === "Tab" && this.#hasKeys)) {
      this.#look(paneAfter(this.#pane, key, this.#hasWorld));
    } else if (key === OTHER_TERMINAL) this.#otherTerminal();
    else if (this.#pane === "shell") this.#shellInput(input, key);
    else if (this.#pane === "world" && !this.#hasKeys) this.#world?.input(input);
    else if (input.type === "key") this.#lessonKey(key);
    this.#options.onChange();
  }

  draw(): Grid {
    const { columns, rows } = this.#size;
    const grid = new Grid(Math.max(1, columns), Math.max(1, rows));
    const theme = this.#options.theme();
    const { panes, rules } = this.#layout(this.#pane);
    const row = (y: number, line: Line) =>
      drawLines(grid, { x: 0, y, width: columns, height: 1 }, [line], theme);
    row(0, headerLine(this.#header(), columns));
    if (panes.lesson) drawLines(grid, panes.lesson, this.#textLines(panes.lesson), theme);
    if (panes.shell) this.#shells.draw(grid, panes.shell, this.#pane === "shell");
    if (panes.world) this.#drawWorld(grid, panes.world, theme);
    for (const rule of rules) drawRule(grid, rule, theme);
    const { session, now } = this.#options;
    const keys = lessonKeys(session.state, {
      pane: this.#pane,
      hasWorld: this.#hasWorld,
      isPeeking: this.#isPeeking,
      isShellWaiting: this.#isShellWaiting,
      isAlone: this.#isNarrow,
      isMoreBelow: this.#text.hasMore,
      hasMistake: this.#acts.look !== undefined,
      terminals: this.#shells.numbers.length,
      isPaused: session.world?.pace.isPaused ?? false,
      isReal: this.#isReal,
      nowMs: now(),
    });
    row(rows - 1, footerLine(keys, session.state.working ?? this.#said ?? this.#drafted, columns));
    return grid;
  }

  close(): void {
    this.#shells.close();
    this.#world?.close();
  }

  get #isReal(): boolean {
    return this.#options.where !== SIMULATOR;
  }

  get #isNarrow(): boolean {
    return this.#isZoomed || this.#size.columns < WIDE_COLUMNS;
  }

  /** Keys are the lesson's: nothing else has them. */
  get #hasKeys(): boolean {
    return this.#pane === "lesson" || (this.#pane === "world" && (this.#showsWrites || !this.#world));
  }

  #layout(pane: Pane) {
    const { columns, rows } = this.#size;
    return layoutOf({ columns, rows, isAlone: this.#isNarrow }, pane, this.#hasWorld);
  }

  get #hasWorld(): boolean {
    return this.#hasCluster || this.#showsWrites;
  }

  get #shellSize(): ScreenSize {
    const { width, height } = this.#layout("shell").panes.shell!;
    return { columns: width, rows: height };
  }

  #look(pane: Pane): void {
    this.#isPeeking = false;
    this.#pane = pane;
    this.#fitWorld();
  }

  #fitWorld(): void {
    const area = this.#layout(this.#pane).panes.world;
    if (area) this.#world?.resize({ columns: area.width, rows: area.height });
  }

  #drawWorld(grid: Grid, area: Rectangle, theme: Theme): void {
    const { openWorld, session } = this.#options;
    const size = { columns: area.width, rows: area.height };
    if (session.world && !this.#showsWrites) this.#world ??= openWorld?.(size, () => this.#look("lesson"));
    if (this.#world && !this.#showsWrites) {
      return grid.paste(this.#world.draw(), area, this.#pane === "world");
    }
    const { writes: { writes, replicas }, beganMs } = session.world?.classroom ?? NO_WORLD;
    drawLines(grid, area, writeLines({ writes, replicas, ...size, beganMs }), theme);
  }

  #header(): HeaderFacts {
    const { session, place, where, namespace } = this.#options;
    const { pace, classroom } = session.world ?? {};
    return {
      state: session.state,
      ...(place ? { place } : {}),
      where,
      namespace,
      speed: pace?.speed ?? 1,
      isPaused: pace?.isPaused ?? false,
      passedMs: classroom ? classroom.paced.now() - classroom.beganMs : 0,
      ...(this.#shells.numbers.length > 1 ? { terminal: this.#shells.shown } : {}),
    };
  }

  #textLines(area: Rectangle): Line[] {
    const { session: { state }, now } = this.#options;
    if (this.#showsHelp) return helpLines(this.#isReal);
    if (state.isFinished) return finishedLines(state, area.width);
    return this.#text.lines({ state, isBusy: this.#isBusy, isAlone: this.#isNarrow, nowMs: now() }, area);
  }

  get #drafted(): string | undefined {
    const { drafted } = this.#acts;
    return drafted === "" ? undefined : `your answer: ${drafted} …`;
  }

  #shellInput(input: TerminalInput, key: string): void {
    if (this.#isPeeking && (key === "Enter" || key === "Space")) {
      if (this.#isShellWaiting) this.#look("lesson");
      else this.#said = "it still runs";
      return;
    }
    this.#isPeeking = false;
    this.#shells.input(input);
  }

  get #isBusy(): boolean {
    return this.#isTyping || this.#acts.isBusy;
  }

  get #isShellWaiting(): boolean {
    const { world } = this.#options.session;
    if (this.#isTyping) return false;
    return world?.classroom.terminals.get(this.#shells.shown)?.isWaiting ?? true;
  }

  #lessonKey(key: string): void {
    const { session, leave } = this.#options;
    if (session.state.isFinished && (key === "Enter" || key === "n")) return leave("next");
    const answer = this.#acts.answer(key) ?? (/^[1-9]$/.test(key) ? this.#acts.answerNumber(key) : undefined);
    if (answer) return this.#do(() => answer);
    const act = this.#actOf(key);
    if (act) act();
    else this.#move(key);
  }

  #actOf(key: string): (() => void) | undefined {
    const { session, leave } = this.#options;
    const acts = this.#acts;
    const all: Readonly<Record<string, () => void>> = {
      Enter: () => this.#enter(),
      n: () => this.#next(),
      Right: () => this.#next(),
      b: () => session.back(),
      Left: () => session.back(),
      c: () => this.#do(() => session.check()),
      h: () =>
        this.#do(async () => {
          this.#said = await acts.help();
        }),
      l: () => this.#runLook(),
      "?": () => void (this.#showsHelp = true),
      S: () => this.#do(() => session.skip()),
      "Shift-S": () => this.#do(() => session.skip()),
      u: () => this.#undo(),
      r: () => this.#twice("r", "begins the step anew", async () => void await session.reset()),
      f: () => this.#do(() => session.state.isFreePlay ? session.endFreePlay() : session.beginFreePlay()),
      p: () => this.#pace(({ pace }) => pace.pause(!pace.isPaused)),
      ".": () => this.#do(async () => void await session.stepOn()),
      "+": () => this.#pace(({ pace }) => pace.change(1)),
      "-": () => this.#pace(({ pace }) => pace.change(-1)),
      w: () => this.#toggleWrites(),
      t: () => this.#otherTerminal(),
      z: () => this.#zoom(),
      q: () => leave("leave"),
      "Ctrl-C": () => void (this.#said = "q leaves; nothing is lost"),
      Backspace: () => acts.shortenDraft(),
      Esc: () => acts.clearDraft(),
    };
    return Object.hasOwn(all, key) ? all[key] : undefined;
  }

  #move(key: string): void {
    const { page } = this.#text;
    const rows: Readonly<Record<string, number>> = {
      Down: 1,
      Up: -1,
      PageDown: page,
      Space: page,
      PageUp: -page,
      Home: -Infinity,
      End: Infinity,
    };
    if (Object.hasOwn(rows, key)) this.#text.move(rows[key]!);
  }

  /** Runs what is to be run next, if it is seen; goes on where there is nothing left to do or to read. */
  #enter(): void {
    const command = this.#acts.commandBlock;
    if (this.#acts.item && this.#text.isCurrentHidden) return this.#text.showCurrent();
    if (!this.#acts.item && this.#text.hasMore) return this.#text.move(this.#text.page);
    if (!command) return this.#acts.item ? undefined : this.#next();
    if (this.#isBusy) {
      this.#said = "the shell is in use: look there first";
      return;
    }
    this.#peek();
    this.#isTyping = true;
    this.#do(async () => {
      await this.#shells.show(command.terminal);
      await this.#options.session.typeLine(command.index);
    }, () => void (this.#isTyping = false));
  }

  #runLook(): void {
    if (this.#acts.look === undefined) return;
    this.#peek();
    this.#do(async () => {
      await this.#shells.show(1);
      await this.#acts.runLook();
    });
  }

  /** What is run is to be seen. */
  #peek(): void {
    if (!this.#isNarrow) return;
    this.#look("shell");
    this.#isPeeking = true;
  }

  #next(): void {
    this.#do(async () => {
      this.#said = await this.#acts.next();
    });
  }

  /** Who types a command where only single keys count, as "curl" or "docker run", loses nothing by it. */
  #twice(key: string, does: string, work: () => Promise<void>): void {
    if (this.#asked === key) return this.#do(work);
    this.#asked = key;
    this.#said = `${key} once more ${does}; commands are typed in the shell (Tab)`;
  }

  #undo(): void {
    const undo = async () => {
      if (!await this.#options.session.undo()) this.#said = "nothing to undo in this step";
    };
    // What is refused anyway is not asked twice.
    if (this.#isReal) this.#do(undo);
    else this.#twice("u", "takes the last command back", undo);
  }

  #otherTerminal(): void {
    this.#look("shell");
    this.#do(() => this.#shells.showNext());
  }

  #zoom(): void {
    this.#isZoomed = !this.#isZoomed;
    this.#fit();
  }

  #fit(): void {
    this.#do(() => this.#shells.resize(this.#shellSize));
    this.#fitWorld();
  }

  #toggleWrites(): void {
    this.#showsWrites = !this.#showsWrites;
    if (this.#isNarrow) this.#look(this.#showsWrites ? "world" : "lesson");
    this.#fit();
  }

  #pace(change: (world: NonNullable<LessonSession["world"]>) => void): void {
    const { world } = this.#options.session;
    if (world) this.#do(() => Promise.resolve(change(world)));
  }

  /** One thing at a time; what goes wrong is said. Keys for the shell are never held up. */
  #do(work: () => Promise<void>, after: () => void = () => {}): void {
    Promise.try(work).catch((error: Error) => {
      this.#said = error.message;
    }).finally(() => {
      after();
      this.#options.onChange();
    });
  }
}
