import assert from "node:assert/strict";
import type { ShownColumn } from "../../../src/explorer/table/cell.ts";
import { columnFilter } from "../../../src/explorer/table/column_filter.ts";
import { sourceRow } from "../../../src/explorer/table/row_source.ts";

const now = Date.parse("2026-03-01T12:00:00Z");
const columns: ShownColumn[] = [
  { title: "NAME", index: 0, kind: "name" },
  { title: "STATUS", index: 1, kind: "text" },
  { title: "RESTARTS", index: 2, kind: "number" },
  { title: "CPU", index: 3, kind: "number" },
  { title: "%CPU/R", index: 4, kind: "number" },
  { title: "MEM", index: 5, kind: "number" },
  { title: "AGE", index: 6, kind: "age" },
  { title: "LAST RESTART", index: 7, kind: "time" },
];
const row = (name: string, minutes: number, ...cells: (string | number)[]) =>
  sourceRow({
    uid: name,
    name,
    creationTimestamp: new Date(now - minutes * 60_000).toISOString(),
    cells: [name, ...cells],
  });
const rows = [
  row("a", 30, "Running", "0", "250m", 20, "64Mi", "", "2026-03-01T11:59:00Z"),
  row("b", 300, "CrashLoopBackOff", "4 (23s ago)", "2", 95, "2Gi", "", ""),
  row("c", 3000, "Running", "12", "", "–", "", "", "2026-02-27T00:00:00Z"),
];

/** A word of a filter, and the rows that it lets through; undefined: it is about no column. */
const words: [string, string | undefined][] = [
  ["status:crash", "b"],
  ["STATUS:^run", "a c"],
  ["stat:run", "a c"],
  ["restarts>3", "b c"],
  ["restarts>=12", "c"],
  ["cpu>500m", "b"],
  ["cpu<=250m", "a"],
  ["%cpu/r>90", "b"],
  ["mem>100Mi", "b"],
  ["age<2h", "a"],
  ["age>1d", "c"],
  ["last<5m", "a"],
  ["crash", undefined],
  ["10.0.0.1:80", undefined],
  ["team:web", undefined],
];

for (const [word, expected] of words) {
  Deno.test(`a filter on a column: ${word}`, () => {
    const matches = columnFilter(word, columns, now);
    assert.equal(matches && rows.filter(matches).map(({ name }) => name).join(" "), expected);
  });
}

/** What is wrong with a word. */
const wrong: [string, RegExp][] = [
  ["zone>3", /there is no column ZONE/],
  ["restarts>many", /RESTARTS> expects a number such as 3, 500m or 64Mi, not many/],
  ["age<soon", /AGE< expects an age such as 2h, not soon/],
  ["status:[", /Invalid regular expression/],
];

for (const [word, problem] of wrong) {
  Deno.test(`a filter that cannot be read: ${word}`, () => {
    assert.throws(() => columnFilter(word, columns, now), problem);
  });
}

Deno.test("before there are columns an amount lets everything through", () => {
  assert.equal(columnFilter("restarts>3", [], now)?.(rows[0]!), true);
});
