import assert from "node:assert/strict";
import { MODULE, smallBroker } from "./small_broker.ts";

const SENDERS: [script: string, out: RegExp, message: Record<string, unknown>][] = [
  ["from tasks import add; print(add.delay(4, 38.0))", /^[\da-f-]{36}\n$/, {
    task: "tasks.add",
    given: [4, 38],
  }],
  ["from tasks import add; print(add.s(2, 3))", /^tasks\.add\(2, 3\)\n$/, {}],
  ["from tasks import add; print(add(2, 3), add.name)", /^5 tasks\.add\n$/, {}],
  ["import tasks; tasks.app.send_task('a.b', args=(1,))", /^$/, { task: "a.b", given: [1] }],
  ["import tasks; tasks.add.apply_async((1,), {'y': 2})", /^$/, {
    task: "tasks.add",
    given: [1],
    named: { y: 2 },
  }],
];

for (const [script, out, message] of SENDERS) {
  Deno.test(script, () => {
    const { broker, run } = smallBroker();
    const ran = run("python main.py", { main: script });
    assert.equal(ran.err, "");
    assert.match(ran.out, out);
    const [sent = "{}"] = broker.queues.get("celery")?.ready ?? [];
    const { id: _, ...told } = JSON.parse(sent);
    assert.deepEqual(told, message);
  });
}

Deno.test("a task may have a loop, helpers and a name of its own, and know itself", () => {
  const text = `${MODULE}
from celery import shared_task

def doubled(values):
    return [2 * one for one in values]

@shared_task
def total(values, start=0):
    for one in doubled(values):
        if one > 2:
            start += one
    return {"total": start}

@app.task(name="who", bind=True)
def own(self):
    return self.name
`;
  const { run } = smallBroker();
  run("celery -A tasks call tasks.total --args=[[1,2,3]]", { text });
  run("celery -A tasks call who", { text });
  const { err } = run("celery -A tasks worker -l info", { calls: 9, text });
  assert.match(err, /Task tasks\.total\[\S+\] succeeded in 0\.00031s: \{'total': 10\}\n/);
  assert.match(err, /Task who\[\S+\] succeeded in 0\.00031s: 'who'\n/);
});

Deno.test("who cannot reach the broker is told so", () => {
  const text = MODULE.replace('os.environ["BROKER"]', '"amqp://nowhere"');
  const { err } = smallBroker().run("python main.py", {
    text,
    main: "import tasks\ntasks.add.delay(1, 2)\n",
  });
  assert.match(err, /kombu\.exceptions\.OperationalError: \[Errno 111\] Connection refused\n$/);
});
