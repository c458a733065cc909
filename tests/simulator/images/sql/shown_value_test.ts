import assert from "node:assert/strict";
import {
  type ShownType,
  shownValue,
  type SqliteValue,
} from "../../../../src/simulator/images/sql/shown_value.ts";

const CASES: [value: SqliteValue, type: ShownType, isMysql: boolean, shown: string | null][] = [
  [null, { kind: "text" }, false, null],
  [1n, { kind: "boolean" }, false, "t"],
  [1n, { kind: "boolean" }, true, "1"],
  [2.5, { kind: "decimal", scale: 2 }, false, "2.50"],
  [0.1 + 0.2, { kind: "real" }, false, "0.3"],
  ["2026-01-02 03:04:05.120000+00", { kind: "timestamp" }, false, "2026-01-02 03:04:05.12"],
  ["2026-01-02 03:04:05.120000+00", { kind: "timestamp", hasZone: true }, false, "2026-01-02 03:04:05.12+00"],
  ["2026-01-02 03:04:05.120000+00", { kind: "timestamp" }, true, "2026-01-02 03:04:05"],
  ["2026-01-02", { kind: "timestamp" }, false, "2026-01-02 00:00:00"],
  ["2026-01-02 03:04:05", { kind: "date" }, false, "2026-01-02"],
  [1 / 3, { kind: "decimal", isAverage: true }, false, "0.33333333333333333333"],
  [7 / 3, { kind: "decimal", isAverage: true }, false, "2.3333333333333333"],
  [2.5, { kind: "decimal", isAverage: true }, true, "2.5000"],
];

for (const [value, type, isMysql, shown] of CASES) {
  Deno.test(`${value} as ${JSON.stringify(type)}${isMysql ? " in MySQL" : ""} is ${shown}`, () =>
    assert.equal(shownValue(value, type, isMysql), shown));
}
