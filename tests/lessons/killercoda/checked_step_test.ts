import assert from "node:assert/strict";
import { taskBlocks } from "../../../src/lessons/killercoda/checked_step.ts";
import type { TextPart } from "../../../src/lessons/killercoda/step_text.ts";

const run = (command: string): TextPart => ({
  kind: "run",
  command,
  line: 1,
  interrupts: false,
  terminal: 1,
});

Deno.test("clicked commands are the solution where there is no other, and are not run before it", () => {
  const { texts, remark } = taskBlocks(
    [{ kind: "prose", text: "Do it.", line: 1 }, run("docker volume create a"), {
      kind: "hint",
      text: "Type it.",
      line: 2,
    }],
    [{ volume: "a" }],
  );
  assert.equal(remark, undefined);
  assert.deepEqual(texts, [
    "Do it.",
    "```sh\ndocker volume create a\n```",
    '```yaml lesson:task\ngoal: "Do what stands above. Then: volume a is there."\nsay: "It is done: volume a is there."\n```',
    "```yaml lesson:check\n- {volume: a}\n```",
    '```yaml lesson:hints\n- "Type it."\n- "docker volume create ____"\n```',
    "```sh lesson:solution\ndocker volume create a\n```",
  ]);
});

Deno.test("a hint that tells the solution is left out", () => {
  const { texts } = taskBlocks(
    [{ kind: "solution", text: "ls", line: 1 }, { kind: "hint", text: "Type ls.", line: 2 }],
    [{ volume: "a" }],
  );
  assert.match(texts.join("\n"), /lesson:hints\n- "____"\n/);
});

Deno.test("without a solution there are checks, and a remark what is to be written", () => {
  const { texts, remark } = taskBlocks([{ kind: "prose", text: "Do it.", line: 1 }], [{ volume: "a" }]);
  assert.deepEqual(texts, ["Do it.", "```yaml lesson:check\n- {volume: a}\n```"]);
  assert.match(remark!, /it has no solution/);
});
