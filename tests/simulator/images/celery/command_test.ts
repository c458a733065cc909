import assert from "node:assert/strict";
import { smallBroker } from "./small_broker.ts";

const REFUSED: [line: string, code: number, err: RegExp][] = [
  ["celery flower", 2, /Error: No such command 'flower'\.\n$/],
  ["celery worker", 2, /Unable to load celery application\.\n$/],
  ["celery -A celrab worker", 2, /The module celrab was not found\.\n$/],
  ["celery -A tasks:nope worker", 2, /Error: \nUnable .*\nModule 'tasks' has no attribute 'nope'\n$/],
  ["celery -A tasks call tasks.add -a 3", 2, /'-a' \/ '--args': 3 was not an array\n$/],
  ["celery -A tasks call tasks.add -a [1", 2, /Expecting ',' delimiter: line 1 column 3 \(char 2\)\n$/],
  ["celery -A tasks worker -l loud", 2, /LOUD is not one of the levels/],
  ["celery -A tasks -b redis://redis worker", 1, /reaches its broker by amqp:\/\/ alone/],
  [
    "celery -A tasks -b amqp://nowhere call tasks.add",
    1,
    /OperationalError: \[Errno 111\] Connection refused\n$/,
  ],
];

for (const [line, code, err] of REFUSED) {
  Deno.test(`refused: ${line}`, () => {
    const ran = smallBroker().run(line);
    assert.equal(ran.code, code);
    assert.match(ran.err, err);
  });
}

Deno.test("the variables that a module asks for have to be there", () => {
  const text = 'import os\nfrom celery import Celery\napp = Celery("tasks", broker=os.environ["NOPE"])\n';
  const ran = smallBroker().run("celery -A tasks worker", { text });
  assert.match(ran.err, /KeyError: 'NOPE'\n$/);
});

Deno.test("a call puts a task into the queue and tells its id", () => {
  const { broker, run } = smallBroker();
  const ran = run("celery -A tasks call tasks.add --args=[40,2]");
  assert.match(ran.out, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}\n$/);
  const [message = ""] = broker.queues.get("celery")!.ready;
  assert.deepEqual(JSON.parse(message), { id: ran.out.trim(), task: "tasks.add", given: [40, 2] });
  assert.equal(broker.connections.size, 0);
});
