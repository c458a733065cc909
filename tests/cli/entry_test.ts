import assert from "node:assert/strict";
import { environmentOf, Home, PEQUOD, runProcess } from "../e2e/command.ts";

Deno.test("the entry is the program that mod.ts is, too", async () => {
  using home = new Home();
  const entry = PEQUOD.map((word) => word.replace(/mod\.ts$/, "src/cli/entry.ts"));
  const [short, long] = await Promise.all(
    [entry, PEQUOD].map((words) => runProcess([...words, "version", "-o", "json"], environmentOf(home))),
  );
  assert.deepEqual(short, long);
  assert.equal(short!.code, 0);
});
