import assert from "node:assert/strict";
import { CeleryLog, isLevel } from "../../../../src/simulator/images/celery/celery_log.ts";
import { runArgv } from "../machine.ts";

Deno.test("lines below the level are left out", () => {
  const { process } = runArgv(["true"]);
  const told: string[] = [];
  const log = new CeleryLog({ ...process, err: (text: string) => void told.push(text) }, "warning");
  log.tell("INFO", "MainProcess", "no");
  log.tell("ERROR", "MainProcess", "yes");
  assert.match(told.join(""), /^\[2026-11-22 11:33:04,\d{3}: ERROR\/MainProcess\] yes\n$/);
  assert.deepEqual([isLevel("info"), isLevel("loud")], [true, false]);
});
