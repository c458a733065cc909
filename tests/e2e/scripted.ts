/** Tests that are scripts of keys: the whole explorer on the bundled cluster, in one process. */
import { playBundled, type PlayedOptions } from "../explorer/bundled_play.ts";

export interface ScriptedRun extends PlayedOptions {
  title: string;
  /** In the language of `--play`; an expectation that is not met fails with the frame. */
  script: string;
}

/** Registers one test for each run, on the scenario `shop` where none is named. */
export function scriptedTests(runs: readonly ScriptedRun[]): void {
  for (const { title, script, ...options } of runs) {
    Deno.test(title, async () => {
      await playBundled(script, { scenario: "shop", ...options });
    });
  }
}
