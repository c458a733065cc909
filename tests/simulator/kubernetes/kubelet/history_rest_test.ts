import assert from "node:assert/strict";
import { EventQueue } from "../../../../src/simulator/clock/event_queue.ts";
import { HistoryRest } from "../../../../src/simulator/kubernetes/kubelet/history_rest.ts";

Deno.test("what rests is woken once, at the end of history; afterwards nothing rests", () => {
  const rest = new HistoryRest(new EventQueue(0), 1000);
  const woken: string[] = [];
  rest.begin(() => void woken.push("a"));
  const cancel = rest.begin(() => void woken.push("b"));
  cancel!();
  rest.end();
  rest.end();
  assert.deepEqual(woken, ["a"]);
  assert.equal(rest.begin(() => {}), undefined);
});

Deno.test("a status of long ago is written once, when all of it has happened", () => {
  const queue = new EventQueue(0);
  const rest = new HistoryRest(queue, 1000);
  assert.equal(rest.reportDelayMs(15), 40_000);
  queue.advance(1000);
  assert.equal(rest.reportDelayMs(15), 15);
});
