import assert from "node:assert/strict";
import {
  doLines,
  doRunBlock,
  doStep,
  isLaid,
  layBlock,
  notReached,
} from "../../src/classroom/authors_way.ts";
import type { RunBlock } from "../../src/lessons/lesson.ts";
import { smallClassroom } from "./small_classroom.ts";

const run = (lines: string[], more: Partial<RunBlock> = {}): RunBlock => ({
  kind: "run",
  lines,
  isKeys: false,
  terminal: 1,
  exit: 0,
  line: 1,
  ...more,
});

Deno.test("commands are done with the values of the world, and what came of each is known", async () => {
  const classroom = await smallClassroom({ world: { run: ["docker volume create mine"] } });
  try {
    const facts = { volume: { of: { volume: "mine" } } };
    const [shown, failed] = await doLines(classroom, ["echo {{volume}}", "false"], facts);
    assert.deepEqual(shown, { command: "echo mine", output: "mine\n", status: 0 });
    assert.equal(failed?.status, 1);
  } finally {
    classroom.close();
  }
});

Deno.test("what goes on running is left to run until it says enough; keys end it", async () => {
  const classroom = await smallClassroom();
  try {
    const done = await doRunBlock(
      classroom,
      run(["echo first", "echo ready; sleep 1000"], { until: "ready" }),
      {},
    );
    assert.deepEqual(done.map(({ status }) => status), [0, undefined]);
    assert.match(done[1]!.output, /^ready/);
    assert.deepEqual(await doRunBlock(classroom, run(["Ctrl-C"], { isKeys: true }), {}), []);
    const [after] = await doLines(classroom, ["echo $?"], {});
    assert.equal(after?.output, "130\n");
  } finally {
    classroom.close();
  }
});

Deno.test("files and broken things are laid; texts are not", async () => {
  const classroom = await smallClassroom();
  try {
    const file = { kind: "file", path: "/home/ahab/a.txt", text: "hello", line: 1 } as const;
    const broken = { kind: "break", run: ["docker volume create broken"], line: 1 } as const;
    const text = { kind: "text", text: "t", line: 1 } as const;
    assert.deepEqual([file, broken, text].map(isLaid), [true, true, false]);
    for (const block of [file, broken, text]) await layBlock(classroom, block);
    assert.equal(await classroom.view.host!.readFile("/home/ahab/a.txt"), "hello");
    assert.deepEqual((await classroom.view.engine!.volumes()).map(({ Name }) => Name), ["broken"]);
  } finally {
    classroom.close();
  }
});

Deno.test("a step is done whole, with the first of its solutions", async () => {
  const classroom = await smallClassroom();
  const solution = (name: string) =>
    ({ kind: "solution", lines: [`docker volume create ${name}`], line: 1 }) as const;
  try {
    await doStep(classroom, {
      id: "whole",
      title: "Whole",
      line: 1,
      blocks: [
        { kind: "file", path: "/home/ahab/names", text: "one\n", line: 1 },
        run(["docker volume create $(cat names)"]),
        {
          kind: "predict",
          ask: "",
          options: {},
          answer: "a",
          why: "",
          then: ["docker volume create two"],
          line: 1,
        },
        solution("three"),
        solution("four"),
      ],
    }, {});
    const names = (await classroom.view.engine!.volumes()).map(({ Name }) => Name).sort();
    assert.deepEqual(names, ["one", "three", "two"]);
  } finally {
    classroom.close();
  }
});

Deno.test("a step that was done has come to its goal, and a goal that is not reached says what of it is not", async () => {
  const classroom = await smallClassroom();
  const volume = (name: string) => ({ volume: name, title: `volume ${name} is there` });
  const check = {
    kind: "check",
    items: [volume("one"), volume("two")],
    stableMs: 0,
    withinMs: 5000,
    line: 1,
  } as const;
  const later = run(["docker volume create one", "(sleep 3; docker volume create two) &"]);
  try {
    const step = { id: "s", title: "S", line: 1, blocks: [check, later] };
    await doStep(classroom, step, {});
    const names = (await classroom.view.engine!.volumes()).map(({ Name }) => Name).sort();
    assert.deepEqual(names, ["one", "two"]);
    await classroom.run("docker volume rm two");
    const fromMs = classroom.paced.now();
    assert.deepEqual((await notReached(classroom, step)).map(({ title }) => title), ["volume two is there"]);
    assert.equal(classroom.paced.now() - fromMs, 5000);
  } finally {
    classroom.close();
  }
});
