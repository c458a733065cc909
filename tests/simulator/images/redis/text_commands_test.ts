import assert from "node:assert/strict";
import { answers } from "./small_redis.ts";

const ROWS: [line: string, answer: string][] = [
  ["SET k hello", "OK"],
  ["GET k", `"hello"`],
  ["GET nope", "(nil)"],
  ["APPEND k !", "(integer) 6"],
  ["STRLEN k", "(integer) 6"],
  ["INCR n", "(integer) 1"],
  ["INCRBY n 41", "(integer) 42"],
  ["DECR n", "(integer) 41"],
  ["INCR k", "(error) ERR value is not an integer or out of range"],
  ["INCRBYFLOAT n 0.5", `"41.5"`],
  ["MSET a 1 b 2", "OK"],
  ["MGET a b c", `1) "1"\n2) "2"\n3) (nil)`],
  ["SETNX a 9", "(integer) 0"],
  ["SET a 3 XX GET", `"1"`],
  ["SET z 3 XX", "(nil)"],
  ["SET a 3 EX 0", "(error) ERR invalid expire time in 'set' command"],
  ["SET a 3 YY", "(error) ERR syntax error"],
  ["SETEX s 10 x", "OK"],
  ["TTL s", "(integer) 10"],
  ["GETRANGE k 0 2", `"hel"`],
  ["GET", "(error) ERR wrong number of arguments for 'get' command"],
];

Deno.test("texts and numbers", () => assert.deepEqual(answers(ROWS), ROWS));
