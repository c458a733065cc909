import assert from "node:assert/strict";
import { ulimitError, ulimits } from "../../../../src/programs/docker/run/ulimits.ts";

Deno.test("limits of processes are read, the later wins", () => {
  assert.deepEqual(ulimits(["nproc=5", "nofile=1024", "nofile=1024:2048"]), [
    { Name: "nofile", Soft: 1024, Hard: 2048 },
    { Name: "nproc", Soft: 5, Hard: 5 },
  ]);
});

Deno.test("wrong limits are refused in the original's words", () => {
  for (
    const [text, why] of [
      ["x", "invalid ulimit argument: x"],
      ["nofile=a", 'strconv.ParseInt: parsing "a": invalid syntax'],
      ["nofile=5:3", "ulimit soft limit must be less than or equal to hard limit: 5 > 3"],
      [
        "nofile=-1:5",
        "ulimit soft limit must be less than or equal to hard limit: soft: -1 (unlimited), hard: 5",
      ],
      ["nofile=1:2:3", "too many limit value arguments - 1:2:3, can only have up to two, `soft[:hard]`"],
      ["foo=1", "invalid ulimit type: foo"],
      ["nofile=-1:-1", undefined],
    ] as const
  ) assert.equal(ulimitError(text), why, text);
});
