import assert from "node:assert/strict";
import { answers } from "./small_redis.ts";

const ROWS: [line: string, answer: string][] = [
  ["RPUSH l a b c", "(integer) 3"],
  ["LPUSH l z", "(integer) 4"],
  ["LRANGE l 0 -1", `1) "z"\n2) "a"\n3) "b"\n4) "c"`],
  ["LRANGE l -2 -1", `1) "b"\n2) "c"`],
  ["LPOP l", `"z"`],
  ["RPOP l 2", `1) "c"\n2) "b"`],
  ["LLEN l", "(integer) 1"],
  ["LINDEX l 5", "(nil)"],
  ["LPOP l", `"a"`],
  ["EXISTS l", "(integer) 0"],
  ["LPOP l", "(nil)"],
  ["HSET h f 1 g 2", "(integer) 2"],
  ["HGETALL h", `1) "f"\n2) "1"\n3) "g"\n4) "2"`],
  ["HINCRBY h f 4", "(integer) 5"],
  ["HGET h f", `"5"`],
  ["HDEL h f g", "(integer) 2"],
  ["HGETALL h", "(empty array)"],
  ["SADD s a b a", "(integer) 2"],
  ["SISMEMBER s a", "(integer) 1"],
  ["SADD t b c", "(integer) 2"],
  ["SINTER s t", `1) "b"`],
  ["LPUSH s x", "(error) WRONGTYPE Operation against a key holding the wrong kind of value"],
  ["RPUSH m a b a", "(integer) 3"],
  ["LREM m -1 a", "(integer) 1"],
  ["LRANGE m 0 -1", `1) "a"\n2) "b"`],
];

Deno.test("lists, hashes and sets", () => assert.deepEqual(answers(ROWS), ROWS));
