import assert from "node:assert/strict";
import { readCeleryApplication } from "../../../../src/simulator/images/celery/application.ts";
import { python } from "../../../../src/simulator/images/python.ts";
import { runArgv } from "../machine.ts";
import { ENV, MODULE } from "./small_broker.ts";

Deno.test("a module tells its tasks, its broker and its schedule", () => {
  const { process } = runArgv(["true"], { image: python, env: ENV });
  const { name, broker, tasks, schedule } = readCeleryApplication(process, "tasks", MODULE);
  assert.deepEqual([name, broker], ["tasks", ENV.BROKER]);
  assert.deepEqual(tasks.map((task) => [task.name, task.parameters]), [["tasks.add", ["x", "y"]], [
    "tasks.fail",
    ["x"],
  ]]);
  assert.deepEqual(schedule, [{
    label: "tasks.add(2, 3)",
    task: "tasks.add",
    everyMs: 5000,
    given: [2n, 3n],
  }]);
});

Deno.test("a module without an application is none", () => {
  const { process } = runArgv(["true"], { image: python });
  assert.throws(() => readCeleryApplication(process, "x", "a = 1\n"), /module 'x' has no attribute 'celery'/);
});
