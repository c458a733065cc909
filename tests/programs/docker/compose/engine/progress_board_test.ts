import assert from "node:assert/strict";
import { ProgressBoard } from "../../../../../src/programs/docker/compose/engine/progress_board.ts";
import { testIo } from "../../../test_io.ts";

Deno.test("elsewhere than on a terminal, a line a step", async () => {
  const { io, output } = testIo();
  const board = new ProgressBoard(io);
  await board.working("Container web", "Creating");
  await board.done("Container web", "Created");
  assert.equal(output.err, " Container web  Creating\n Container web  Created\n");
});

Deno.test("on a terminal, lines that are drawn again", async () => {
  const { io, output } = testIo();
  const board = new ProgressBoard(io, { title: "Stopping", progress: "tty" });
  await board.working("Container web", "Stopping");
  await board.done("Container web", "Stopped");
  assert.match(output.err, /\[\+\] Stopping 0\/1/);
  assert.equal(output.err.includes("\x1b[2A\r[+] Stopping 1/1"), true);
  assert.equal(output.err.includes("✔\x1b[0m Container web  \x1b[32mStopped"), true);
});

Deno.test("what ends in two steps has taken the time of both", async () => {
  const { io, output } = testIo();
  const board = new ProgressBoard(io, { progress: "tty" });
  await board.working("Container web", "Killing");
  await io.wait(2000);
  await board.done("Container web", "Killed");
  await board.done("Container web", "Stopped");
  assert.ok(output.err.endsWith("  \x1b[34m2.0s\x1b[0m\x1b[K\n\x1b[?25h"));
});

Deno.test("quiet says nothing", async () => {
  const { io, output } = testIo();
  await new ProgressBoard(io, { progress: "quiet" }).error("x", "Error");
  assert.equal(output.err, "");
});
