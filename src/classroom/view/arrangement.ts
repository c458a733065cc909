/** Which panes of a lesson's screen are seen, and which of them is looked at. */
import { type Layout, layoutOf, type Pane, type ScreenSize, WIDE_COLUMNS } from "./layout.ts";

export class Arrangement {
  readonly #hasCluster: boolean;
  #size: ScreenSize;
  #pane: Pane = "lesson";
  #isPeeking = false;
  #showsWrites = false;
  #isZoomed = false;

  /** `hasCluster`: there is something to be seen beside text and shell. */
  constructor(size: ScreenSize, hasCluster: boolean) {
    this.#size = size;
    this.#hasCluster = hasCluster;
  }

  get size(): ScreenSize {
    return this.#size;
  }

  /** The one that is looked at. */
  get pane(): Pane {
    return this.#pane;
  }

  /** The shell is looked at while a command of the text runs: Enter goes back. */
  get isPeeking(): boolean {
    return this.#isPeeking;
  }

  /** Who has written what is to be seen where the explorer would be. */
  get showsWrites(): boolean {
    return this.#showsWrites;
  }

  /** It is, just now. */
  get areWritesSeen(): boolean {
    return this.#showsWrites && this.layout.panes.world !== undefined;
  }

  get hasWorld(): boolean {
    return this.#hasCluster || this.#showsWrites;
  }

  /** One pane has the whole screen: there is no room for more, or it is wanted so. */
  get isAlone(): boolean {
    return this.#isZoomed || this.#size.columns < WIDE_COLUMNS;
  }

  get layout(): Layout {
    return this.#layoutOf(this.#pane);
  }

  /** Of the shell as soon as it is looked at. */
  get shellSize(): ScreenSize {
    const { width, height } = this.#layoutOf("shell").panes.shell!;
    return { columns: width, rows: height };
  }

  resize(size: ScreenSize): void {
    this.#size = size;
  }

  look(pane: Pane): void {
    this.#isPeeking = false;
    this.#pane = pane;
  }

  /** What a command of the text does is to be seen. */
  peek(): void {
    if (this.layout.panes.shell) return;
    this.look(this.isAlone ? "shell" : "lesson");
    this.#isPeeking = this.isAlone;
  }

  /** Whoever peeked at the shell has begun to use it. */
  stay(): void {
    this.#isPeeking = false;
  }

  /** Answers whether there is room for more than one pane. */
  zoom(): boolean {
    if (this.#size.columns < WIDE_COLUMNS) return false;
    this.#isZoomed = !this.#isZoomed;
    return true;
  }

  /** Where there is no room for them beside text and shell, they are looked at instead. */
  toggleWrites(): void {
    const areSeen = this.areWritesSeen;
    this.#showsWrites = !areSeen;
    if (areSeen && this.#pane === "world") this.look("lesson");
    if (!areSeen && !this.layout.panes.world) this.look("world");
  }

  #layoutOf(pane: Pane): Layout {
    const { columns, rows } = this.#size;
    return layoutOf({ columns, rows, isAlone: this.isAlone }, pane, this.hasWorld);
  }
}
