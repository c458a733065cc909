import assert from "node:assert/strict";
import {
  type ContainerState,
  humanDuration,
  NEW_STATE,
  statusText,
} from "../../../src/simulator/docker/container_state.ts";

const NOW = 1e12;
const state = (change: Partial<ContainerState>): ContainerState => ({ ...NEW_STATE, ...change });

const STATUS: [ContainerState, string, string][] = [
  [state({}), "", "Created"],
  [state({ status: "running", startedMs: NOW - 3 * 60_000 }), "", "Up 3 minutes"],
  [state({ status: "running", startedMs: NOW - 3 * 60_000 }), "healthy", "Up 3 minutes (healthy)"],
  [
    state({ status: "running", startedMs: NOW - 400 }),
    "starting",
    "Up Less than a second (health: starting)",
  ],
  [state({ status: "paused", startedMs: NOW - 61_000 }), "", "Up About a minute (Paused)"],
  [state({ status: "exited", exitCode: 137, finishedMs: NOW - 5000 }), "", "Exited (137) 5 seconds ago"],
  [state({ status: "restarting", exitCode: 1, finishedMs: NOW - 1000 }), "", "Restarting (1) 1 second ago"],
];

for (const [given, health, text] of STATUS) {
  Deno.test(`status: ${text}`, () => assert.equal(statusText(given, NOW, health), text));
}

const DURATIONS: [ms: number, text: string][] = [
  [59_999, "59 seconds"],
  [60_000, "About a minute"],
  [119_000, "About a minute"],
  [59 * 60_000, "59 minutes"],
  [60 * 60_000, "About an hour"],
  [26 * 3_600_000, "26 hours"],
  [3 * 86_400_000, "3 days"],
  [15 * 86_400_000, "2 weeks"],
  [70 * 86_400_000, "2 months"],
  [800 * 86_400_000, "2 years"],
];

for (const [ms, text] of DURATIONS) {
  Deno.test(`${ms} ms: ${text}`, () => assert.equal(humanDuration(ms), text));
}
