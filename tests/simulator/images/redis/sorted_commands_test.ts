import assert from "node:assert/strict";
import { answers } from "./small_redis.ts";

const ROWS: [line: string, answer: string][] = [
  ["ZADD z 2 b 1 a 3 c", "(integer) 3"],
  ["ZRANGE z 0 -1", `1) "a"\n2) "b"\n3) "c"`],
  ["ZRANGE z 0 0 WITHSCORES", `1) "a"\n2) "1"`],
  ["ZREVRANGE z 0 0", `1) "c"`],
  ["ZINCRBY z 5 a", `"6"`],
  ["ZRANK z a", "(integer) 2"],
  ["ZSCORE z nope", "(nil)"],
  ["ZRANGEBYSCORE z 2 3", `1) "b"\n2) "c"`],
  ["ZADD z x y", "(error) ERR value is not a valid float"],
  ["ZREM z a b c", "(integer) 3"],
  ["TYPE z", "none"],
];

Deno.test("sorted sets", () => assert.deepEqual(answers(ROWS), ROWS));
