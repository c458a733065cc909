import assert from "node:assert/strict";
import { LoadAverage } from "../../../src/simulator/host/load_average.ts";

const MINUTE_MS = 60_000;

const text = (load: LoadAverage, atMs: number) => load.at(atMs).map((one) => one.toFixed(2)).join(" ");

Deno.test("a process that computes raises the load slowly, and it falls slowly", () => {
  const load = new LoadAverage();
  assert.equal(text(load, 0), "0.00 0.00 0.00");
  load.burn(0, MINUTE_MS);
  assert.equal(text(load, 0), "0.00 0.00 0.00");
  assert.equal(text(load, MINUTE_MS), "0.63 0.18 0.06");
  assert.equal(text(load, 2 * MINUTE_MS), "0.23 0.15 0.06");
});

Deno.test("bursts one after another count as one process, and side by side as two", () => {
  const load = new LoadAverage();
  for (let at = 0; at < MINUTE_MS; at += 1000) for (let each = 0; each < 2; each++) load.burn(at, 1000);
  assert.equal(text(load, MINUTE_MS), "1.26 0.36 0.13");
});
