import assert from "node:assert/strict";
import { smallEngine } from "./small_engine.ts";

Deno.test("a command needs a container that runs, and is found by its id", () => {
  const { engine, run } = smallEngine();
  const container = engine.containers.find(run({ Image: "busybox", Cmd: ["true"] }));
  assert.throws(() => engine.createExec(container, { Cmd: ["ls"] }), /container [0-9a-f]{64} is not running/);
  container.start();
  assert.throws(() => engine.findExec("x"), /No such exec instance: x/);
});
