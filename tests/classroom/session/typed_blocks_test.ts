import assert from "node:assert/strict";
import { TypedBlocks } from "../../../src/classroom/session/typed_blocks.ts";
import type { RunBlock, Step } from "../../../src/lessons/lesson.ts";
import { beginStep } from "../../../src/lessons/teacher/step_run.ts";

const block: RunBlock = {
  kind: "run",
  lines: ["ls", "cat {{file}}"],
  isKeys: false,
  terminal: 1,
  exit: 0,
  line: 1,
};
const step: Step = { id: "s", title: "S", line: 1, blocks: [{ kind: "text", text: "t", line: 1 }, block] };
const filled = (line: string) => line.replace("{{file}}", "a.txt");

/** Which blocks are done, after so many lines typed by key and these commands seen. */
const cases: [name: string, taken: number, commands: string[], ran: number[], done: number[], busy?: true][] =
  [
    ["nothing was typed", 0, [], [], []],
    ["one of two lines", 1, ["ls"], [], []],
    ["both lines by key", 2, [], [], [1]],
    ["both lines by key, the last under way", 2, [], [], [], true],
    ["both lines by hand, with others between", 0, ["ls", "pwd", "cat a.txt"], [], [1]],
    ["both lines by hand, in another order", 0, ["cat a.txt", "ls"], [], []],
    ["known already", 2, ["ls", "cat a.txt"], [1], []],
  ];

for (const [name, taken, commands, ran, done, busy] of cases) {
  const isWaiting = busy === undefined;
  Deno.test(`${name}: done are [${done}]`, () => {
    const typed = new TypedBlocks();
    for (const line of block.lines.slice(0, taken)) typed.enter(1, line);
    const found = typed.done(step, { ...beginStep(0), ran }, {
      commands,
      filled,
      isWaiting: (terminal) => terminal === 1 && isWaiting,
    });
    assert.deepEqual(found.map(([index]) => index), done);
  });
}

const RECALLED: readonly [name: string, commands: string[], lines: [number, string[]][]][] = [
  ["nothing was run", [], []],
  ["one of two", ["ls"], [[1, ["ls"]]]],
  ["one of two, and another", ["pwd", "ls", "id"], [[1, ["ls"]]]],
  ["the second alone", ["cat a.txt"], []],
  ["all of the first, and one of the next", ["ls", "cat a.txt", "pwd"], [[2, ["pwd"]]]],
];

for (const [name, commands, lines] of RECALLED) {
  Deno.test(`of another world it is recalled: ${name}`, () => {
    const typed = new TypedBlocks();
    typed.enter(1, "gone");
    const two = { ...step, blocks: [...step.blocks, { ...block, lines: ["pwd", "date"] }] };
    typed.recall(two, beginStep(0), { commands, filled });
    assert.deepEqual([...typed.lines], lines);
  });
}

Deno.test("lines are typed one after another, and there are no more than there are", () => {
  const typed = new TypedBlocks();
  assert.equal(typed.next(1, block), "ls");
  // To know what comes next is not to have typed it.
  assert.deepEqual([typed.next(1, block), [...typed.lines]], ["ls", []]);
  typed.enter(1, "ls");
  assert.equal(typed.next(1, block), "cat {{file}}");
  typed.enter(1, "cat a.txt");
  assert.deepEqual([...typed.lines], [[1, ["ls", "cat a.txt"]]]);
  assert.equal(typed.next(1, block), undefined);
  typed.forget();
  assert.equal(typed.next(1, block), "ls");
  assert.deepEqual(typed.finish(1, block, filled), ["ls", "cat a.txt"]);
  assert.equal(typed.next(1, block), undefined);
});

Deno.test("a command that was run for one block is not taken for that of the next", () => {
  const next: RunBlock = { ...block, lines: ["pwd", "ls"] };
  const done = (commands: string[]) =>
    new TypedBlocks().done({ ...step, blocks: [...step.blocks, next] }, beginStep(0), {
      commands,
      filled,
      isWaiting: () => true,
    }).map(([index]) => index);
  assert.deepEqual(done(["ls", "cat a.txt", "pwd"]), [1]);
  assert.deepEqual(done(["ls", "cat a.txt", "pwd", "ls"]), [1, 2]);
});
