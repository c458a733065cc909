import assert from "node:assert/strict";
import { REAL_TIME } from "../../../src/cli/lesson/real_time.ts";

Deno.test("work is done after a while, unless it is called off", async () => {
  const done: string[] = [];
  const began = REAL_TIME.now();
  REAL_TIME.after(0, () => done.push("called off"))();
  await new Promise<void>((go) => REAL_TIME.after(1, go));
  assert.deepEqual(done, []);
  assert.ok(REAL_TIME.now() > began);
});
