import assert from "node:assert/strict";
import { explore } from "../explorer_harness.ts";
import { FakeCluster } from "../fake_cluster.ts";

/** Kind, its columns, a key, and the column that it sorts by. */
const letters: [string, string, string, string][] = [
  ["pods", "Name CPU MEM %CPU/R %MEM/R %CPU/L %MEM/L IP Node", "Shift-C", "CPU ↓"],
  ["pods", "Name CPU MEM %CPU/R %MEM/R %CPU/L %MEM/L IP Node", "Shift-M", "MEM ↓"],
  ["pods", "Name CPU MEM %CPU/R %MEM/R %CPU/L %MEM/L IP Node", "Shift-X", "%CPU/R ↓"],
  ["pods", "Name CPU MEM %CPU/R %MEM/R %CPU/L %MEM/L IP Node", "Shift-Z", "%MEM/R ↓"],
  ["pods", "Name CPU MEM %CPU/R %MEM/R %CPU/L %MEM/L IP Node", "Ctrl-X", "%CPU/L ↓"],
  ["pods", "Name CPU MEM %CPU/R %MEM/R %CPU/L %MEM/L IP Node", "Ctrl-Q", "%MEM/L ↓"],
  ["pods", "Name CPU MEM %CPU/R %MEM/R %CPU/L %MEM/L IP Node", "Shift-I", "IP ↑"],
  ["pods", "Name CPU MEM %CPU/R %MEM/R %CPU/L %MEM/L IP Node", "Shift-O", "NODE ↑"],
  ["deployments", "Name Ready Up-to-date Available", "Shift-U", "UP-TO-DATE ↑"],
  ["deployments", "Name Ready Up-to-date Available", "Shift-L", "AVAILABLE ↑"],
  ["services", "Name Type Cluster-IP", "Shift-T", "TYPE ↑"],
  ["events", "Last Type Reason Source Count", "Shift-T", "TYPE ↑"],
  ["events", "Last Type Reason Source Count", "Shift-R", "REASON ↑"],
  ["events", "Last Type Reason Source Count", "Shift-S", "SOURCE ↑"],
  ["events", "Last Type Reason Source Count", "Shift-C", "COUNT ↓"],
  ["configmaps", "Name Volume Capacity Status", "Shift-V", "VOLUME ↑"],
  ["configmaps", "Name Volume Capacity Status", "Shift-C", "CAPACITY ↓"],
];

for (const [kind, columns, key, sorted] of letters) {
  Deno.test(`${key} in ${kind} sorts by ${sorted}`, async () => {
    const cells = columns.split(" ").slice(1).map(() => "1");
    const world = new FakeCluster().table(kind, columns, [{ namespace: "default", name: "a", cells }]);
    const explorer = await explore(world, `key ${key}`, { columns: 140, line: kind });
    assert.ok(explorer.body[0]!.includes(sorted), explorer.body[0]);
    explorer.end();
  });
}

Deno.test("rows without a value stand last, whichever way the others go", async () => {
  const names = (lines: string[]) => lines.slice(1).map((line) => line.slice(1).split(" ")[0]);
  const rows = [["a", "2m"], ["b", ""], ["c", "10m"], ["d", "–"]].map(([name, cpu]) => ({
    namespace: "default",
    name: name!,
    cells: [cpu!],
  }));
  const explorer = await explore(new FakeCluster().table("pods", "Name CPU", rows), "key Shift-C");
  assert.deepEqual(names(explorer.body), ["c", "a", "b", "d"]);
  await explorer.play("key Shift-C");
  assert.deepEqual(names(explorer.body), ["a", "c", "b", "d"]);
  explorer.end();
});

Deno.test("Shift-O says what is to be picked where there is no node", async () => {
  const world = new FakeCluster().table("configmaps", "Name Data", []);
  const explorer = await explore(world, "key Shift-O", { line: "configmaps" });
  assert.match(explorer.text, /Shift-Left and Shift-Right pick a column, \| lists them/);
  explorer.end();
});
