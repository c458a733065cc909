import assert from "node:assert/strict";
import type { Run } from "../../../../src/simulator/host/process.ts";
import { makePipe } from "../../../../src/simulator/host/pipe.ts";
import type { Stream } from "../../../../src/simulator/host/stream.ts";
import { connected } from "../../../../src/simulator/userland/shell/pipe.ts";

function* producer(output: Stream, log: string[]): Run {
  try {
    for (let n = 1;; n++) {
      output.write(`${n}\n`);
      yield { kind: "sleep", ms: 1000 };
    }
  } finally {
    log.push("producer ended");
  }
}

Deno.test("what is written is read at once, and time passes for both", () => {
  const pipe = makePipe(1);
  const log: string[] = [];
  const consumer = (function* (): Run {
    while (log.length < 2) {
      const line = pipe.input.readLine();
      if (line === undefined) yield { kind: "ready", of: pipe.input };
      else log.push(line.trim());
    }
    return 7;
  })();
  const work = connected(producer(pipe.output, log), pipe, consumer);
  const waits: string[] = [];
  let step = work.next();
  for (; !step.done; step = work.next()) waits.push(step.value.kind);
  assert.deepEqual(waits, ["sleep"]);
  assert.deepEqual(log, ["1", "2", "producer ended"]);
  assert.equal(step.value, 7);
});
