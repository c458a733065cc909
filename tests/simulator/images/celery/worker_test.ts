import assert from "node:assert/strict";
import { smallBroker } from "./small_broker.ts";

const TASKS: [call: string, log: RegExp][] = [
  ["tasks.add --args=[40,2]", /INFO\/ForkPoolWorker-1\] Task tasks\.add\[\S+\] succeeded in 0\.00031s: 42\n/],
  ['tasks.add --args=["a","b"]', /succeeded in 0\.00031s: 'ab'\n/],
  ['tasks.fail --args=["x"]', /WARNING\/ForkPoolWorker-1\] about to x\n/],
  [
    'tasks.fail --args=["x"]',
    /ERROR\/ForkPoolWorker-1\] Task tasks\.fail\[\S+\] raised unexpected: ValueError\('no x'\)\n/,
  ],
  ["tasks.add --args=[1]", /TypeError: add\(\) missing 1 required positional argument: 'y'\n/],
  ["tasks.nope", /Received unregistered task of type 'tasks\.nope'/],
];

for (const [call, log] of TASKS) {
  Deno.test(`a worker runs ${call}`, () => {
    const { run } = smallBroker();
    run(`celery -A tasks call ${call}`);
    const ran = run("celery -A tasks worker --loglevel=info", { calls: 8 });
    assert.match(ran.err, log);
    assert.match(ran.out, /\.> transport: {3}amqp:\/\/snek:\*\*@rabbitmq:5672\/\/\n/);
    assert.match(ran.out, /\[tasks\]\n {2}\. tasks\.add\n {2}\. tasks\.fail\n/);
  });
}

Deno.test("a worker tells that it cannot log in, and tries again later and later", () => {
  const { err } = smallBroker().run("celery -A tasks worker", {
    env: { BROKER: "amqp://guest@rabbitmq//" },
    calls: 2,
  });
  assert.match(
    err,
    /Cannot connect to amqp:\/\/guest:\*\*@rabbitmq:5672\/\/: \(0, 0\): \(403\) ACCESS_REFUSED/,
  );
  assert.match(err, /Trying again in 4\.00 seconds\.\.\. \(2\/100\)/);
  assert.match(err, /\[Errno 111\] Connection refused/);
});
