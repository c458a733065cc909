import assert from "node:assert/strict";
import { EngineClient } from "../../../../src/programs/docker/engine_client.ts";
import {
  awaitExit,
  exitCode,
  followSize,
  passSignals,
} from "../../../../src/programs/docker/run/lifetime.ts";
import { testIo } from "../../test_io.ts";
import { type Answers, type Asked, scriptedEngine } from "../scripted_engine.ts";

function clientOf(answers: Answers): { client: EngineClient; asked: Asked[] } {
  const { engine, asked } = scriptedEngine(answers);
  return { client: new EngineClient(() => Promise.resolve({ host: "", engine }), testIo().io), asked };
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5));
}

Deno.test("the end is the exit code, or what went wrong", async () => {
  const { client } = clientOf({
    "POST /a/wait": { StatusCode: 4 },
    "POST /b/wait": { StatusCode: 0, Error: { Message: "lost" } },
  });
  assert.equal(await exitCode(await awaitExit(client, "/a", "next-exit")), 4);
  await assert.rejects(exitCode(await awaitExit(client, "/b", "removed")), { message: "lost", code: 125 });
});

Deno.test("the terminal's size is told at once and whenever it changes", async () => {
  const { client, asked } = clientOf({ "POST /a/resize": "" });
  let changed: () => void = () => {};
  const size = { columns: 80, rows: 24 };
  const terminal = {
    size,
    onResize: (listener: () => void) => (changed = listener, () => {}),
    raw: () => () => {},
  };
  followSize({ io: { ...testIo().io, terminal }, client }, "/a");
  size.columns = 100;
  changed();
  await settled();
  assert.deepEqual(asked.map(({ line }) => line), ["POST /a/resize?h=24&w=80", "POST /a/resize?h=24&w=100"]);
});

Deno.test("a signal is passed on, until it no longer is", async () => {
  const { client, asked } = clientOf({ "POST /a/kill": "" });
  const controller = new AbortController();
  const { io } = testIo({ signal: controller.signal });
  passSignals({ io, client }, "/a");
  passSignals({ io, client }, "/b")();
  controller.abort(143);
  await settled();
  assert.deepEqual(asked.map(({ line }) => line), ["POST /a/kill?signal=TERM"]);
});
