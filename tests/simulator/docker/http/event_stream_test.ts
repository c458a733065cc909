import assert from "node:assert/strict";
import { smallEngine } from "../small_engine.ts";

async function told(query: string) {
  const { queue, ask, run } = smallEngine();
  run({ Image: "busybox", Cmd: ["true"], Labels: { a: "b" } }, "job");
  await ask("POST", "/networks/create", { Name: "n1" });
  const { answer } = await ask("GET", `/events?until=${queue.now() / 1000}&${query}`);
  const text = await new Response((answer as { body: ReadableStream<Uint8Array<ArrayBuffer>> }).body).text();
  return text.trim().split("\n").filter((line) => line !== "").map((line) => JSON.parse(line));
}

const FILTERS: [filters: string, actions: string[]][] = [
  ["", ["create", "connect", "start", "disconnect", "die", "create"]],
  ['filters={"type":["network"]}', ["connect", "disconnect", "create"]],
  ['filters={"event":["die"]}', ["die"]],
  ['filters={"container":["job"]}', ["create", "start", "die"]],
  ['filters={"label":["a=b"]}', ["create", "start", "die"]],
  ['filters={"image":["busybox"]}', ["create", "start", "die"]],
];

for (const [filters, actions] of FILTERS) {
  Deno.test(`events ${filters}`, async () => {
    assert.deepEqual((await told(filters)).map(({ Action }) => Action), actions);
  });
}

Deno.test("an event says what, who, when", async () => {
  const [die] = await told('filters={"event":["die"]}');
  assert.deepEqual([die.Type, die.status, die.from, die.Actor.Attributes.exitCode], [
    "container",
    "die",
    "busybox",
    "0",
  ]);
  assert.equal(die.timeNano, die.time * 1e9);
});
