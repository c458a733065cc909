/** `pequod sim status|pause|resume|speed|advance|rewind`. */
import type { Call, Program } from "../programs/program.ts";
import { askSim, oneArgument, type SimStatus } from "./sim_admin.ts";

const status: Program = {
  name: "status",
  summary: "Show a served world's time, past and faults",
  usage: [""],
  flags: [],
  run: async (call) => await print(call, await askSim<SimStatus>(call, "GET", "")),
};

const pause: Program = {
  name: "pause",
  summary: "Let simulated time stand still; requests are answered all the same",
  usage: [""],
  flags: [],
  run: (call) => changeTime(call, { paused: true }),
};

const resume: Program = {
  name: "resume",
  summary: "Let simulated time pass again, as fast as before",
  usage: [""],
  flags: [],
  run: (call) => changeTime(call, { paused: false }),
};

const speed: Program = {
  name: "speed",
  summary: "Set how many simulated seconds pass in a real one",
  usage: ["FACTOR"],
  flags: [],
  examples: [["A minute in six seconds", "pequod sim speed 10"]],
  run: (call) => changeTime(call, { speed: Number(oneArgument(call, "FACTOR")) }),
};

const advance: Program = {
  name: "advance",
  summary: "Let so much simulated time pass at once, also while it stands still",
  usage: ["DURATION"],
  flags: [],
  examples: [["One step", "pequod sim advance 1s"], ["Past the longest back-off", "pequod sim advance 5m"]],
  run: (call) => changeTime(call, { advance: oneArgument(call, "DURATION") }),
};

const rewind: Program = {
  name: "rewind",
  summary: "Make the cluster's objects what they were at a revision, or so long ago",
  description:
    "Make the cluster's objects what they were at a revision, or so long ago. Rewinding is writing: time goes on, and\n" +
    "clients that watch see each change.",
  usage: ["REVISION", "DURATION"],
  flags: [],
  examples: [["Undo the last minute", "pequod sim rewind 1m"]],
  run: async (call) => {
    const target = oneArgument(call, "REVISION or DURATION");
    const body = /^\d+$/.test(target) ? { revision: Number(target) } : { ago: target };
    const answer = await askSim<{ revision: number; changed: number }>(call, "POST", "/rewind", body);
    await call.io.out(`rewound to revision ${answer.revision}: ${answer.changed} objects changed\n`);
    return 0;
  },
};

export const simTime: readonly Program[] = [status, pause, resume, speed, advance, rewind];

async function changeTime(call: Call, body: Record<string, unknown>): Promise<number> {
  return await print(call, await askSim<SimStatus>(call, "POST", "/time", body));
}

async function print({ io }: Call, status: SimStatus): Promise<number> {
  const lines: [string, string | number][] = [
    ["Scenario", status.scenario],
    ["Time", `${status.now} (${status.paused ? "paused" : `x${status.speed}`})`],
    ["Revision", `${status.revision} (rewinds to ${status.oldestRevision} and later)`],
    ["Watches", status.watches],
    ["Snapshots", status.snapshots.map(({ name }) => name).join(", ") || "<none>"],
    ["Faults", status.faults.length || "<none>"],
  ];
  await io.out(lines.map(([name, value]) => `${`${name}:`.padEnd(12)}${value}\n`).join(""));
  return 0;
}
