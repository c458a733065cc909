import type { Wait } from "../../host/process.ts";
import type { Shell } from "./shell.ts";

/** Turns of a loop that never waits, and the time that they take. */
const TURNS = 128;
const TURNS_MS = 1;
/** A loop that has spun for so long may take larger steps: nobody counts with it. */
const LONG_MS = 1000;
const LONG_TURN_MS = 10;

export interface LoopTurns {
  /** One more turn: now and then it lets time pass. */
  next(): Generator<Wait, void, void>;
}

/** A loop takes time, and can be interrupted, also where nothing in it waits. */
export function turns(shell: Shell): LoopTurns {
  const { machine } = shell.process;
  let count = 0;
  let spunMs = 0;
  let seenMs = machine.now();
  return {
    *next() {
      const now = machine.now();
      if (now !== seenMs) {
        seenMs = now;
        count = spunMs = 0;
        return;
      }
      const isLong = spunMs >= LONG_MS;
      if (!isLong && ++count < TURNS) return;
      count = 0;
      const ms = isLong ? LONG_TURN_MS : TURNS_MS;
      yield { kind: "busy", ms };
      spunMs += ms;
      seenMs = machine.now();
    },
  };
}
