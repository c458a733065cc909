/** A lesson on a screen: the step, the lab's shell and the world beside it; keys in, frames out. */
import { Grid } from "../../terminal/grid.ts";
import type { TerminalInput } from "../../terminal/keys.ts";
import { drawLines, type Line, type Rectangle } from "../../terminal/line.ts";
import type { Theme } from "../../terminal/theme.ts";
import { usesCluster } from "../../lessons/teacher/uses_cluster.ts";
import type { LessonSession } from "../session/lesson_session.ts";
import { Arrangement } from "./arrangement.ts";
import { finishedLines } from "./finished_lines.ts";
import { HelpPane } from "./help_pane.ts";
import { LEAVE_SHELL, type Pane, paneAfter, type ScreenSize } from "./layout.ts";
import { LearnerActs } from "./learner_acts.ts";
import { type Leaving, leavingText } from "./leaving.ts";
import { footerLine, type HeaderFacts, headerLine, SIMULATOR } from "./lesson_header.ts";
import { type KeyLabel, lessonKeys, OTHER_TERMINAL } from "./lesson_keys.ts";
import { drawRule } from "./rule.ts";
import { rowsMoved } from "./scroll_keys.ts";
import { ShellSide } from "./shell_side.ts";
import { TextPane } from "./text_pane.ts";
import { type WorldPane, WorldSide } from "./world_side.ts";

export interface LessonAppOptions extends Pick<HeaderFacts, "place" | "where" | "namespace"> {
  readonly session: LessonSession;
  readonly size: ScreenSize;
  /** What is said until it was seen and a key is pressed. */
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

const IN_USE = "the shell is in use: look there first";
const HELD_UP = "the host's shell is in use: leave what runs there first";
/** What is done where the text is not seen: nothing of it is answered or run unread. */
const WITHOUT_TEXT: ReadonlySet<string> = new Set(["w", "p", ".", "+", "-", "t", "z", "?", "q", "Ctrl-C"]);

export class LessonApp {
  readonly #options: LessonAppOptions;
  readonly #shells: ShellSide;
  readonly #text = new TextPane();
  readonly #acts: LearnerActs;
  readonly #arrangement: Arrangement;
  readonly #world: WorldSide;
  #help: HelpPane | undefined;
  /** A command of the text is on its way to the shell. */
  #isTyping = false;
  #said: string | undefined;
  /** A key that does something only when it is pressed twice, and has been once. */
  #asked: string | undefined;

  constructor(options: LessonAppOptions) {
    const { session, size, news, onChange } = options;
    this.#options = options;
    this.#said = news;
    this.#arrangement = new Arrangement(size, usesCluster(session.state.lesson));
    this.#acts = new LearnerActs(session);
    this.#world = new WorldSide({
      open: (size) => options.openWorld?.(size, () => this.#look("lesson")),
      classroom: () => session.world?.classroom,
    });
    this.#shells = new ShellSide({
      size: this.#arrangement.shellSize,
      open: (number, size) => session.openTerminal(number, size),
      type: (text, number) => this.#do(() => session.key(text, number)),
      onChange,
    });
  }

  /** Opens the terminals; called again when the world was replaced. */
  async attach(): Promise<void> {
    this.#world.renew();
    await this.#shells.attach();
  }

  resize(size: ScreenSize): void {
    this.#arrangement.resize(size);
    this.#fit();
    this.#options.onChange();
  }

  input(input: TerminalInput): void {
    // What stands behind what is under way has been read by nobody.
    if (this.#options.session.state.working === undefined) this.#said = undefined;
    const key = input.type === "key" ? input.key : "";
    if (key !== this.#asked) this.#asked = undefined;
    const { pane, hasWorld } = this.#arrangement;
    if (this.#help) this.#helpKey(this.#help, key);
    else if (key === LEAVE_SHELL || (key === "Tab" && this.#hasKeys)) {
      this.#look(paneAfter(pane, key, hasWorld));
    } else if (key === OTHER_TERMINAL) this.#otherTerminal();
    else if (pane === "shell") this.#shellInput(input, key);
    else if (pane === "world" && !this.#hasKeys) this.#world.input(input);
    else if (input.type === "key") this.#lessonKey(key);
    else if (input.type === "paste") this.#said = "what is pasted belongs into the shell (Tab)";
    this.#options.onChange();
  }

  draw(): Grid {
    const { layout: { panes, rules }, pane, showsWrites, size: { columns, rows } } = this.#arrangement;
    const grid = new Grid(Math.max(1, columns), Math.max(1, rows));
    const theme = this.#options.theme();
    const row = (y: number, line: Line) =>
      drawLines(grid, { x: 0, y, width: columns, height: 1 }, [line], theme);
    row(0, headerLine(this.#header(), columns));
    if (panes.lesson) drawLines(grid, panes.lesson, this.#textLines(panes.lesson), theme);
    if (panes.shell) this.#shells.draw(grid, panes.shell, pane === "shell");
    if (panes.world) {
      this.#world.draw(grid, panes.world, { theme, showsWrites, hasFocus: pane === "world" });
    }
    for (const rule of rules) drawRule(grid, rule, theme);
    const said = this.#options.session.state.working ?? this.#said ?? this.#drafted;
    row(rows - 1, footerLine(this.#keys, said, columns));
    return grid;
  }

  close(): void {
    this.#shells.close();
    this.#world.close();
  }

  get #leaving(): Leaving {
    const { where, place } = this.#options;
    return { isReal: where !== SIMULATOR, ...(place ? { place } : {}) };
  }

  /** Keys are the lesson's: nothing else has them. */
  get #hasKeys(): boolean {
    const { pane, showsWrites } = this.#arrangement;
    return pane === "lesson" || (pane === "world" && (showsWrites || !this.#world.hasExplorer));
  }

  /** Worth telling now. */
  get #keys(): KeyLabel[] {
    if (this.#help) return [];
    const { session, now } = this.#options;
    const { pane, hasWorld, showsWrites, areWritesSeen, isAlone, isPeeking } = this.#arrangement;
    return lessonKeys(session.state, {
      ...this.#leaving,
      pane,
      hasWorld,
      showsWrites,
      areWritesSeen,
      isPeeking,
      isShellWaiting: this.#isShellWaiting,
      isAlone,
      isBusy: this.#isBusy,
      isMoreBelow: this.#text.hasMore,
      hasMistake: this.#acts.look !== undefined,
      terminals: this.#shells.numbers.length,
      isPaused: session.world?.pace.isPaused ?? false,
      nowMs: now(),
    });
  }

  #look(pane: Pane): void {
    this.#arrangement.look(pane);
    this.#fitWorld();
  }

  #fitWorld(): void {
    const area = this.#arrangement.layout.panes.world;
    if (area) this.#world.resize(area);
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
    const { session: { state }, now, place } = this.#options;
    const { isAlone, hasWorld } = this.#arrangement;
    if (this.#help) return this.#help.lines({ ...this.#leaving, hasWorld }, area);
    if (state.isFinished) return finishedLines(state, area.width, place);
    return this.#text.lines({ state, isBusy: this.#isBusy, isAlone, nowMs: now() }, area);
  }

  get #drafted(): string | undefined {
    const { drafted } = this.#acts;
    return drafted === "" ? undefined : `your answer: ${drafted} …`;
  }

  /** What is no key leaves it as it is. */
  #helpKey(help: HelpPane, key: string): void {
    if (key !== "" && !help.take(key)) this.#help = undefined;
  }

  #openHelp(): void {
    if (!this.#arrangement.layout.panes.lesson) this.#look("lesson");
    this.#help = new HelpPane();
  }

  #shellInput(input: TerminalInput, key: string): void {
    if (this.#arrangement.isPeeking && (key === "Enter" || key === "Space")) {
      if (this.#isShellWaiting) this.#look("lesson");
      else this.#said = "it still runs";
      return;
    }
    this.#arrangement.stay();
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
    if (!this.#arrangement.layout.panes.lesson && !WITHOUT_TEXT.has(key)) {
      this.#said = "Tab leads back to the text";
      return;
    }
    if (session.state.isFinished && (key === "Enter" || key === "n")) return leave("next");
    const answer = this.#acts.answer(key) ?? (/^[1-9]$/.test(key) ? this.#acts.answerNumber(key) : undefined);
    if (answer) return this.#do(() => answer);
    const act = this.#actOf(key);
    if (act) return act();
    const rows = rowsMoved(key, this.#text.page);
    if (rows !== undefined) this.#text.move(rows);
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
      "?": () => this.#openHelp(),
      S: () => this.#do(() => session.skip()),
      "Shift-S": () => this.#do(() => session.skip()),
      u: () => this.#undo(),
      r: () => this.#reset(),
      f: () => this.#do(() => session.state.isFreePlay ? session.endFreePlay() : session.beginFreePlay()),
      p: () => this.#pace(({ pace }) => pace.pause(!pace.isPaused)),
      ".": () => this.#stepOn(),
      "+": () => this.#pace(({ pace }) => pace.change(1)),
      "-": () => this.#pace(({ pace }) => pace.change(-1)),
      w: () => this.#toggleWrites(),
      t: () => this.#otherTerminal(),
      z: () => this.#zoom(),
      q: () => leave("leave"),
      "Ctrl-C": () => void (this.#said = `q leaves: ${leavingText(this.#leaving)}`),
      Backspace: () => acts.shortenDraft(),
      Esc: () => acts.clearDraft(),
    };
    return Object.hasOwn(all, key) ? all[key] : undefined;
  }

  /** Runs what is to be run next, if it is seen; goes on where there is nothing left to do or to read. */
  #enter(): void {
    const command = this.#acts.commandBlock;
    if (this.#acts.item && this.#text.isCurrentHidden) return this.#text.showCurrent();
    if (!this.#acts.item && this.#text.hasMore) return this.#text.move(this.#text.page);
    if (!command) return this.#acts.item ? undefined : this.#next();
    if (this.#isBusy) {
      this.#said = IN_USE;
      return;
    }
    this.#peek();
    this.#isTyping = true;
    this.#do(async () => {
      if (!await this.#shells.show(command.terminal)) return;
      await this.#options.session.typeLine(command.index);
    }, () => void (this.#isTyping = false));
  }

  #runLook(): void {
    if (this.#acts.look === undefined) return;
    if (this.#isTyping || this.#acts.isLookHeldUp) {
      this.#said = HELD_UP;
      return;
    }
    this.#peek();
    this.#do(async () => {
      await this.#shells.show(1);
      await this.#acts.runLook();
    });
  }

  /** What is run is to be seen. */
  #peek(): void {
    this.#arrangement.peek();
    this.#fitWorld();
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
      const isUndone = await this.#options.session.undo();
      this.#said = isUndone ? "the last command is taken back" : "nothing to undo in this step";
    };
    // What is refused anyway is not asked twice.
    if (this.#leaving.isReal) this.#do(undo);
    else this.#twice("u", "takes the last command back", undo);
  }

  #reset(): void {
    const { session } = this.#options;
    const what = session.state.isFreePlay ? "free play" : "the step";
    this.#twice("r", `begins ${what} anew`, async () => {
      await session.reset();
      this.#said = `${what} has begun anew`;
    });
  }

  #stepOn(): void {
    this.#do(async () => {
      if (!await this.#options.session.stepOn()) this.#said = "nobody has written anything meanwhile";
    });
  }

  #otherTerminal(): void {
    this.#look("shell");
    this.#do(() => this.#shells.showNext());
  }

  #zoom(): void {
    if (this.#arrangement.zoom()) this.#fit();
    else this.#said = "there is room for one pane only";
  }

  #fit(): void {
    this.#do(() => this.#shells.resize(this.#arrangement.shellSize));
    this.#fitWorld();
  }

  #toggleWrites(): void {
    this.#arrangement.toggleWrites();
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
