/** One line of what a log pane shows. */
import type { LogText } from "./ansi_text.ts";

export interface LogLine extends LogText {
  /** Microseconds since 1970; lines are in this order, and then in that of `id`. */
  readonly timeUs: number;
  /** As the server says it, RFC 3339; "" for what is no line of a log, and for the rest of a long line. */
  readonly stamp: string;
  /** In the order of arrival. */
  readonly id: number;
  /** Index among the sources; -1: the pane itself says it. */
  readonly source: number;
  /** `text`: of a log; `note`: what happened to a source; `mark`: set by the user; `gap`: between matches. */
  readonly kind: "text" | "note" | "mark" | "gap";
}

/** Earlier lines first. */
export function compareLines(a: LogLine, b: LogLine): number {
  return a.timeUs - b.timeUs || a.id - b.id;
}
