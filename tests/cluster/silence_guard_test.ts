import assert from "node:assert/strict";
import { SilenceGuard } from "../../src/cluster/silence_guard.ts";
import { FakeTiming } from "./fake_timing.ts";

/** What is heard and when (seconds), and when the guard ends the stream that may live 300 s. */
const lives: [string, [number, boolean][], number][] = [
  ["nothing is ever heard", [], 300],
  ["a server without bookmarks", [[10, false]], 300],
  ["the second bookmark does not come", [[60, true]], 150],
  ["events count too", [[60, true], [100, false]], 190],
  ["a minute apart", [[60, true], [120, true], [180, true], [240, true]], 300],
];

for (const [name, heard, endsAt] of lives) {
  Deno.test(`a silent stream ends: ${name}`, async () => {
    const timing = new FakeTiming();
    const stop = new AbortController();
    const guard = new SilenceGuard(timing, stop, 300_000);
    let endedAt: number | undefined;
    const start = timing.now();
    stop.signal.addEventListener("abort", () => endedAt = timing.now());
    for (const [second, withBookmark] of heard) {
      await timing.advance(start + second * 1000 - timing.now());
      guard.heard(withBookmark);
    }
    await timing.advance(start + 400_000 - timing.now());
    assert.equal((endedAt! - start) / 1000, endsAt);
  });
}

Deno.test("a stream that has ended needs no guard", async () => {
  const timing = new FakeTiming();
  const stop = new AbortController();
  new SilenceGuard(timing, stop, 300_000);
  stop.abort();
  await timing.advance(1_000_000);
  assert.deepEqual(timing.slept, [30_000]);
});
