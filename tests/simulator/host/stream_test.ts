import assert from "node:assert/strict";
import { Waiters } from "../../../src/simulator/host/stream.ts";

Deno.test("who waits is woken once, unless he has taken it back; who waits again in between waits for the next time", () => {
  const waiters = new Waiters();
  const seen: string[] = [];
  const again = (): void => {
    seen.push("a");
    waiters.onChange(() => seen.push("again"));
  };
  waiters.onChange(again);
  waiters.onChange(() => seen.push("never"))();
  waiters.wake();
  assert.deepEqual(seen, ["a"]);
  waiters.wake();
  waiters.wake();
  assert.deepEqual(seen, ["a", "again"]);
});
