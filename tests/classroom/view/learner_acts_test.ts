import assert from "node:assert/strict";
import { LearnerActs } from "../../../src/classroom/view/learner_acts.ts";
import { screenText } from "../../../src/terminal/screen_text.ts";
import { smallHead, SmallSession } from "../session/small_session.ts";

const LESSON = `${smallHead()}
## One {#one}

\`\`\`yaml lesson:predict
ask: What will it say?
options: {a: one, b: two}
answer: b
why: It was written.
then: echo two
\`\`\`

\`\`\`yaml lesson:task
goal: Make the file /home/ahab/note.
say: It is there.
\`\`\`

\`\`\`yaml lesson:check
items: [{file: /home/ahab/note}]
\`\`\`

\`\`\`yaml lesson:mistakes
- id: other
  when: {file: /home/ahab/notes}
  say: It is called notes.
  look: ls notes
  provoke: touch notes
\`\`\`

\`\`\`yaml lesson:hints
- Which command makes files?
\`\`\`

\`\`\`sh lesson:solution
touch note
\`\`\`

\`\`\`yaml lesson:quiz
- ask: Put in order
  order: [first, second]
  why: So it goes.
\`\`\`
`;

/** What takes the keys of a terminal: how it begins, what is seen then, and how it ends. */
const NO_HOST_SHELLS: [begin: string, shows: RegExp, end: string][] = [
  ["cat\r", /cat\n$/, "\x03"],
  ["cat <<END\r", /> $/, "END\r"],
  ["docker run --rm -it debian bash\r", /root@\w+:\/# $/, "exit\r"],
];

Deno.test("what a learner does in a step, one after another", async () => {
  const small = await SmallSession.open(LESSON);
  const { session } = small;
  const acts = new LearnerActs(session);
  try {
    await small.until(() => session.world!.classroom.terminals.get(1)!.isWaiting);
    assert.deepEqual([acts.letters, acts.commandBlock, acts.isBusy], [["a", "b"], undefined, false]);
    assert.equal(acts.answer("c"), undefined);
    await acts.answer("a");
    assert.deepEqual([acts.letters, acts.commandBlock?.index], [[], 0]);
    assert.equal(await acts.next(), "still open: one command, the goal, one question (S passes it by)");
    await session.key("a line that was beg", 1);
    await session.key("\x1b[D\x1b[D", 1);
    assert.ok(!acts.isBusy, "the shell still waits");
    await session.typeLine(0);
    await small.until(() => small.run.ran.includes(0));
    assert.match(small.shown(), /echo two\r\n\S*two\r\n/, "the line that was begun has made room");
    assert.equal(acts.item, undefined, "only the goal");
    assert.equal(acts.look, undefined);
    await small.type("touch notes");
    await small.until(() => acts.look !== undefined);
    assert.equal(acts.look, "ls notes");
    for (const [begin, shows, end] of NO_HOST_SHELLS) {
      await session.key(begin, 1);
      await small.until(() => shows.test(screenText(small.shown())));
      await acts.runLook();
      await small.live(100);
      assert.doesNotMatch(small.shown(), /ls notes/, `it would be typed into ${begin}`);
      await session.key(end, 1);
      await small.until(() => !acts.isLookHeldUp);
    }
    await session.key("a line that was beg", 1);
    await acts.runLook();
    await small.until(() => small.shown().includes("ls notes"));
    await acts.help();
    await acts.help();
    assert.deepEqual([small.run.hintsShown, small.run.solutionShown], [1, true]);
    await small.type("touch note");
    await small.until(() => small.run.outcome === "shown");
    assert.equal(acts.count, 2);
    assert.equal(acts.answerNumber("2"), undefined);
    assert.equal(acts.drafted, "2");
    acts.shortenDraft();
    await acts.answerNumber("9");
    await acts.answerNumber("2");
    await acts.answerNumber("1");
    assert.equal(await acts.next(), undefined);
    assert.ok(session.state.isFinished);
  } finally {
    await session.close();
  }
});

const QUIZ = LESSON.slice(0, LESSON.indexOf("```yaml lesson:predict")) + `\`\`\`yaml lesson:quiz
- {ask: One, order: [first, second, third], why: So.}
\`\`\`

## Two {#two}

\`\`\`yaml lesson:quiz
- {ask: Two, order: [red, green, blue], why: So.}
\`\`\`
`;

Deno.test("numbers typed for one question are none for another", async () => {
  const small = await SmallSession.open(QUIZ);
  const { session } = small;
  const acts = new LearnerActs(session);
  try {
    await acts.answerNumber("1");
    await session.skip();
    assert.equal(acts.drafted, "");
    acts.shortenDraft();
    for (const digit of ["2", "3"]) assert.equal(acts.answerNumber(digit), undefined);
    assert.equal(acts.drafted, "2 3");
    session.back();
    assert.equal(acts.drafted, "", "what is seen there asks for other numbers");
    await acts.next();
    assert.equal(acts.drafted, "2 3", "they are not lost by a look back");
    await acts.answerNumber("1");
    assert.equal(acts.item, undefined, "the whole of an answer");
  } finally {
    await session.close();
  }
});
