import assert from "node:assert/strict";
import {
  loadCeleryApplication,
  type LoadedApplication,
} from "../../../../src/simulator/images/celery/application.ts";
import { filesOf } from "../../../../src/simulator/images/image_profile.ts";
import { python } from "../../../../src/simulator/images/python.ts";
import { SITE_PACKAGES } from "../../../../src/simulator/images/python_packages.ts";
import { runArgv } from "../machine.ts";
import { ENV, MODULE } from "./small_broker.ts";

function loaded(text: string, given = "tasks") {
  const files = filesOf(python);
  files.write("/src/tasks.py", text);
  files.makeFolder(`${SITE_PACKAGES}/celery`);
  const { process } = runArgv(["true"], { image: python, env: ENV, files, cwd: "/src" });
  return loadCeleryApplication(process, given).next().value;
}

Deno.test("a module tells its tasks, its broker and its schedule", () => {
  const { application: { name, broker, tasks, schedule } } = loaded(MODULE) as LoadedApplication;
  assert.deepEqual([name, broker], ["tasks", ENV.BROKER]);
  assert.deepEqual(tasks.map((task) => task.name), ["tasks.add", "tasks.fail"]);
  assert.deepEqual(schedule.map(({ label, task, everyMs }) => [label, task, everyMs]), [
    ["tasks.add(2, 3)", "tasks.add", 5000],
  ]);
});

const SCHEDULED = `from celery import Celery
from datetime import timedelta
app = Celery("tasks")
app.conf.update(broker_url="amqp://later//")
app.conf.beat_schedule = {
    "every half minute": {"task": "tasks.add", "schedule": 30.0, "args": (16, 16)},
    "hourly": {"task": "tasks.add", "schedule": timedelta(hours=1)},
}

@app.task(name="sum.of", bind=True)
def add(self, x, y):
    return x + y
`;

Deno.test("the configuration may come later", () => {
  const { application: { broker, tasks, schedule } } = loaded(SCHEDULED) as LoadedApplication;
  assert.equal(broker, "amqp://later//");
  assert.deepEqual(tasks.map(({ name, isBound }) => [name, isBound]), [["sum.of", true]]);
  assert.deepEqual(schedule.map(({ label, everyMs }) => [label, everyMs]), [
    ["every half minute", 30_000],
    ["hourly", 3_600_000],
  ]);
});

Deno.test("a module without an application is none", () => {
  assert.equal(loaded("a = 1\n"), "\nModule 'tasks' has no attribute 'celery'");
  assert.equal(loaded("", "other"), "\nThe module other was not found.");
});
