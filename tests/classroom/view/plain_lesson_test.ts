import assert from "node:assert/strict";
import { PlainLesson } from "../../../src/classroom/view/plain_lesson.ts";
import { SmallSession } from "../session/small_session.ts";
import { LESSON_TEXT, MISTAKEN_TEXT } from "./small_lesson.ts";

/** What is typed, and what must be told then, in this order. */
const SCRIPT: [line: string, told: RegExp][] = [
  [":next", /^Still open: one command\. :skip passes it by\.$/m],
  [":answer a", /^Nothing is asked just now\.$/m],
  [":hint", /^no hints here: there is no goal/m],
  [":run", /^ahab@pequod:~\$ docker volume ls -q\ngiven\n[^]*^✓ \$ docker volume ls -q$/m],
  [":run", /^There is no command to run just now\.$/m],
  [":next", /^Step 2 of 2: Make one\n\nYour turn\nMake a volume mine\.\n {2}○ Volume mine is there/m],
  [":frobnicate", /^There is no :frobnicate; :help tells/m],
  [":hint", /^1\. Volumes have a command of their own\.$/m],
  ["docker volume create mein", /^mein$/m],
  [":wait 5", /^✗ It is called mein\.$/m],
  [":look", /\$ docker volume ls -q\ngiven\nmein$/m],
  ["cat", /\$ cat$/m],
  [":look", /^The shell is in use: what runs there has to end first\.\n$/],
  [":key Ctrl-C", /^\^C$/m],
  [
    "docker volume rm mein; docker volume create mine",
    /^ {2}✓ Volume mine is there$/m,
  ],
  [":undo", /^The last command is taken back\.$/m],
  [":undo", /^The last command is taken back\.$/m],
  [":undo", /^The last command is taken back\.$/m],
  [":undo", /^The last command is taken back\.$/m],
  [":undo", /^There is nothing to undo\.$/m],
  [":play", /^You play in a copy of the world now/m],
  [":play", /^Back in the lesson/m],
  [":terminal 2", /^Lines go to terminal 2\.$/m],
  ["docker volume create mine", /^\[2\] mine$/m],
  [":wait", /^What is a volume\?$/m],
  [":answer c", /^One of these: a b$/m],
  [":answer a", /^✓ It lies on the host\.$/m],
  [":next", /^That was the last step\.[^]*^:quit leaves\.$/m],
];

Deno.test("a lesson is taken in lines", async () => {
  const small = await SmallSession.open(MISTAKEN_TEXT);
  let told = "";
  const plain = new PlainLesson({
    session: small.session,
    columns: 78,
    say: (line) => void (told += `${line}\n`),
    wait: (ms) => small.live(ms),
    now: () => 0,
    isPiped: true,
    isReal: false,
  });
  try {
    await plain.begin();
    assert.match(told, /^Step 1 of 2: Look\n\nWhat is there\?\n\n▶ \$ docker volume ls -q\n/m);
    for (const [line, wish] of SCRIPT) {
      told = "";
      await plain.line(line);
      if (/undo|play/.test(line)) await plain.attach();
      assert.match(told, wish, `${line} tells:\n${told}`);
      // deno-lint-ignore no-control-regex
      assert.doesNotMatch(told, /[\x00-\x09\x0b-\x1f]/, "lines of text and nothing else");
    }
    assert.equal(plain.summary(), 0);
    assert.equal(plain.ended, undefined);
    await plain.line(":next");
    assert.equal(plain.ended, "next");
  } finally {
    await small.session.close();
  }
});

Deno.test("an empty line asks what is to be done next", async () => {
  const small = await SmallSession.open(LESSON_TEXT);
  let told = "";
  const plain = new PlainLesson({
    session: small.session,
    columns: 78,
    say: (line) => void (told += `${line}\n`),
    wait: (ms) => small.live(ms),
    now: () => 0,
    isPiped: false,
    isReal: false,
  });
  const script: [line: string, next: RegExp][] = [
    [":text", /^:run runs the command/],
    [":run", /^:next goes on/],
    [":next", /^The goal is open: .*:hint/],
    ["docker volume create mine", /^:answer and a letter \(a b\)/],
    [":answer a", /^:next goes on/],
    [":next", /^:quit leaves\.$/m],
  ];
  try {
    await plain.begin();
    assert.match(told, /:run runs the command that is marked\. :help tells/);
    for (const [line, next] of script) {
      await plain.line(line);
      if (line.startsWith("docker")) await plain.line(":wait");
      told = "";
      await plain.line("");
      assert.match(told, next, line);
    }
  } finally {
    await small.session.close();
  }
});

Deno.test("where the input ends, it is said how far the lesson is", async () => {
  const small = await SmallSession.open(LESSON_TEXT);
  const told: string[] = [];
  try {
    const plain = new PlainLesson({
      session: small.session,
      columns: 78,
      say: (line) => void told.push(line),
      wait: (ms) => small.live(ms),
      now: () => 0,
      isPiped: true,
      isReal: false,
    });
    await plain.begin();
    assert.equal(plain.summary(), 1);
    assert.equal(told.at(-1), "0 of 2 steps are done; the lesson goes on at: Look");
    await plain.line(":quit");
    assert.equal(plain.ended, "leave");
  } finally {
    await small.session.close();
  }
});

const RUNNING = LESSON_TEXT.replace(
  "docker volume ls -q\n```",
  `while sleep 0.5; do echo tick; done
\`\`\`

\`\`\`sh lesson:run terminal=2
echo two
\`\`\`

\`\`\`keys lesson:run
Ctrl-C
\`\`\``,
).replace("sh lesson:run\nwhile", 'sh lesson:run until="tick"\nwhile');

const FOREVER = "while sleep 0.01; do echo more; done";

/** A line, and how many seconds of the world it may hold the next one. */
const HELD: [name: string, isPiped: boolean, text: string, lines: [line: string, seconds: number][]][] = [
  ["a command that runs on, and keys for it", true, RUNNING, [
    [":run", 3],
    [":run", 3],
    [":run", 3],
  ]],
  ["a program that prints for ever, in a pipe", true, LESSON_TEXT, [[
    "while sleep 20; do echo more; done",
    200,
  ]]],
  ["a program that prints for ever, seen", false, LESSON_TEXT, [[FOREVER, 3], [":key Ctrl-C", 3]]],
];
for (const [name, isPiped, text, lines] of HELD) {
  Deno.test(`the next line is not held up by ${name}`, async () => {
    const small = await SmallSession.open(text);
    const { session } = small;
    const worldMs = () => session.world!.classroom.paced.now();
    let endMs = Infinity;
    const plain = new PlainLesson({
      session,
      columns: 78,
      say: () => {},
      wait: async (ms) => {
        await small.live(ms);
        assert.ok(worldMs() <= endMs, "it holds the next line up");
      },
      now: () => 0,
      isPiped,
      isReal: false,
    });
    try {
      await plain.begin();
      if (lines.some(([, seconds]) => seconds > 10)) {
        for (let up = 0; up < 3; up++) session.world!.pace.change(1);
      }
      for (const [line, seconds] of lines) {
        endMs = worldMs() + seconds * 1000;
        await plain.line(line);
      }
      assert.equal(session.state.runs[0]!.ran.length, lines.filter(([line]) => line === ":run").length);
    } finally {
      await session.close();
    }
  });
}

Deno.test("what a step lacks is said once, and what helps", async () => {
  const broken = "## Make one {#make}\n\n```yaml lesson:break\nrun: docker volume rm given\n```\n";
  const small = await SmallSession.open(LESSON_TEXT.replace("## Make one {#make}\n", broken));
  const told: string[] = [];
  const plain = new PlainLesson({
    session: small.session,
    columns: 78,
    say: (line) => void told.push(line),
    wait: (ms) => small.live(ms),
    now: () => 0,
    isPiped: true,
    isReal: false,
  });
  try {
    await plain.begin();
    for (const line of [":run", "docker volume rm given", ":next", "echo on"]) await plain.line(line);
    const lacks = told.filter((line) => line.startsWith("What this step needs could not be made: "));
    assert.equal(lacks.length, 1, told.join("\n"));
    assert.match(
      lacks[0]!,
      /docker volume rm given ends with 1: .*no such volume; :reset begins the step anew\.$/,
    );
    told.length = 0;
    await plain.line(":reset");
    await plain.attach();
    await plain.line("docker volume ls -q");
    assert.doesNotMatch(told.join("\n"), /could not be made/);
  } finally {
    await small.session.close();
  }
});
