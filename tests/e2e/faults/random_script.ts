/** What a person at the keys may do, drawn from a seed: lines of the language of scripted runs. */
import type { Random } from "../../../src/simulator/clock/random.ts";

const views = [
  "pods -A",
  "pods",
  "deployments -A",
  "rs -A",
  "events -A",
  "nodes",
  "cm -A",
  "svc -A",
  "ns",
  "workloads",
  "pulses",
  "contexts",
  "crd",
  "allocations",
  "tree",
  "helm",
  "find env",
  "who-can list pods",
  "users",
  "errors",
  "ep -A",
];

/** Each is a few lines; none of them leaves the program. */
const gestures: readonly ((random: Random) => string[])[] = [
  (random) => [`type :${random.pick(views)}`, "key Enter"],
  (random) => [`type :${random.pick(views)}`, "key Enter"],
  (random) => [`key ${random.pick(["j", "j j j", "k", "g", "Shift-G", "Ctrl-F", "Down Down", "Up"])}`],
  (random) => [`key ${random.pick(["j", "j j j", "Shift-G"])}`],
  (random) => [`key ${random.pick(["Shift-N", "Shift-A", "Shift-S", "Shift-R", "Shift-O"])}`],
  (random) => ["key /", `type ${random.pick(["env", "co", "!made", "run", "zzz", "map"])}`, "key Enter"],
  () => ["key /", "key Ctrl-U", "key Enter"],
  (random) => [`key ${random.pick(["Space", "Space j Space", "Ctrl-Space", "Ctrl-\\"])}`],
  (
    random,
  ) => [`key ${random.pick(["Ctrl-W", "Ctrl-Z", "Ctrl-R", "Shift-Right Shift-Right", "0", "1", "2"])}`],
  () => ["key Enter"],
  () => ["key Enter"],
  (random) => [`key ${random.pick(["y", "d", "l", "Shift-H", "Shift-W", "Shift-E", "u"])}`],
  (random) => [`key ${random.pick(["y", "d", "l", "Shift-H"])}`, "wait 1s", "key j j"],
  (random) => [`key ${random.pick(["Ctrl-D", "s", "m", "i", "r", "Ctrl-L"])}`, "wait 1s", "key Esc"],
  () => ["key Ctrl-D", "wait 2s", "key Enter", "wait 1s", "key Esc"],
  () => ["key Esc"],
  () => ["key Esc"],
  () => ["key Esc Esc"],
  (random) => [`key ${random.pick(["[", "]", "-", "?", "Ctrl-E", "Ctrl-G"])}`],
  (random) => [`resize ${random.pick(["80x24", "120x30", "200x50", "60x16"])}`],
];

/** Lines of about as much time as there is trouble. */
export function drawScript(random: Random): string[] {
  const lines: string[] = [];
  const count = random.between(12, 24);
  for (let index = 0; index < count; index++) {
    lines.push(...random.pick(gestures)(random), `wait ${random.pick([1, 2, 4, 8])}s`);
  }
  return lines;
}
