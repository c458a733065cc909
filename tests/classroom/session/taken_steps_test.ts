import assert from "node:assert/strict";
import { smallHead, SmallSession } from "./small_session.ts";

/** Steps in whose middle something is laid ready, and one whose goal has to hold for a while. */
const LESSON = `${smallHead()}
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

async function taken(
  work: (small: SmallSession) => Promise<void>,
  file = "",
  lesson = LESSON,
): Promise<string> {
  const small = await SmallSession.open(lesson, file);
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

Deno.test("a look counts as tried in vain where something is not reached, and not where it has only to hold", async () => {
  await taken(async (small) => {
    const { session } = small;
    await session.check();
    assert.equal(small.run.failures, 0, "there is no goal");
    await session.skip();
    await session.check();
    assert.equal(small.run.failures, 1);
    await small.type("touch note");
    await session.check();
    assert.equal(small.run.failures, 1);
  });
});

Deno.test("a line counts as typed when it has been, and not when it is about to be", async () => {
  await taken(async (small) => {
    const { session } = small;
    await session.predict(0, "a");
    const pass = Promise.withResolvers<void>();
    const passing = session.world!.pace.inTurn(() => pass.promise);
    const typing = session.typeLine(0);
    await new Promise<void>((go) => setTimeout(go, 10));
    assert.deepEqual([...session.state.typed], []);
    pass.resolve();
    await Promise.all([passing, typing]);
    assert.deepEqual([...session.state.typed], [[0, ["echo one"]]]);
    assert.deepEqual(small.run.ran, []);
    await small.until(() => small.run.ran.includes(0));
    assert.match(small.shown(), /echo one\r\n\S*one\r\n/);
  });
});

Deno.test("keys, and a command that goes on, are done when the last of their lines has been typed", async () => {
  const lesson = LESSON.replace(
    "```sh lesson:run\ndocker volume ls",
    '```sh lesson:run until="go on"\ntrue\necho go on; sleep 60',
  )
    .replace("## Hold", "```keys lesson:run\nCtrl-Z Ctrl-C\n```\n\n## Hold");
  await taken(
    async (small) => {
      const { session } = small;
      const [, , goesOn, keys] = session.state.lesson.steps[0]!.blocks.keys();
      const ran: number[][] = [];
      for (const index of [goesOn!, goesOn!, keys!, keys!]) {
        await session.typeLine(index);
        await small.live(500);
        ran.push([...small.run.ran]);
      }
      assert.deepEqual(ran, [[], [goesOn], [goesOn], [goesOn, keys]]);
    },
    "",
    lesson,
  );
});

/** Where the learner is, at the terminal that a step's commands are typed in when it is passed by. */
const PLACES: [name: string, typed: string[]][] = [
  ["a line that was begun", ["kub"]],
  ["a shell in a container", ["docker run -it --rm alpine sh\r"]],
  ["a program that goes on", ["kubectl get pods -w\r"]],
  ["an editor", ["vim x\r"]],
];

for (const [name, typed] of PLACES) {
  Deno.test(`passed by from within ${name}, the step brings what it would have brought`, async () => {
    await taken(async (small) => {
      const { session } = small;
      await session.skip();
      for (const text of typed) {
        await session.key(text, 1);
        await small.live(4000);
      }
      await session.skip();
      assert.equal(session.state.runs[1]!.outcome, "skipped");
      assert.equal(await session.world!.classroom.view.host!.readFile("/home/ahab/note"), "");
      await small.type("echo here");
      assert.match(small.shown(), /here\r\n[^\n]*here/);
    });
  });
}

Deno.test("a step whose goal does not come of its commands is not passed by, and says what does not hold", async () => {
  await taken(async (small) => {
    const { session } = small;
    await session.skip();
    await small.type("touch() { false; }");
    const refused = await session.skip().then(() => assert.fail("passed by"), (error: Error) => error);
    assert.equal(refused.name, "ActRefused");
    assert.match(refused.message, /this does not hold: [^]*\/home\/ahab\/note[^]*Begun anew/);
    assert.deepEqual([session.state.at, session.state.isFinished, small.run.outcome], [1, false, "open"]);
    // Who does it by hand now has seen how.
    await small.type("command touch note");
    await small.until(() => small.run.outcome !== "open");
    assert.equal(small.run.outcome, "shown");
    await session.reset();
    assert.equal(await session.world!.classroom.view.host!.readFile("/home/ahab/note"), undefined);
    await session.skip();
    assert.equal(session.state.isFinished, true);
  });
});

/** Steps that break what the learner may have removed: as one begins, and in the middle of another. */
const BREAKING = `${LESSON}
## Broken {#broken}

\`\`\`yaml lesson:break
run: docker volume rm after-the-question
\`\`\`

\`\`\`sh lesson:run
docker volume ls
\`\`\`

\`\`\`yaml lesson:world
run: docker volume create later
\`\`\`

\`\`\`yaml lesson:break
run: rm note
\`\`\`

## After {#after}

All is well.
`;

/** What the learner has tidied up, and what the step then says that it lacks. */
const TIDIED: [name: string, line: string, unmade: RegExp, there: string[]][] = [
  [
    "as it begins",
    "docker volume rm after-the-question",
    /^docker volume rm after-the-question ends with 1: /,
    ["later"],
  ],
  ["after a command", "rm note", /^rm note ends with 1: /, ["later"]],
];

for (const [name, line, unmade, there] of TIDIED) {
  Deno.test(`what a step needs ${name} and cannot be made is said, until it begins anew`, async () => {
    const atBroken = async (small: SmallSession) => {
      const { session } = small;
      await session.skip();
      await small.type("touch note");
      await small.until(() => small.run.outcome === "solved");
      await small.type(line);
      await session.next();
      assert.equal(session.state.at, 2);
      await session.typeLine(1);
      await small.until(() => small.run.ran.includes(1) && session.state.working === undefined);
      assert.match(session.state.unmade!, unmade);
      assert.deepEqual(await volumes(small), there);
      await small.type("docker volume create mine");
    };
    const file = await taken(atBroken, "", BREAKING);
    await taken(
      async (small) => {
        const { session } = small;
        assert.match(session.state.unmade!, unmade);
        assert.deepEqual(await volumes(small), [...there, "mine"], "nothing that came after it is lost");
        session.back();
        assert.equal(session.state.unmade, undefined);
        await session.next();
        assert.equal(await session.reset(), true);
        assert.deepEqual([session.state.at, session.state.unmade], [2, undefined]);
        assert.deepEqual(await volumes(small), []);
        await session.typeLine(1);
        await small.until(() => small.run.ran.includes(1) && session.state.working === undefined);
        assert.deepEqual([await volumes(small), session.state.unmade], [["later"], undefined]);
      },
      file,
      BREAKING,
    );
    await taken(
      async (small) => {
        const { session } = small;
        assert.match(session.state.unmade!, unmade);
        await session.typeLine(1);
        await session.next();
        assert.deepEqual([session.state.at, session.state.unmade], [3, undefined]);
      },
      file,
      BREAKING,
    );
  });
}

Deno.test("killed while its world is made from the beginning, a step is where it was, or begins anew", async () => {
  const small = await SmallSession.open(BREAKING);
  const { session } = small;
  await session.skip();
  await small.type("touch note");
  await small.until(() => small.run.outcome === "solved");
  await small.type("docker volume rm after-the-question");
  await session.next();
  const files = new Set<string>();
  let isOver = false;
  const reset = session.reset().finally(() => isOver = true);
  while (!isOver) {
    files.add(small.file);
    await new Promise<void>((go) => setImmediate(go));
  }
  await reset;
  await session.close();
  files.add(small.file);
  const made: boolean[] = [];
  for (const file of files) {
    await taken(
      async ({ session: { state, world } }) => {
        assert.deepEqual([state.at, state.reached], [2, 2]);
        assert.equal(await world!.classroom.view.host!.readFile("/home/ahab/note"), "");
        made.push(state.unmade === undefined);
      },
      file,
      BREAKING,
    );
  }
  assert.deepEqual([made[0], made.at(-1)], [false, true]);
  assert.deepEqual(made, made.toSorted((one, other) => Number(one) - Number(other)));
});

Deno.test("where what came before a step cannot be made again, that is said, and the shell is there", async () => {
  const lesson = LESSON.replace("run: docker volume create after-the-question", "run: docker volume rm none");
  const small = await SmallSession.open(lesson, "", { flows: true });
  const { session } = small;
  assert.equal(session.state.unmade, undefined);
  await session.skip();
  assert.equal(session.state.unmade, undefined, "that step has been left");
  await session.openTerminal(1, { columns: 80, rows: 24 });
  assert.equal(await session.reset(), true);
  assert.deepEqual([session.state.at, session.state.reached], [1, 1]);
  assert.match(session.state.unmade!, /^docker volume rm none ends with 1/);
  await session.skip();
  assert.equal(session.state.runs[1]!.outcome, "skipped");
  await session.close();
});
