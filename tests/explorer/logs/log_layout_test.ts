import assert from "node:assert/strict";
import { added, emptyLog } from "../../../src/explorer/logs/log_buffer.ts";
import {
  chooseColumns,
  columnTitles,
  fieldNames,
  type LogLook,
  marked,
  placeForLast,
  rowsOf,
  windowFrom,
} from "../../../src/explorer/logs/log_layout.ts";
import type { LogLine } from "../../../src/explorer/logs/log_line.ts";
import { lineText } from "../../../src/terminal/line.ts";
import { logLine, logLinesWith } from "./sample_lines.ts";

const plain: LogLook = {
  columns: 40,
  isWrapped: false,
  left: 0,
  isLocked: false,
  hasTimestamps: false,
  form: "raw",
  labels: [""],
  fieldColumns: [],
  pattern: undefined,
};
const stamp = "2026-01-01T11:00:00.123456789Z";
const json = '{"level":"error","msg":"no way","status":500,"path":"/a"}';

type Case = [name: string, line: Partial<LogLine> & { text: string }, look: Partial<LogLook>, rows: string[]];
const cases: Case[] = [
  ["raw", { text: "hello" }, {}, ["hello"]],
  ["a time", { text: "hello", stamp }, { hasTimestamps: true }, ["2026-01-01T11:00:00.123Z hello"]],
  ["a name", { text: "hello", source: 1 }, { labels: ["web-0", "b"] }, ["b     hello"]],
  ["shifted", { text: "hello there" }, { left: 6 }, ["there"]],
  ["shifted with its name", { text: "hello", source: 0 }, { labels: ["web"], left: 4 }, ["hello"]],
  ["locked", { text: "hello", source: 0 }, { labels: ["web"], left: 4, isLocked: true }, ["web o"]],
  ["wrapped", { text: "a".repeat(45) }, { isWrapped: true }, ["a".repeat(40), "aaaaa"]],
  ["columns of a plain line", { text: "hello", stamp }, { form: "columns" }, ["11:00:00.123       hello"]],
  [
    "columns",
    { text: json, stamp },
    { form: "columns", columns: 80, fieldColumns: [{ name: "status", width: 6 }] },
    ["11:00:00.123 ERROR 500    no way  path=/a"],
  ],
  [
    "pretty",
    { text: "level=warn a=1", stamp },
    { form: "pretty" },
    ["11:00:00.123 WARN ", "    level  warn", "    a      1"],
  ],
  ["a note", { text: "web-1 joined", kind: "note", source: -1 }, { columns: 20 }, ["── web-1 joined ────"]],
  ["a gap", { text: "--", kind: "gap", source: -1 }, {}, ["--"]],
];

for (const [name, line, look, rows] of cases) {
  Deno.test(`the rows of a line: ${name}`, () =>
    assert.deepEqual(rowsOf(logLine(1, "", line), { ...plain, ...look }).map(lineText), rows));
}

Deno.test("a level has a colour, and so has what matches", () => {
  const row = rowsOf(logLine(1, json), { ...plain, form: "columns", pattern: /way/iu })[0]!;
  assert.equal(row.spans.find(({ text }) => text.startsWith("ERROR"))?.role, "bad");
  assert.equal(row.spans.find(({ role }) => role === "match")?.text, "way");
});

Deno.test("matches and colours are cut where they overlap", () => {
  const spans = marked("abcdef", [{ from: 1, to: 4, role: "bad" }], /cde/iu);
  const said = ["a undefined", "b bad", "cd match", "e match", "f undefined"];
  assert.deepEqual(spans.map(({ text, role }) => `${text} ${role}`), said);
});

Deno.test("titles stand above their columns", () => {
  const look = { ...plain, columns: 80, labels: ["web"], fieldColumns: [{ name: "status", width: 6 }] };
  const row = rowsOf(logLine(1, json, { stamp }), { ...look, form: "columns" })[0]!;
  const titles = lineText(columnTitles(look));
  assert.equal(titles.indexOf("STATUS"), lineText(row).indexOf("500"));
  assert.equal(titles.indexOf("MESSAGE"), lineText(row).indexOf("no way"));
});

Deno.test("columns are the short fields that most lines have", () => {
  const texts = ['{"a":1,"b":"x"}', '{"a":2,"c":"y"}', `{"a":3,"d":"${"z".repeat(50)}"}`, "plain"];
  const { log } = added(emptyLog, logLinesWith(texts), 10);
  assert.deepEqual(chooseColumns(log, 120, undefined), [{ name: "a", width: 1 }]);
  assert.deepEqual(chooseColumns(log, 120, ["c", "zone"]), [{ name: "c", width: 1 }, {
    name: "zone",
    width: 4,
  }]);
  assert.deepEqual(fieldNames(log), ["a", "b", "c", "d"]);
});

Deno.test("a window ends with the rows of its last line", () => {
  const { log } = added(emptyLog, logLinesWith(["a".repeat(100), "b", "c".repeat(50)]), 10);
  const look = { ...plain, isWrapped: true };
  assert.deepEqual(placeForLast(log, 2, 4, look), { index: 0, part: 2 });
  const rows = windowFrom(log, { index: 0, part: 2 }, 4, look).map(({ row }) => lineText(row)[0]);
  assert.deepEqual(rows, ["a", "b", "c", "c"]);
});
