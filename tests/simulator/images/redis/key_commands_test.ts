import assert from "node:assert/strict";
import { answers } from "./small_redis.ts";

const ROWS: [line: string, answer: string][] = [
  ["MSET one 1 two 2 three 3", "OK"],
  ["KEYS t*", `1) "three"\n2) "two"`],
  ["KEYS [ot]?e", `1) "one"`],
  ["DBSIZE", "(integer) 3"],
  ["EXPIRE one 60", "(integer) 1"],
  ["TTL one", "(integer) 60"],
  ["TTL two", "(integer) -1"],
  ["TTL nope", "(integer) -2"],
  ["PERSIST one", "(integer) 1"],
  ["SCAN 0 MATCH t*", `1) "0"\n2) 1) "three"\n   2) "two"`],
  ["RENAME one uno", "OK"],
  ["RENAME one uno", "(error) ERR no such key"],
  ["DEL uno two nope", "(integer) 2"],
  ["TYPE three", "string"],
  ["FLUSHDB", "OK"],
  ["KEYS *", "(empty array)"],
];

Deno.test("keys whatever they hold", () => assert.deepEqual(answers(ROWS), ROWS));
