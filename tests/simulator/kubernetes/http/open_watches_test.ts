import assert from "node:assert/strict";
import { OpenWatches } from "../../../../src/simulator/kubernetes/http/open_watches.ts";

Deno.test("open watches end in the way that is asked for; those that have ended do not", () => {
  const watches = new OpenWatches();
  const ends: string[] = [];
  const watch = (name: string) => ({
    expire: () => void ends.push(`${name} expired`),
    drop: () => void ends.push(`${name} dropped`),
  });
  const [first, second] = [watch("first"), watch("second")];
  watches.add(first);
  watches.add(second);
  assert.equal(watches.end("drop"), 2);
  watches.remove(first);
  assert.deepEqual([watches.end("expire"), watches.size], [1, 1]);
  assert.deepEqual(ends, ["first dropped", "second dropped", "second expired"]);
});
