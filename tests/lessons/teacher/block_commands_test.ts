import assert from "node:assert/strict";
import { commandsOf, hasCommands } from "../../../src/lessons/teacher/block_commands.ts";
import type { PredictBlock, RunBlock } from "../../../src/lessons/lesson.ts";

const predict: PredictBlock = {
  kind: "predict",
  line: 1,
  ask: "?",
  options: { a: "one", b: "two" },
  answer: "a",
  why: "So.",
  then: ["ls"],
};
const run: RunBlock = { kind: "run", line: 1, lines: ["Ctrl-C"], isKeys: true, terminal: 2, exit: 0 };

Deno.test("run blocks have commands, and predictions that show what comes of it", () => {
  assert.deepEqual(commandsOf(run), run);
  assert.deepEqual(commandsOf(predict), { lines: ["ls"], isKeys: false, terminal: 1 });
  assert.ok(hasCommands(run) && hasCommands(predict));
  assert.ok(!hasCommands({ ...predict, then: [] }));
  assert.ok(!hasCommands({ kind: "text", line: 1, text: "t" }));
});
