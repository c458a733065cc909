import assert from "node:assert/strict";
import {
  compose,
  cpuText,
  type Enrichment,
  measured,
  memoryText,
  ownColumn,
  share,
} from "../../../src/explorer/table/enrichment.ts";
import { sourceColumns } from "../../../src/explorer/table/row_source.ts";

const enrichment: Enrichment = {
  columns: [
    { from: "Name" },
    ownColumn("CPU", () => "1m", measured()),
    ownColumn("Zone", () => "a", { isWide: true }),
    { from: "Node", isWide: false, look: { rank: 3 } },
    { from: "Gone" },
    { from: "Age" },
  ],
};
const server = sourceColumns(["Name", "Status", "Age"], ["Node", "Gates"]);

/** Whether there is usage, and the columns then, with their priority. */
const orders: [boolean, string][] = [
  [true, "Name 0 CPU 0 Zone 1 Node 0 Status 0 Gates 1 Age 0"],
  [false, "Name 0 Zone 1 Node 0 Status 0 Gates 1 Age 0"],
];

for (const [hasUsage, expected] of orders) {
  Deno.test(`columns in order, ${hasUsage ? "with" : "without"} usage`, () => {
    const columns = compose(enrichment, server, { hasUsage }).map(({ column }) => column);
    assert.equal(columns.map(({ name, priority }) => `${name} ${priority}`).join(" "), expected);
    assert.equal(columns.find(({ name }) => name === "Node")?.look?.rank, 3);
  });
}

/** Used, of what, and the percentage. */
const shares: [number | undefined, number | null | undefined, unknown][] = [
  [50, 200, 25],
  [50, null, "–"],
  [50, 0, "–"],
  [undefined, 200, ""],
];

for (const [used, of, expected] of shares) {
  Deno.test(`${used} of ${of} is ${expected}`, () => assert.equal(share(used, of), expected));
}

Deno.test("amounts as kubectl top prints them; blank without a measurement", () => {
  const usage = { cpuMilli: 2.6, memoryBytes: 9.4 * 2 ** 20 };
  assert.deepEqual([cpuText(usage), memoryText(usage)], ["3m", "9Mi"]);
  assert.deepEqual([cpuText(undefined), memoryText(undefined)], ["", ""]);
});
