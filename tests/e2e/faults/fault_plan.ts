/** Which faults strike when: drawn from a seed, told in words when a run fails. */
import type { Random } from "../../../src/simulator/clock/random.ts";

export type FaultKind =
  /** Open streams break: with an error, cleanly, or in the middle of an event. */
  | { kind: "drop"; how: "error" | "end" | "half" }
  /** What a watch or the next page asks for has been forgotten: 410. */
  | { kind: "expired" }
  /** Refused for now: 429 or 503 with Retry-After, 500 without. */
  | { kind: "refused"; code: 429 | 500 | 503; retryAfterSeconds: number }
  /** Answers take long. */
  | { kind: "slow"; delayMs: number }
  /** Answers break off in their middle. */
  | { kind: "truncated" }
  /** Nobody answers, and what was open is broken. */
  | { kind: "away" }
  /** Streams stay open, and nothing comes through them any more. */
  | { kind: "silent" };

export interface PlannedFault {
  fault: FaultKind;
  /** Milliseconds after the start. */
  fromMs: number;
  toMs: number;
  /** Of a hundred requests, how many it strikes. */
  percent: number;
}

/** Faults begin and end within this time. */
export const troubleMs = 90_000;

export function drawPlan(random: Random): PlannedFault[] {
  const count = random.between(1, 4);
  return Array.from({ length: count }, () => {
    const fault = drawFault(random);
    const fromMs = random.below(troubleMs - 10_000);
    const lastsMs = fault.kind === "away" ? 60_000 : random.between(1000, 30_000);
    const percent = fault.kind === "away" ? 100 : random.pick([20, 50, 100]);
    return { fault, fromMs, toMs: Math.min(troubleMs, fromMs + lastsMs), percent };
  });
}

function drawFault(random: Random): FaultKind {
  const faults: FaultKind[] = [
    { kind: "drop", how: random.pick(["error", "end", "half"] as const) },
    { kind: "expired" },
    {
      kind: "refused",
      code: random.pick([429, 500, 503] as const),
      retryAfterSeconds: random.between(1, 8),
    },
    { kind: "slow", delayMs: random.between(200, 20_000) },
    { kind: "truncated" },
    { kind: "away" },
    { kind: "silent" },
  ];
  return random.pick(faults);
}
