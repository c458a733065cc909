/** What was wished for beside what there is; below, who has written what, newest last, as many as there are rows for. */
import type { FieldChange } from "../../lessons/writes/field_change.ts";
import type { Role } from "../../terminal/theme.ts";
import { cut, type Line, type Span, spansWidth } from "../../terminal/line.ts";
import type { ReplicaCount } from "../replica_counts.ts";
import type { LoggedWrite } from "../write_log.ts";

export interface WriteLinesOptions {
  readonly writes: readonly LoggedWrite[];
  /** The newest first. */
  readonly replicas: readonly ReplicaCount[];
  readonly columns: number;
  readonly rows: number;
  /** Moments are told from here: milliseconds since 1970. */
  readonly beganMs: number;
}

/** A column for the hand that wrote. */
const WHO_COLUMNS = 26;
const INDENT_COLUMNS = 11;
const MIN_NAME_COLUMNS = 8;
/** From here on a write has one row. */
const WIDE_COLUMNS = 110;

/** So much of the pane, at most, is for counts. */
const COUNTS_SHARE = 1 / 3;
const MOST_COUNTS = 4;

export function writeLines({ writes, replicas, columns, rows, beganMs }: WriteLinesOptions): Line[] {
  if (writes.length === 0) {
    return [{ spans: [{ text: " Nobody has written anything to the cluster yet.", role: "dim" }] }];
  }
  const most = Math.min(MOST_COUNTS, Math.floor(rows * COUNTS_SHARE) - 1);
  const counts = replicas.slice(0, Math.max(0, most)).map((count) => cut(countSpans(count), columns));
  if (counts.length > 0) counts.push([]);
  const room = Math.max(1, rows - counts.length);
  const told = writes.slice(-room).flatMap((write) => rowsOf(write, beganMs, columns)).slice(-room);
  return [...counts, ...told].map((spans) => ({ spans }));
}

/** One row where there is room; else what is different stands below whose it is. */
function rowsOf(write: LoggedWrite, beganMs: number, columns: number): Span[][] {
  if (columns >= WIDE_COLUMNS) {
    return [
      cut(
        [...subjectSpans(write, beganMs, Infinity), { text: "  " }, ...write.fields.flatMap(fieldSpans)],
        columns,
      ),
    ];
  }
  const fields = write.fields.length === 0
    ? []
    : [cut([{ text: " ".repeat(INDENT_COLUMNS) }, ...write.fields.flatMap(fieldSpans)], columns)];
  return [cut(subjectSpans(write, beganMs, columns), columns), ...fields];
}

function countSpans({ kind, name, desired, current, ready }: ReplicaCount): Span[] {
  const isThere = desired === current && desired === ready;
  return [
    { text: ` ${kind} ${name}  ` },
    { text: `${desired} desired`, role: "key" },
    { text: ", " },
    {
      text: `${current} there, ${ready} ${kind === "Job" ? "done" : "ready"}`,
      role: isThere ? "ok" : "busy",
    },
  ];
}

function subjectSpans({ atMs, who, did, kind, name }: LoggedWrite, beganMs: number, columns: number): Span[] {
  const seconds = ((atMs - beganMs) / 1000).toFixed(2).padStart(8);
  const spans: Span[] = [
    { text: ` ${seconds}  `, role: "dim" },
    { text: (who || "–").padEnd(WHO_COLUMNS), role: roleOf(who) },
    { text: did === "changed" ? "" : `${did} `, role: did === "removed" ? "bad" : "ok" },
    { text: `${kind} ` },
  ];
  // The end of a name tells Pods apart.
  const room = Math.max(MIN_NAME_COLUMNS, columns - spansWidth(spans));
  const text = name.length <= room ? name : `…${name.slice(1 - room)}`;
  return [...spans, { text }];
}

function fieldSpans({ path, from, to }: FieldChange): Span[] {
  return [
    { text: `${path} `, role: "dim" },
    ...(from === undefined ? [] : [{ text: `${from} → ` }]),
    { text: to ?? "gone", role: "changed" },
    { text: "  " },
  ];
}

/** Those who wish stand out from those who act. */
function roleOf(who: string): Role {
  if (who === "kubelet") return "ok";
  if (who === "scheduler") return "busy";
  return who.endsWith("controller") || who === "autoscaler" ? "accent" : "key";
}
