/** Where on the screen of a lesson its panes are. */
import type { Rectangle } from "../../terminal/line.ts";

export type Pane = "lesson" | "shell" | "world";

export interface Layout {
  /** The panes that are to be seen. */
  readonly panes: Readonly<Partial<Record<Pane, Rectangle>>>;
  /** Lines between them. */
  readonly rules: readonly Rectangle[];
}

/** The first line and the last are not the panes'. */
const FRAME_ROWS = 2;
/** Narrower than this there is one pane at a time. */
export const WIDE_COLUMNS = 120;
/** Lower than this the world has no room above the shell. */
const TALL_ROWS = 28;
/** Of the lesson beside the others: what is drawn in it is up to 76 wide, and stands behind a mark. */
const LEAST_TEXT = 60;
const MOST_TEXT = 79;
const TEXT_SHARE = 0.5;
/** Of the rows at the right. */
const WORLD_SHARE = 0.45;

export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

export interface LayoutSize extends ScreenSize {
  /** One pane at a time, however wide the screen is. */
  readonly isAlone?: boolean;
}

/** `shown`: the pane that is looked at, where there is one at a time. Without a world the shell has its room. */
export function layoutOf(
  { columns, rows, isAlone = false }: LayoutSize,
  shown: Pane,
  hasWorld = true,
): Layout {
  const height = Math.max(1, rows - FRAME_ROWS);
  if (isAlone || columns < WIDE_COLUMNS) {
    return { panes: { [shown]: { x: 0, y: 1, width: columns, height } }, rules: [] };
  }
  const text = Math.round(Math.min(MOST_TEXT, Math.max(LEAST_TEXT, columns * TEXT_SHARE)));
  const [x, width] = [text + 1, columns - text - 1];
  const lesson = { x: 0, y: 1, width: text, height };
  const between = { x: text, y: 1, width: 1, height };
  if (!hasWorld && shown !== "world") {
    return { panes: { lesson, shell: { x, y: 1, width, height } }, rules: [between] };
  }
  if (rows < TALL_ROWS) {
    const right = shown === "world" ? "world" : "shell";
    return { panes: { lesson, [right]: { x, y: 1, width, height } }, rules: [between] };
  }
  const above = Math.round((height - 1) * WORLD_SHARE);
  return {
    panes: {
      lesson,
      world: { x, y: 1, width, height: above },
      shell: { x, y: above + 2, width, height: height - above - 1 },
    },
    rules: [between, { x, y: above + 1, width, height: 1 }],
  };
}

/** The key that is the lesson's wherever one is, also while a program has the shell. */
export const LEAVE_SHELL = "Ctrl-]";

/** The pane that Tab or LEAVE_SHELL leads to: from the others always back to the text, from there to one each. */
export function paneAfter(pane: Pane, key: "Tab" | typeof LEAVE_SHELL, hasWorld = true): Pane {
  if (pane !== "lesson") return "lesson";
  return key === LEAVE_SHELL && hasWorld ? "world" : "shell";
}
