import assert from "node:assert/strict";
import { Random } from "../../../../src/simulator/clock/random.ts";
import { taskMessage } from "../../../../src/simulator/images/celery/task_message.ts";

Deno.test("each message has an id of its own, and what is given as JSON", () => {
  const random = new Random(1);
  const [first, second] = [1n, "two"].map((value) => JSON.parse(taskMessage(random, "t", [value])));
  assert.notEqual(first.id, second.id);
  assert.deepEqual([first.given, second.given], [[1], ["two"]]);
});
