import assert from "node:assert/strict";
import type { InputText, Run } from "../../../../src/simulator/host/process.ts";
import { connected } from "../../../../src/simulator/userland/shell/pipe.ts";

function* producer(pipe: InputText, log: string[]): Run {
  try {
    for (let n = 1;; n++) {
      pipe.rest += `${n}\n`;
      yield { kind: "sleep", ms: 1000 };
    }
  } finally {
    log.push("producer ended");
  }
}

Deno.test("what is written is read at once, and time passes for both", () => {
  const pipe: InputText = { rest: "", isOpen: true };
  const log: string[] = [];
  const consumer = (function* (): Run {
    while (log.length < 2) {
      while (!pipe.rest.includes("\n")) yield { kind: "line", from: pipe };
      log.push(pipe.rest.trim());
      pipe.rest = "";
    }
    return 7;
  })();
  const work = connected(producer(pipe, log), pipe, consumer);
  const waits: string[] = [];
  let step = work.next();
  for (; !step.done; step = work.next()) waits.push(step.value.kind);
  assert.deepEqual(waits, ["sleep"]);
  assert.deepEqual(log, ["1", "2", "producer ended"]);
  assert.equal(step.value, 7);
});
