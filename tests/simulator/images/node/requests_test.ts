import assert from "node:assert/strict";
import { Requests } from "../../../../src/simulator/images/node/requests.ts";
import type { FetchOutcome } from "../../../../src/simulator/host/process.ts";

const TARGET = { host: "a", port: 80, isSecure: false, method: "GET", path: "/", headers: {}, body: "" };
const ANSWER = { status: 200, headers: {}, body: "aye" };

Deno.test("an answer comes at once or later", async () => {
  const outcomes: FetchOutcome[] = [
    { kind: "refused", address: "10.0.0.1" },
    { kind: "pending", address: "10.0.0.1", answer: Promise.resolve(ANSWER) },
  ];
  let told = 0;
  const requests = new Requests({ fetch: () => outcomes.shift()! }, () => void told++);
  requests.add(1, TARGET);
  requests.add(2, TARGET);
  assert.ok(requests.start());
  assert.deepEqual(requests.takeDone(), { id: 1, outcome: { kind: "refused", address: "10.0.0.1" } });
  assert.ok(requests.start());
  assert.ok(!requests.start() && requests.isBusy);
  await Promise.resolve();
  await Promise.resolve();
  assert.equal(told, 1);
  assert.deepEqual(requests.takeDone()?.outcome.answer, ANSWER);
  assert.ok(!requests.isBusy);
});
