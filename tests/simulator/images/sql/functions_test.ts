import assert from "node:assert/strict";
import { addFunctions, isValid } from "../../../../src/simulator/images/sql/functions.ts";
import type { Problem } from "../../../../src/simulator/images/sql/problem.ts";
import { emptyDatabase } from "../../../../src/simulator/images/sql/sqlite.ts";
import { surroundings } from "./small_database.ts";

const faults: Problem[] = [];
const database = emptyDatabase();
addFunctions(database, {
  surroundings,
  next: () => 5,
  current: () => undefined,
  fault: (problem) => faults.push(problem),
});

for (
  const [sql, value] of [
    ["now()", "2026-11-22 11:33:04.000000+00"],
    ["current_day()", "2026-11-22"],
    ["version()", "seventeen"],
    ["nextval('x')", 5],
    ["as_kind('integer', 'integer', ' 7 ')", 7],
    ["as_kind('boolean', 'boolean', 'yes')", 1],
    ["'ALE' match 'a_e'", 1],
    ["'ale' regexp '^a.*e$'", 1],
    [`'${"a".repeat(40)}b' regexp '^(a+)+$'`, 0],
    ["date_part('dow', '2026-11-22')", 0],
    ["date_trunc('month', '2026-11-22 11:33:04')", "2026-11-01 00:00:00"],
    ["power(2, 3)", 8],
    ["mod(7, 0)", null],
    ["left('hello', 2)", "he"],
    ["split_part('a,b', ',', 2)", "b"],
    ["length(gen_random_uuid())", 36],
    ["as_kind('text', 'text', 9223372036854775807)", "9223372036854775807"],
    ["9007199254740993 match '9%'", 1],
    ["greatest(9007199254740993, 1) = 9007199254740993", 1],
    ["least('b', 'a')", "a"],
  ] as const
) {
  Deno.test(`${sql} is ${value}`, () =>
    assert.deepEqual(Object.values(database.prepare(`select ${sql}`).get()!), [value]));
}

Deno.test("what is wrong is remembered, since it cannot be thrown", () => {
  database.prepare("select as_kind('integer', 'integer', 'x')").get();
  assert.deepEqual(faults.at(-1), { kind: "value", type: "integer", value: "x" });
});

for (
  const [kind, text, valid] of [
    ["date", "2026-02-29", false],
    ["date", "2024-02-29", true],
    ["json", "{", false],
    ["time", "25", false],
    ["text", "x", true],
  ] as const
) {
  Deno.test(`${text} is ${valid ? "a" : "no"} ${kind}`, () => assert.equal(isValid(kind, text), valid));
}
