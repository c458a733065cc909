import assert from "node:assert/strict";
import { Random } from "../../../../src/simulator/clock/random.ts";
import { taskMessage } from "../../../../src/simulator/images/celery/task_message.ts";

Deno.test("each message has an id of its own, and what is given", () => {
  const random = new Random(1);
  const [first, second] = ["[1]", '["two"]'].map((given) => JSON.parse(taskMessage(random, "t", given)));
  assert.notEqual(first.id, second.id);
  assert.deepEqual([first.given, second.given], [[1], ["two"]]);
});
