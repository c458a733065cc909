import assert from "node:assert/strict";
import { Random } from "../../../src/simulator/clock/random.ts";
import { smallHead, SmallSession } from "./small_session.ts";

const LESSON = `${
  smallHead(`world: {namespace: default, run: docker volume create given}
facts:
  made: {of: {volume: mine}}`)
}
## See {#see}

\`\`\`sh lesson:run
docker volume ls
\`\`\`

\`\`\`text lesson:file path=/home/ahab/note.txt
read me
\`\`\`

## Do {#do}

\`\`\`yaml lesson:task
goal: Make a volume mine.
say: "The volume {{made}} is there."
\`\`\`

\`\`\`yaml lesson:check
items: [{volume: mine}]
\`\`\`

\`\`\`yaml lesson:mistakes
- id: other-name
  when: {volume: mein}
  say: It is called mein.
  look: docker volume ls
  review: a.b
  provoke: docker volume create mein
\`\`\`

\`\`\`yaml lesson:hints
- Volumes have a command of their own.
\`\`\`

\`\`\`sh lesson:solution
docker volume create mine
\`\`\`
`;

async function withSession(
  work: (small: SmallSession) => Promise<void>,
  file = "",
): Promise<string> {
  const small = await SmallSession.open(LESSON, file);
  try {
    await work(small);
  } finally {
    await small.session.close();
  }
  return small.file;
}

/** Through the first step, to the task. */
async function toTask(small: SmallSession): Promise<void> {
  await small.session.typeLine(0);
  await small.until(() => small.run.ran.includes(0));
  assert.deepEqual(await small.session.next(), []);
}

async function volumes(small: SmallSession): Promise<unknown[]> {
  const all = await small.session.world!.classroom.view.engine!.volumes();
  return all.map(({ Name }) => Name);
}

Deno.test("a lesson from its beginning to its end", async () => {
  await withSession(async (small) => {
    const { session } = small;
    assert.deepEqual(await session.next(), ["one command"]);
    await toTask(small);
    assert.match(small.shown(), /docker volume ls[^]*given/);
    assert.deepEqual(await session.next(), ["the goal"]);
    await small.type("cat note.txt; docker volume create mine");
    await small.until(() => small.run.outcome === "solved");
    assert.match(small.shown(), /read me/);
    assert.equal(session.state.values.get("made"), "mine");
    await session.next();
    assert.deepEqual(
      small.told.map((event) => "step" in event ? `${event.step} ${event.outcome}` : event.did),
      ["open", "see read", "do solved", "finish"],
    );
  });
});

Deno.test("a line that was typed by hand counts as run", async () => {
  await withSession(async (small) => {
    await small.type("docker volume ls");
    assert.deepEqual(small.run.ran, [0]);
  });
});

Deno.test("a mistake that stays is told, and is remembered as one", async () => {
  await withSession(async (small) => {
    await toTask(small);
    await small.type("docker volume create mein");
    assert.equal(small.run.mistake, undefined);
    await small.live(2500);
    assert.equal(small.run.mistake, "other-name");
    assert.equal(small.run.failures, 1);
    assert.deepEqual(small.told.filter(({ did }) => did === "recall").map((event) => ({ ...event, at: 0 })), [
      { at: 0, did: "recall", concept: "a.b", isRight: false },
    ]);
    await small.type("docker volume rm mein");
    await small.live(600);
    assert.equal(small.run.mistake, undefined);
  });
});

Deno.test("commands are taken back, one after another, and what was shown with them", async () => {
  await withSession(async (small) => {
    const { session } = small;
    await toTask(small);
    await small.type("docker volume create one");
    await small.type("docker volume create two");
    assert.deepEqual(await volumes(small), ["given", "one", "two"]);
    assert.equal(await session.undo(), true);
    assert.deepEqual(await volumes(small), ["given", "one"]);
    assert.doesNotMatch(small.shown(), /two/);
    assert.equal(await session.undo(), true);
    assert.equal(await session.undo(), false);
    assert.deepEqual(await volumes(small), ["given"]);
    await small.type("docker volume create mine");
    await small.until(() => small.run.outcome === "solved");
  });
});

Deno.test("a step begins anew, and knows the help that there was", async () => {
  await withSession(async (small) => {
    const { session } = small;
    await toTask(small);
    await session.hint();
    await small.type("docker volume create one");
    await session.reset();
    assert.deepEqual(await volumes(small), ["given"]);
    await small.type("docker volume create mine");
    await small.until(() => small.run.outcome === "hinted");
  });
});

Deno.test("what is laid ready before a step is there again after it was reset", async () => {
  await withSession(async (small) => {
    await small.session.typeLine(0);
    await small.until(() => small.run.ran.includes(0));
    await small.type("rm note.txt");
    await small.session.reset();
    assert.deepEqual(small.run.ran, []);
    await small.session.typeLine(0);
    await small.until(() => small.run.ran.includes(0));
    await small.type("cat note.txt");
    assert.match(small.shown(), /read me/);
  });
});

Deno.test("a step that is passed by brings what it would have brought", async () => {
  await withSession(async (small) => {
    await small.session.skip();
    assert.equal(small.session.state.at, 1);
    await small.session.skip();
    assert.equal(small.run.outcome, "skipped");
    assert.deepEqual(await volumes(small), ["given", "mine"]);
  });
});

Deno.test("what is played in a copy changes nothing", async () => {
  await withSession(async (small) => {
    const { session } = small;
    await toTask(small);
    await small.type("docker volume create one");
    const { file } = small;
    await session.beginFreePlay();
    assert.deepEqual(await volumes(small), ["given", "one"]);
    await small.type("docker volume rm one; docker volume create mine");
    await small.live(1000);
    assert.equal(small.run.outcome, "open");
    assert.equal(small.file, file);
    await session.endFreePlay();
    assert.deepEqual(await volumes(small), ["given", "one"]);
    await small.type("docker volume create mine");
    await small.until(() => small.run.outcome === "solved");
  });
});

Deno.test("free play begins anew with all that was there when it began", async () => {
  await withSession(async (small) => {
    const { session } = small;
    await toTask(small);
    await small.type("docker volume create one");
    await session.beginFreePlay();
    await small.type("docker volume rm one given; docker volume create mine");
    assert.equal(await session.reset(), true);
    assert.ok(session.state.isFreePlay);
    assert.deepEqual(await volumes(small), ["given", "one"]);
    assert.match(small.shown(), /docker volume create one/);
    await session.endFreePlay();
    assert.deepEqual(await volumes(small), ["given", "one"]);
  });
});

Deno.test("it goes on where it was when the program ended", async () => {
  let shown = "";
  const file = await withSession(async (small) => {
    await toTask(small);
    await small.session.hint();
    await small.type("docker volume create one; docker run -d --name web nginx");
    shown = small.shown();
  });
  await withSession(async (small) => {
    assert.equal(small.session.state.at, 1);
    assert.equal(small.run.hintsShown, 1);
    assert.ok(small.shown().startsWith(shown), "what was shown is shown again");
    assert.deepEqual(await volumes(small), ["given", "one"]);
    await small.type("docker volume create mine");
    await small.until(() => small.run.outcome === "hinted");
  }, file);
});

Deno.test("killed at any point of a step, it goes on, and can be brought to its end", async () => {
  const file = await withSession(async (small) => {
    await toTask(small);
    await small.type("docker volume create mein");
    await small.live(2500);
    await small.session.undo();
    await small.type("docker volume create mine");
    await small.until(() => small.run.outcome === "solved");
  });
  const seed = 6;
  const random = new Random(seed);
  for (let count = 0; count < KILLS; count++) {
    const length = Math.floor(random.next() * file.length);
    await withSession(async (small) => {
      const where = `seed ${seed}, killed after ${length} of ${file.length}`;
      while (small.session.state.at === 0) await small.session.skip();
      assert.ok((await volumes(small)).includes("given"), where);
      if (small.run.outcome === "open") await small.type("docker volume create mine");
      await small.until(() => small.run.outcome === "solved");
    }, file.slice(0, length));
  }
});

const KILLS = 12;

Deno.test("the lesson is there before its world, and what is done meanwhile waits for it", async () => {
  const small = SmallSession.begin(LESSON);
  const { session } = small;
  assert.equal(session.world, undefined);
  assert.equal(session.state.working, "The lesson's world is being made.");
  assert.equal(session.state.lesson.steps[session.state.at]!.title, "See");
  const terminal = session.openTerminal(1, { columns: 80, rows: 24 });
  const keys = session.key("docker volume ls\r", 1);
  await terminal;
  await keys;
  await small.until(() => small.run.ran.includes(0));
  assert.match(small.shown(), /given/);
  assert.equal(session.state.working, undefined);
  await session.close();
});

Deno.test("a world that cannot be made is told to who waits for it, and what was to be done there with it", async () => {
  const small = SmallSession.begin(LESSON.replace("docker volume create given", "ls /none"));
  await assert.rejects(small.session.ready, /ls \/none ends with 2/);
  await assert.rejects(small.session.openTerminal(1, { columns: 80, rows: 24 }), /ls \/none ends with 2/);
  await assert.rejects(small.session.next());
  await small.session.close();
});

type Act = "undo" | "reset" | "skip" | "next" | "hint" | "freePlay";
const acts: Readonly<Record<Act, (small: SmallSession) => Promise<unknown>>> = {
  undo: ({ session }) => session.undo(),
  reset: ({ session }) => session.reset(),
  skip: ({ session }) => session.skip(),
  next: ({ session }) => session.next(),
  hint: ({ session }) => session.hint(),
  freePlay: ({ session }) => session.beginFreePlay(),
};

/** At the task, with volumes `one` and `two` made by hand: acts begun at once, what each comes to, what is there then. */
const atOnce: [acts: Act[], come: unknown[], volumes: string[]][] = [
  [["undo", "undo"], [true, true], ["given"]],
  [["undo", "undo", "undo"], [true, true, false], ["given"]],
  [["undo", "reset"], [true, true], ["given"]],
  [["reset", "reset"], [true, "Beginning anew is under way."], ["given"]],
  [["reset", "undo"], [true, false], ["given"]],
  [["undo", "skip"], [true, undefined], ["given", "mine", "one"]],
  [["skip", "skip"], [undefined, "Skipping is under way."], ["given", "mine", "one", "two"]],
  [["skip", "undo"], [undefined, true], ["given", "one", "two"]],
  [["next", "next"], [["the goal"], "Going on is under way."], ["given", "one", "two"]],
  [["undo", "next"], [true, ["the goal"]], ["given", "one"]],
  [["hint", "undo", "hint"], [undefined, true, undefined], ["given", "one"]],
  [["freePlay", "next"], [undefined, "Free play has to end first."], ["given", "one", "two"]],
  [["freePlay", "skip"], [undefined, "Free play has to end first."], ["given", "one", "two"]],
  [["freePlay", "undo"], [undefined, true], ["given", "one"]],
];

for (const [names, come, there] of atOnce) {
  Deno.test(`${names.join(" and ")} at once: ${JSON.stringify(come)}`, async () => {
    await withSession(async (small) => {
      await toTask(small);
      await small.type("docker volume create one");
      await small.type("docker volume create two");
      const begun = names.map((name) => acts[name](small).catch((error: Error) => error.message));
      assert.deepEqual(await Promise.all(begun), come);
      assert.deepEqual(await volumes(small), there);
      assert.equal(small.session.state.working, undefined);
      await small.type("docker volume create after");
      assert.ok((await volumes(small)).includes("after"));
    });
  });
}

Deno.test("keys typed while something is taken back are typed after it", async () => {
  await withSession(async (small) => {
    await toTask(small);
    await small.type("docker volume create one");
    const undone = small.session.undo();
    const typed = [..."docker volume create two\r"].map((key) => small.session.key(key, 1));
    assert.equal(await undone, true);
    await Promise.all(typed);
    await small.live(500);
    assert.deepEqual(await volumes(small), ["given", "two"]);
  });
});

/** A step is being passed by when the lesson is left: what it comes to. */
const leavings: [when: string, hasBegun: boolean, comes: string, there: string[]][] = [
  ["before it begins", false, "ActRefused", ["given", "one"]],
  // The command under way comes to its end.
  ["when it has begun", true, "PaceStopped", ["given", "mine", "one"]],
];

for (const [when, hasBegun, comes, there] of leavings) {
  Deno.test(`it is left while something is under way, ${when}, and can be gone on with`, async () => {
    const small = await SmallSession.open(LESSON);
    await toTask(small);
    await small.type("docker volume create one");
    const left = small.session.skip().then(() => "done", (error: Error) => error.name);
    if (hasBegun) await turnsUntil(() => small.session.state.working !== undefined);
    await small.session.close();
    assert.equal(await left, comes);
    await withSession(async (again) => {
      assert.deepEqual(await volumes(again), there);
      if (again.run.outcome === "open") await again.session.skip();
      assert.deepEqual(await volumes(again), ["given", "mine", "one"]);
    }, small.file);
  });
}

async function turnsUntil(isSo: () => boolean): Promise<void> {
  for (let turn = 0; !isSo() && turn < 1000; turn++) await new Promise<void>((go) => setImmediate(go));
  assert(isSo());
}

/** A lesson whose second command is typed at another terminal. */
const TWO_TERMINALS = LESSON.replace(
  "docker volume ls\n```",
  "docker volume ls\n```\n\n```sh lesson:run terminal=2\necho from the other side\n```",
);

Deno.test("two terminals: a command of the lesson opens the second one; undo takes back what was last, wherever it was", async () => {
  const small = await SmallSession.open(TWO_TERMINALS);
  const { session } = small;
  await session.typeLine(0);
  await small.until(() => small.run.ran.includes(0));
  await session.typeLine(1);
  await small.until(() => small.run.ran.includes(1));
  assert.match(small.shown(2), /echo from the other side\r\n\S*from the other side/);
  assert.doesNotMatch(small.shown(1), /other side/);
  await session.next();
  await small.type("docker volume create one", 1);
  await small.type("cd /tmp; docker volume create two", 2);
  await small.type("docker volume create three", 1);
  for (const left of [["given", "one", "two"], ["given", "one"], ["given"]]) {
    assert.equal(await session.undo(), true);
    assert.deepEqual(await volumes(small), left);
  }
  assert.equal(await session.undo(), false);
  assert.match(small.shown(2), /from the other side/);
  await small.type("pwd", 2);
  assert.match(small.shown(2), /\/home\/ahab\r?\n[^\n]*$/);
  await session.close();
});

Deno.test("two terminals are there again after the program ended, each with what it had shown", async () => {
  const first = await SmallSession.open(LESSON);
  await toTask(first);
  await first.session.openTerminal(2, { columns: 60, rows: 20 });
  await first.type("cd /tmp; KEPT=yes", 2);
  await first.type("docker volume create one", 1);
  // Half a line is there again, too.
  await first.session.key("echo $KE", 2);
  const shown = [1, 2].map((number) => first.shown(number));
  await first.session.close();
  const again = await SmallSession.open(LESSON, first.file);
  assert.deepEqual([1, 2].map((number) => again.shown(number)), shown);
  await again.type("PT; pwd", 2);
  assert.match(again.shown(2), /echo \$KEPT; pwd\r\n\S*yes\r\n\/tmp\r\n/);
  assert.deepEqual(await volumes(again), ["given", "one"]);
  await again.session.close();
});

Deno.test("a command that failed at one terminal is no failure of what is done at the other", async () => {
  await withSession(async (small) => {
    await toTask(small);
    await small.type("true", 2);
    await small.type("ls /none", 2);
    const { failures } = small.run;
    assert.equal(failures, 1);
    await small.type("docker volume create one", 1);
    await small.type("echo fine", 1);
    assert.equal(small.run.failures, failures);
  });
});

Deno.test("where there is no past to go back to, a step begins anew in a new world, after what came before it", async () => {
  const small = await SmallSession.open(LESSON, "", { flows: true });
  try {
    const { session } = small;
    await session.skip();
    const first = session.world!.classroom;
    await session.world!.pace.inTurn(() => first.run("docker volume create mine"));
    assert.equal((await first.view.engine!.volumes()).length, 2);
    await assert.rejects(session.undo(), /No command is taken back on a real cluster/);
    await assert.rejects(session.beginFreePlay(), /A real cluster cannot be copied/);
    assert.equal(session.world!.classroom, first);
    assert.equal(await session.reset(), true);
    const { view } = session.world!.classroom;
    assert.notEqual(session.world!.classroom, first);
    assert.equal(session.state.reached, 1);
    assert.deepEqual((await view.engine!.volumes()).map(({ Name }) => Name), ["given"]);
    assert.equal(await view.host!.readFile("/home/ahab/note.txt"), "read me\n");
    assert.equal(session.state.runs[1]!.outcome, "open");
  } finally {
    await small.session.close();
  }
});

Deno.test("a world that cannot be made again is the end, which is told; whatever is done then is refused", async () => {
  const failures: unknown[] = [];
  const failure = new Error("the namespace does not become empty");
  const small = await SmallSession.open(LESSON, "", {
    flows: true,
    opening: (before) => {
      if (before > 0) throw failure;
    },
    onFailure: (error) => void failures.push(error),
  });
  const { session } = small;
  await assert.rejects(session.reset(), failure);
  assert.deepEqual(failures, [failure]);
  const acts = [
    session.key("x", 1),
    session.openTerminal(1, { columns: 100, rows: 30 }),
    session.typeLine(0),
    session.typeWhole("ls", 1),
    session.next(),
  ];
  const come = await Promise.all(acts.map((act) => act.then(() => "done", ({ name }: Error) => name)));
  assert.deepEqual(come, ["PaceStopped", "PaceStopped", "ActRefused", "ActRefused", "ActRefused"]);
  await session.close();
});

Deno.test("where there can be no copy to play in, the world goes on", async () => {
  const small = await SmallSession.open(LESSON, "", {
    opening: (before) => {
      if (before > 0) throw new Error("no memory is left");
    },
  });
  await assert.rejects(small.session.beginFreePlay(), /no memory is left/);
  assert.equal(small.session.state.isFreePlay, false);
  await small.type("docker volume create kept");
  assert.deepEqual(await volumes(small), ["given", "kept"]);
  assert(small.file.includes("create kept"));
  await small.session.close();
});

Deno.test("from the end one goes back to the last step; nothing leads on, and the end is told once", async () => {
  await withSession(async (small) => {
    const { session } = small;
    await session.skip();
    await session.skip();
    assert.deepEqual([session.state.at, session.state.isFinished], [1, true]);
    await assert.rejects(session.skip(), /That was the last step/);
    await assert.rejects(session.next(), /That was the last step/);
    session.back();
    assert.deepEqual([session.state.at, session.state.isFinished], [1, false]);
    session.back();
    assert.equal(session.state.at, 0);
    assert.equal(small.told.filter(({ did }) => did === "finish").length, 1);
  });
});

/** A question, a prediction with its command, and a goal. */
const asking = (id: string) => `
## Ask ${id} {#${id}}

\`\`\`yaml lesson:quiz
- ask: What is a volume?
  options: {a: a folder, b: a disk}
  answer: a
  why: It lies on the host.
  concept: a.b
\`\`\`

\`\`\`yaml lesson:predict
ask: And now?
options: {a: one, b: two}
answer: a
why: It was written.
then: echo shown ${id}
\`\`\`

\`\`\`yaml lesson:task
goal: Make a file ${id}.
say: It is there.
\`\`\`

\`\`\`yaml lesson:check
items: [{file: /home/ahab/${id}}]
\`\`\`

\`\`\`yaml lesson:hints
- touch makes files.
\`\`\`

\`\`\`sh lesson:solution
touch ${id}
\`\`\`
`;
const ASKING = `${LESSON.slice(0, LESSON.indexOf("## See"))}${asking("one")}${asking("two")}
## Rest {#rest}

Nothing is to be done here.

## End {#end}

Nothing is to be done here, either.
`;
const right = { given: "a", isRight: true };

/** What is pressed while steps are passed by, until that one is shown: meant for the one before, and not for it. */
const meanwhile: [name: string, at: number, act: (small: SmallSession) => Promise<unknown>][] = [
  ["a letter", 1, ({ session }) => session.predict(1, "a")],
  ["an answer", 1, ({ session }) => session.answer(0, 0, right)],
  ["h", 1, ({ session }) => session.hint()],
  ["c", 1, ({ session }) => session.check()],
  ["Enter at a command", 1, ({ session }) => session.typeLine(1)],
  ["l", 1, ({ session }) => session.typeWhole("echo shown two", 1)],
  ["n", 2, ({ session }) => session.next()],
];

for (const [name, at, act] of meanwhile) {
  Deno.test(`${name}, while a step is passed by, does nothing in the one after it`, async () => {
    const small = await SmallSession.open(ASKING);
    const { session } = small;
    for (let step = 1; step < at; step++) await session.skip();
    const passedBy = session.skip();
    await act(small);
    await passedBy;
    assert.deepEqual([session.state.at, session.state.reached], [at, at]);
    const { outcome, predictions, answers, hintsShown, failures, ran } = small.run;
    assert.deepEqual([outcome, hintsShown, failures], ["open", 0, 0]);
    assert.deepEqual([predictions, answers, ran], [{}, {}, []]);
    assert.deepEqual(small.told.filter(({ did }) => did === "recall"), []);
    if (at === 1) assert.doesNotMatch(small.shown(), /shown two/);
    await session.close();
  });
}

Deno.test("an answer that is given twice at once is told once", async () => {
  const small = await SmallSession.open(ASKING);
  const { session } = small;
  await Promise.all([session.answer(0, 0, right), session.answer(0, 0, { given: "b", isRight: false })]);
  assert.deepEqual(small.told.flatMap((event) => event.did === "recall" ? [event.isRight] : []), [true]);
  assert.equal(small.run.answers["0.0"]?.given, "a");
  await session.close();
});

Deno.test("what is played in a copy is no answer, no help, and no way on; commands of the text are run", async () => {
  const small = await SmallSession.open(ASKING);
  const { session } = small;
  await session.beginFreePlay();
  const before = JSON.stringify([session.state.runs, small.told, small.file]);
  const acts = [
    session.predict(1, "a"),
    session.answer(0, 0, right),
    session.hint(),
    session.showSolution(),
    session.check(),
    session.next(),
    session.skip(),
  ];
  for (const act of acts) await assert.rejects(act, /Free play has to end first/);
  await session.typeLine(1);
  await small.until(() => /echo shown one\r\n\S*shown one\r\n/.test(small.shown()));
  assert.equal(JSON.stringify([session.state.runs, small.told, small.file]), before);
  await session.endFreePlay();
  await session.answer(0, 0, right);
  assert.equal(small.run.answers["0.0"]?.given, "a");
  await session.close();
});
