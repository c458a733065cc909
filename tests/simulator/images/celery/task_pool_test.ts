import assert from "node:assert/strict";
import { MODULE, smallBroker } from "./small_broker.ts";

Deno.test("tasks that wait run side by side", () => {
  const { run } = smallBroker();
  const text = `import time\n${MODULE}\n@app.task\ndef slow(x):\n    time.sleep(10)\n    return x\n`;
  for (const value of [1, 2, 3]) run(`celery -A tasks call tasks.slow --args=[${value}]`, { text });
  const { err } = run("celery -A tasks worker -l info", { calls: 9, text });
  const ended = [
    ...err.matchAll(
      /:(\d\d),\d+: INFO\/(ForkPoolWorker-\d)\] Task tasks\.slow\S+ succeeded in 10\.00031s: (\d)/g,
    ),
  ];
  assert.deepEqual(ended.map(([, , worker, value]) => `${worker} ${value}`), [
    "ForkPoolWorker-1 1",
    "ForkPoolWorker-2 2",
    "ForkPoolWorker-3 3",
  ]);
  assert.equal(new Set(ended.map(([, second]) => second)).size, 1);
});
