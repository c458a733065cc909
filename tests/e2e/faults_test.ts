/**
 * Runs with faults between explorer and cluster, drawn from seeds. PEQUOD_FUZZ_RUNS makes them more or fewer (deno task conformance: 200),
 * PEQUOD_SEED plays one; a failure prints its seed, its faults and its script.
 */
import { FaultRun } from "./faults/fault_run.ts";
import { loadEverything } from "./faults/load_everything.ts";

const RUNS = Number(Deno.env.get("PEQUOD_FUZZ_RUNS") ?? 50);
const SEED = Deno.env.get("PEQUOD_SEED");
/** Runs of one test, so that a report says roughly where it failed. */
const GROUP = 25;

for (let first = 1; first <= (SEED ? 1 : RUNS); first += GROUP) {
  const last = SEED ? first : Math.min(RUNS, first + GROUP - 1);
  Deno.test(`the screen is right in the end, whatever the network does (runs ${first} to ${last})`, async () => {
    await loadEverything();
    for (let seed = first; seed <= last; seed++) await play(SEED ? Number(SEED) : seed);
  });
}

async function play(seed: number): Promise<void> {
  const run = new FaultRun(seed);
  try {
    await run.play();
  } catch (error) {
    const faults = run.plan.map((one) =>
      `${one.fromMs / 1000}-${one.toMs / 1000} s, ${one.percent} %: ${JSON.stringify(one.fault)}`
    );
    const message = [
      `Seed ${seed} failed: PEQUOD_SEED=${seed} plays it again.`,
      ...faults,
      "",
      ...run.script,
      "",
      ...run.story,
      "",
      run.screen,
    ].join("\n");
    throw new Error(message, { cause: error });
  }
}
