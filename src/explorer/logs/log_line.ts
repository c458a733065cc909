/** One line of what a log pane shows. */
import type { LogText } from "./ansi_text.ts";
import { type LogFields, logFields } from "./log_fields.ts";

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
  /** What `fieldsOf` found out when it was asked first; null: there are none. */
  fields?: LogFields | null;
}

/**
 * What a line says by name; read once. It is kept in the line itself: a table beside it that lets go of dropped
 * lines costs the garbage collector more than reading does.
 */
export function fieldsOf(line: LogLine): LogFields | undefined {
  if (line.kind !== "text") return undefined;
  if (line.fields === undefined) line.fields = logFields(line.text) ?? null;
  return line.fields ?? undefined;
}

/** Earlier lines first. */
export function compareLines(a: LogLine, b: LogLine): number {
  return a.timeUs - b.timeUs || a.id - b.id;
}
