import assert from "node:assert/strict";
import { clockTime, headerLine } from "../../src/explorer/header.ts";
import { lineText } from "../../src/terminal/line.ts";
import { textWidth } from "../../src/terminal/width.ts";
import { explore } from "./explorer_harness.ts";
import { smallWorld } from "./world.ts";

/** Columns, and the header: nodes go first, then the user, this program's version, bars, the cluster, the version. */
const widths: [number, string][] = [
  [
    110,
    " ⎈ test · kind   ns default   ahab   v1.34.9 ⇄ 0.1.0   2 nodes   cpu ▁▃ 31%  mem ▆█ 95% | ● live ",
  ],
  [99, " ⎈ test · kind   ns default   ahab   v1.34.9 ⇄ 0.1.0   2 nodes   cpu ▁▃ 31%  mem ▆█ 95% | ● live "],
  [90, " ⎈ test · kind   ns default   ahab   v1.34.9 ⇄ 0.1.0   cpu ▁▃ 31%  mem ▆█ 95% | ● live "],
  [84, " ⎈ test · kind   ns default   v1.34.9 ⇄ 0.1.0   cpu ▁▃ 31%  mem ▆█ 95% | ● live "],
  [76, " ⎈ test · kind   ns default   v1.34.9   cpu ▁▃ 31%  mem ▆█ 95% | ● live "],
  [66, " ⎈ test · kind   ns default   v1.34.9   cpu 31%  mem 95% | ● live "],
  [60, " ⎈ test   ns default   v1.34.9   cpu 31%  mem 95% | ● live "],
  [50, " ⎈ test   ns default   cpu 31%  mem 95% | ● live "],
  [40, " ⎈ test   ns default | ● live "],
];

Deno.test("the header says what there is room for", async () => {
  const explorer = await explore(smallWorld(), "");
  const { model } = explorer.runner;
  const uses = [use(0.1, 0.7), use(0.31, 0.95)];
  const cluster = { ...model.cluster, uses };
  for (const [columns, text] of widths) {
    const shown = lineText(headerLine({ ...model, cluster, columns }));
    assert.equal(shown.replace(/ +● live $/, " | ● live "), text);
    assert.equal(textWidth(shown), columns);
  }
  assert.match(lineText(headerLine({ ...model, readOnly: true })), / 🔒 read-only ● live $/);
  assert.match(lineText(headerLine({ ...model, columns: 40, readOnly: true })), / read-only ● live $/);
  const parts = headerLine({ ...model, cluster, columns: 110 }).spans;
  assert.equal(parts.find(({ text }) => text.endsWith("95%"))?.role, "bad");
  explorer.end();
});

Deno.test("the use of the cluster is asked for with every survey, and the last ones are kept", async () => {
  const world = smallWorld();
  world.use = use(0.2, 0.4);
  const explorer = await explore(world, "");
  assert.match(lineText(headerLine(explorer.runner.model)), /cpu ▂ 20% {2}mem ▄ 40%/);
  explorer.end();
});

function use(cpu: number, memory: number) {
  return { cpuMilli: cpu * 4000, cpuMilliInAll: 4000, memoryBytes: memory * 1e9, memoryBytesInAll: 1e9 };
}

Deno.test("a protected context fills the header", async () => {
  const world = smallWorld();
  Object.assign(world.context, { isProtected: true });
  const explorer = await explore(world, "");
  assert.equal(headerLine(explorer.runner.model).fill, "protected");
  assert.match(lineText(headerLine(explorer.runner.model)), / protected ● live $/);
  assert.ok(headerLine(explorer.runner.model).spans.every(({ role }) => role === undefined), "one colour");
  explorer.end();
});

Deno.test("times are in UTC and say so", () => assert.equal(clockTime(0), "00:00:00Z"));
