import assert from "node:assert/strict";
import { Asking, type Question } from "../../src/classroom/asking.ts";
import type { FetchAnswer } from "../../src/lessons/checks/world_view.ts";

const GOOD: FetchAnswer = { status: 200, body: "" };
const BAD: FetchAnswer = { failure: "connection refused" };
const question: Question = { url: "http://localhost/", from: "host" };

/** How often the world was asked when a second question came under these conditions. */
const cases: [name: string, first: FetchAnswer, laterMs: number, changed: boolean, asked: number][] = [
  ["nothing has changed", GOOD, 60_000, false, 1],
  ["something has changed", GOOD, 0, true, 2],
  ["there was no answer, just now", BAD, 900, false, 1],
  ["there was no answer, and some time has passed", BAD, 1000, false, 2],
  ["the answer was an error, and some time has passed", { status: 503, body: "" }, 1000, false, 2],
];

for (const [name, first, laterMs, changed, expected] of cases) {
  Deno.test(`asked again where ${name}: ${expected} in all`, async () => {
    let now = 0;
    let asked = 0;
    const asking = new Asking({
      now: () => now,
      put: () => (asked++, Promise.resolve(first)),
      onAnswer: () => {},
    });
    assert.deepEqual(await asking.ask(question), first);
    now += laterMs;
    if (changed) asking.changed();
    assert.deepEqual(await asking.ask(question), first);
    assert.equal(asked, expected);
  });
}

Deno.test("an answer that takes long is none yet, and is told when it comes", async () => {
  const { promise, resolve } = Promise.withResolvers<FetchAnswer>();
  let told = 0;
  let asked = 0;
  const asking = new Asking({ now: () => 0, put: () => (asked++, promise), onAnswer: () => void told++ });
  assert.deepEqual(await asking.ask(question), { failure: "no answer has come yet" });
  asking.changed();
  assert.deepEqual(await asking.ask(question), { failure: "no answer has come yet" });
  resolve(GOOD);
  await promise;
  await new Promise<void>((go) => setTimeout(go, 0));
  assert.equal(told, 1);
  assert.equal(asked, 1);
  asking.changed();
  assert.deepEqual(await asking.ask(question), GOOD);
});

Deno.test("a request that cannot be made is an answer, too", async () => {
  const asking = new Asking({
    now: () => 0,
    put: () => Promise.reject(new Error("no route")),
    onAnswer: () => {},
  });
  assert.deepEqual(await asking.ask(question), { failure: "no route" });
});

Deno.test("different questions have answers of their own", async () => {
  const asking = new Asking({
    now: () => 0,
    put: ({ from }) => Promise.resolve({ failure: from }),
    onAnswer: () => {},
  });
  assert.deepEqual(await asking.ask(question), { failure: "host" });
  assert.deepEqual(await asking.ask({ ...question, from: "cluster" }), { failure: "cluster" });
});
