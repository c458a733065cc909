import assert from "node:assert/strict";
import { pause } from "../../../src/simulator/images/pause.ts";
import { runArgv } from "./machine.ts";

Deno.test("it waits until it is told to end", () => {
  const ran = runArgv(["/pause"], { image: pause });
  assert.equal(ran.code, undefined);
  assert.deepEqual(ran.process.termination.handler, { exitCode: 0, afterMs: 5 });
});
