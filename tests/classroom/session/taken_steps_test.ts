import assert from "node:assert/strict";
import { SmallSession } from "./small_session.ts";

/** Steps in whose middle something is laid ready, and one whose goal has to hold for a while. */
const LESSON = `---
format: lesson/1
id: small
title: Small
minutes: 1
cards: [1]
concepts: [a.b]
backends: [sim]
world: {namespace: default}
---

## Ask {#ask}

\`\`\`yaml lesson:predict
ask: What will it say?
options: {a: one, b: two}
answer: a
why: It was written.
then: echo one
\`\`\`

\`\`\`yaml lesson:world
run: docker volume create after-the-question
\`\`\`

\`\`\`sh lesson:run
docker volume ls
\`\`\`

## Hold {#hold}

\`\`\`yaml lesson:task
goal: Make the file /home/ahab/note, which stays.
say: It has stayed.
\`\`\`

\`\`\`yaml lesson:check
items: [{file: /home/ahab/note}]
stable: 1s
\`\`\`

\`\`\`sh lesson:solution
touch note
\`\`\`
`;

async function taken(work: (small: SmallSession) => Promise<void>, file = ""): Promise<string> {
  const small = await SmallSession.open(LESSON, file);
  try {
    await work(small);
  } finally {
    await small.session.close();
  }
  return small.file;
}

const volumes = async (small: SmallSession): Promise<unknown[]> =>
  (await small.session.world!.classroom.view.engine!.volumes()).map(({ Name }) => Name);

Deno.test("what stands after a question is laid ready when it is answered and shown, or when the step is passed by", async () => {
  await taken(async (small) => {
    assert.deepEqual(await volumes(small), []);
    await small.session.predict(0, "b");
    assert.deepEqual(await volumes(small), []);
    await small.session.typeLine(0);
    await small.until(() => small.run.ran.includes(0) && small.session.state.working === undefined);
    assert.match(small.shown(), /echo one\r\n\S*one\r\n/);
    assert.deepEqual(await volumes(small), ["after-the-question"]);
  });
  await taken(async (small) => {
    await small.session.skip();
    assert.equal(small.session.state.at, 1);
    assert.deepEqual(await volumes(small), ["after-the-question"]);
    assert.match(small.shown(), /echo one[^]*docker volume ls/);
  });
});

Deno.test("a goal that has to hold for a while says for how long it has", async () => {
  await taken(async (small) => {
    const { session } = small;
    await session.skip();
    assert.equal(session.state.holding, undefined);
    await small.type("touch note");
    await small.until(() => session.state.holding !== undefined);
    await small.live(500);
    const { forMs, ofMs } = session.state.holding!;
    assert.equal(ofMs, 1000);
    assert(forMs >= 500 && forMs < 1000, `holds for ${forMs} ms`);
    assert.equal(small.run.outcome, "open");
    await small.type("rm note");
    await small.live(200);
    assert.equal(session.state.holding, undefined);
    await small.type("touch note");
    await small.live(1200);
    assert.equal(small.run.outcome, "solved");
    assert.equal(session.state.holding, undefined);
  });
});

Deno.test("steps that have been left are looked at again, and the one reached is where it was", async () => {
  await taken(async (small) => {
    const { session } = small;
    await session.skip();
    session.back();
    assert.deepEqual([session.state.at, session.state.reached], [0, 1]);
    session.back();
    assert.equal(session.state.at, 0);
    await session.next();
    assert.deepEqual([session.state.at, session.state.reached], [1, 1]);
    assert.deepEqual(await session.next(), ["the goal"]);
  });
});
