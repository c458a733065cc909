/** A table as lines: the heading, the rows that fit, or why there are none. */
import type { LeanRow } from "../../cluster/lean_row.ts";
import type { Line, Span } from "../../terminal/line.ts";
import type { Role } from "../../terminal/theme.ts";
import { pad, shorten, textWidth } from "../../terminal/width.ts";
import type { PaneContext } from "../pane.ts";
import { isAbout } from "../session/forwards.ts";
import type { Settings } from "../../settings/settings.ts";
import { cellText, headingOf, isTight, type ShownColumn } from "./cell.ts";
import type { RowChanges } from "./changes.ts";
import { emptyReason } from "./empty_reason.ts";
import { cellRole, type Health, rowHealth } from "./health.ts";
import { columnGap, gutter, isRestarts, type LaidColumn, layOut, signWidth } from "./layout.ts";
import { serverOrder, sortTitle } from "./sort.ts";
import type { TableState } from "./table_state.ts";

/** Rows that fit below the heading. */
export function tableHeight(context: PaneContext): number {
  return Math.max(1, context.rows - 1);
}

export function tableLines(state: TableState, context: PaneContext): Line[] {
  const { shown, list } = state;
  const heading = shown.length > 0 ? shown : skeleton;
  const widths = shown.length > 0 ? state.widths : skeletonWidths;
  const { columns, hidden } = layOut(heading, widths, context.columns, state.skip);
  const lines = [headingLine(columns, hidden, state, context.columns)];
  if (list.shown.length === 0) return [...lines, ...emptyReason(state, context)];
  const end = Math.min(list.shown.length, state.top + tableHeight(context));
  const isForwarded = forwardedRows(state, context);
  for (let index = state.top; index < end; index++) {
    const row = list.shown[index]!;
    const place = { isSelected: index === state.index, isForwarded: isForwarded(row) };
    lines.push(rowLine(row, place, columns, state, context));
  }
  return lines;
}

// Before the server has said its columns: these every kind has.
const skeleton: ShownColumn[] = [{ title: "NAME", index: 0, kind: "name" }, {
  title: "AGE",
  index: 1,
  kind: "age",
}];
const skeletonWidths = [40, 6];

function headingLine(columns: LaidColumn[], hidden: number, state: TableState, width: number): Line {
  const spans: Span[] = [{ text: " ".repeat(gutter) }];
  const sorted = state.subject.type === "containers" && state.sort === serverOrder
    ? undefined
    : sortTitle(state.sort, state.shown);
  columns.forEach(({ column, width }, place) => {
    const isSorted = column.title === sorted;
    const arrow = !isSorted ? "" : state.sort.descending ? "↓" : "↑";
    const isInGap = isTight(column) && place < columns.length - 1;
    const title = headingOf(column) + (arrow && !isInGap ? ` ${arrow}` : "");
    const role: Role = isSorted ? "accent" : "heading";
    spans.push({
      text: pad(shorten(title, width), width, isRight(column) ? "right" : "left"),
      role,
      underline: column.title === state.picked,
    });
    if (isInGap && arrow) spans.push({ text: pad(arrow, columnGap), role });
    else spans.push(gap(column, place === columns.length - 1));
  });
  if (hidden > 0) {
    const used = spans.reduce((sum, span) => sum + textWidth(span.text), 0);
    const mark = `+${hidden}`;
    if (used + mark.length < width) {
      spans.push({ text: " ".repeat(width - used - mark.length) }, { text: mark, role: "dim" });
    }
  }
  return { spans };
}

function gap(column: ShownColumn, isLast: boolean): Span {
  return { text: " ".repeat((column.kind === "name" ? signWidth : 0) + (isLast ? 0 : columnGap)) };
}

function rowLine(
  row: LeanRow,
  { isSelected, isForwarded }: { isSelected: boolean; isForwarded: boolean },
  columns: readonly LaidColumn[],
  state: TableState,
  { now, settings: { thresholds } }: Pick<PaneContext, "now" | "settings">,
): Line {
  const changes = state.changes.get(row.uid);
  const health = rowHealth(row, state.shown);
  const rowRole: Role | undefined = changes?.left || row.deletionTimestamp
    ? "dim"
    : changes?.isNew || state.marks.has(row.uid)
    ? "accent"
    : health.role === "dim"
    ? "dim"
    : undefined;
  const isMarked = state.marks.has(row.uid);
  const spans: Span[] = [{ text: isMarked ? "●" : isSelected ? "▌" : " ", role: "accent" }];
  columns.forEach((laid, place) => {
    spans.push(
      ...cellSpans(
        row,
        laid,
        { health, rowRole, changes, thresholds, isForwarded, isLast: place === columns.length - 1 },
        now,
      ),
    );
  });
  return isSelected ? { spans, fill: "selection" } : { spans };
}

/** Which rows have a port-forward: asked for them, or leading to them. */
function forwardedRows(
  { subject }: TableState,
  { forwards, context }: PaneContext,
): (row: LeanRow) => boolean {
  if (subject.type !== "resource") return () => false;
  const list = forwards.list.filter((forward) => forward.context === context.name);
  if (list.length === 0) return () => false;
  const { resource } = subject.query;
  return ({ uid, namespace, name }) =>
    list.some((forward) => isAbout(forward, { resource, uid, namespace, name }));
}

interface CellLook {
  health: Health;
  /** A role for all cells of the row. */
  rowRole: Role | undefined;
  changes: RowChanges | undefined;
  thresholds: Settings["thresholds"];
  /** A port of this machine leads there. */
  isForwarded: boolean;
  isLast: boolean;
}

function cellSpans(row: LeanRow, laid: LaidColumn, look: CellLook, now: number): Span[] {
  const { column, width } = laid;
  const text = cellText(row, column, now);
  const mark = look.changes?.cells.get(column.index);
  const whole = isRestarts(column) && textWidth(text) > width ? text.split(" ", 1)[0]! : text;
  const short = shorten(whole, width, column.kind === "name" ? "middle" : "end");
  const role = mark ? "changed" : look.rowRole ?? cellRole(column, text, look.health, look.thresholds);
  const spans: Span[] = [{ text: pad(short, width, isRight(column) ? "right" : "left"), role }];
  if (column.kind === "name") {
    const sign = look.changes?.left ? "✗" : look.health.sign;
    const forward = look.isForwarded ? "⇄" : " ";
    const signs: Span[] = [{ text: forward, role: "accent" }, { text: sign, role: look.health.role }];
    // Away from the name, where there is room.
    spans.push(...(sign.trim() === "" ? signs.reverse() : signs));
  }
  if (mark) spans.push({ text: look.isLast ? mark : pad(mark, columnGap), role: "changed" });
  else if (!look.isLast) spans.push({ text: " ".repeat(columnGap) });
  return spans;
}

function isRight(column: ShownColumn): boolean {
  if (column.look?.align) return column.look.align === "right";
  return column.kind !== "name" && column.kind !== "text";
}
