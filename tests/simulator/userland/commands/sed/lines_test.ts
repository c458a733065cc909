import assert from "node:assert/strict";
import type { Process } from "../../../../../src/simulator/host/process.ts";
import { textStream } from "../../../../../src/simulator/host/simple_streams.ts";
import { StreamLines } from "../../../../../src/simulator/userland/commands/sed/lines.ts";

Deno.test("lines come one by one, the last with what it lacks", () => {
  const lines = new StreamLines(textStream("a\n\nb"), {} as Process, "\n");
  const next = () => lines.next().next().value;
  assert.deepEqual(next(), { text: "a", isEnded: true });
  assert.deepEqual(next(), { text: "", isEnded: true });
  assert.equal(lines.hasMore().next().value, true);
  assert.deepEqual(next(), { text: "b", isEnded: false });
  assert.equal(lines.hasMore().next().value, false);
  assert.equal(next(), undefined);
});
