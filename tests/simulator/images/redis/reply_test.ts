import assert from "node:assert/strict";
import {
  bulk,
  bulks,
  integer,
  NIL,
  OK,
  plainReply,
  type Reply,
  shownReply,
} from "../../../../src/simulator/images/redis/reply.ts";

const CASES: [reply: Reply, shown: string, plain: string][] = [
  [OK, "OK", "OK"],
  [NIL, "(nil)", ""],
  [integer(3), "(integer) 3", "3"],
  [bulk('a "b"\n'), '"a \\"b\\"\\n"', 'a "b"\n'],
  [bulk("é"), '"\\xc3\\xa9"', "é"],
  [bulks([]), "(empty array)", ""],
  [bulks(["a", undefined]), '1) "a"\n2) (nil)', "a\n"],
  [{ kind: "error", text: "ERR x" }, "(error) ERR x", "ERR x"],
  [{ kind: "raw", text: "a\nb" }, "a\nb", "a\nb"],
  [{ kind: "array", items: [bulk("0"), bulks(["x"])] }, '1) "0"\n2) 1) "x"', "0\nx"],
];

for (const [reply, shown, plain] of CASES) {
  Deno.test(`${JSON.stringify(reply)} is shown`, () =>
    assert.deepEqual([shownReply(reply), plainReply(reply)], [shown, plain]));
}
