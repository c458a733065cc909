/** The lesson's text in a part of the screen: which rows of it are seen, and what stands above and below them. */
import { offersHelp } from "../../lessons/teacher/step_run.ts";
import { type Line, type Rectangle, type Span, spread } from "../../terminal/line.ts";
import type { SessionState } from "../session/session_state.ts";
import { nextItem } from "./next_item.ts";
import { stepLines } from "./step_lines.ts";
import { unmadeLines } from "./unmade_lines.ts";

export interface TextPaneOptions {
  readonly state: SessionState;
  /** The shell that the next command is for has not come back. */
  readonly isBusy: boolean;
  /** The shell is not seen beside it. */
  readonly isAlone?: boolean;
  /** The learner's clock: milliseconds since 1970. */
  readonly nowMs: number;
}

export class TextPane {
  #scroll = 0;
  /** What the learner was at when the position was chosen. */
  #step = -1;
  #place = "";
  #answered: ReadonlySet<string> = new Set();
  #height = 1;
  #count = 0;
  #current: readonly [number, number] = [0, 0];

  /** So many rows further, or back. */
  move(rows: number): void {
    this.#scroll += rows;
    this.#clamp();
  }

  /** A screenful less two rows, which are known then. */
  get page(): number {
    return Math.max(1, this.#height - 2);
  }

  /** What is to be done next is out of sight, or a part of it. */
  get isCurrentHidden(): boolean {
    const [from, to] = this.#current;
    const end = Math.min(to, from + this.#height);
    return from < this.#scroll || end > this.#scroll + this.#height;
  }

  showCurrent(): void {
    this.#show(this.#current);
    this.#clamp();
  }

  /** Not all of the step has been seen. */
  get hasMore(): boolean {
    return this.#count > this.#scroll + this.#height;
  }

  lines(options: TextPaneOptions, { width, height }: Pick<Rectangle, "width" | "height">): Line[] {
    const { state, isBusy, isAlone = false, nowMs } = options;
    const { lesson, at, reached, runs, values, typed, holding, unmade } = state;
    const step = lesson.steps[at]!;
    const run = runs[at]!;
    const current = nextItem(step, run);
    const { lines, currentRows, answerRows } = stepLines({
      step,
      run,
      values,
      typed: at === reached ? typed : new Map(),
      current,
      isBusy,
      isAlone,
      isIncident: lesson.isIncident,
      ...(at === reached && holding ? { holding } : {}),
      offersHelp: at === reached && offersHelp(run, step, nowMs),
      columns: width - 1,
    });
    const warning = unmade === undefined ? [] : unmadeLines(unmade, width - 1);
    // The step's title, and an empty line.
    this.#height = Math.max(1, height - warning.length - 2);
    this.#count = lines.length;
    this.#current = currentRows ?? [0, 0];
    const place = JSON.stringify([
      current,
      run.outcome,
      run.mistake,
      run.hintsShown,
      run.solutionShown,
      run.ran,
    ]);
    if (at !== this.#step) this.#scroll = 0;
    else if (place !== this.#place) {
      if (currentRows) this.#show(currentRows);
      // Why an answer is right is read before what comes after it.
      for (const [key, rows] of answerRows) if (!this.#answered.has(key)) this.#show(rows);
    }
    this.#answered = new Set(answerRows.keys());
    this.#step = at;
    this.#place = place;
    this.#clamp();
    const left: Span[] = [{ text: ` ${step.title}`, role: "title", bold: true }];
    const head = [spread(left, this.#more, width), ...warning, { spans: [] }];
    return [...head, ...lines.slice(this.#scroll, this.#scroll + this.#height)].slice(0, height);
  }

  get #more(): Span[] {
    const below = this.#count - this.#scroll - this.#height;
    if (below > 0) return [{ text: `↓ ${below} more `, role: "accent" }, { text: "Space ", role: "key" }];
    return this.#scroll > 0 ? [{ text: `↑ ${this.#scroll} `, role: "dim" }] : [];
  }

  #show([from, to]: readonly [number, number]): void {
    if (to > this.#scroll + this.#height) this.#scroll = to - this.#height;
    if (from < this.#scroll) this.#scroll = from;
  }

  #clamp(): void {
    this.#scroll = Math.max(0, Math.min(this.#scroll, this.#count - this.#height));
  }
}
