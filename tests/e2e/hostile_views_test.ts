/** Text from a cluster, in every view that shows some: it stays where it belongs, and no key waits for it. */
import assert from "node:assert/strict";
import { explore, type ExplorerHarness } from "../explorer/explorer_harness.ts";
import type { FakeCluster } from "../explorer/fake_cluster.ts";
import { owner, smallWorld } from "../explorer/world.ts";

const texts: [string, string][] = [
  ["escape sequences", "\x1b[2J\x1b[1;1H\x1b]52;c;eA==\x07\x1bP+q\x1b\\\x9b31m\x1b]0;owned\x07\x1b_x\x1b\\"],
  ["signs that reorder", "safe\u202egnp.exe\u2066\u2069\u200f\u061c"],
  ["marks without end", "a" + "\u0301".repeat(50_000) + "b"],
  ["line ends and tabs", "one\r\ntwo\n\tthree\v\f\u2028\u2029\u0085four"],
  ["wide signs", "日本語".repeat(200) + "👩‍👩‍👧".repeat(100)],
  ["a line of a megabyte", "x".repeat(1 << 20)],
  ["a wide line of a megabyte", "日 ".repeat(1 << 19)],
  ["joined signs without end", "👩\u200d".repeat(100_000)],
];

const pods = "/api/v1/namespaces/default/pods";

/** Wherever a cluster may put words: cells, labels, annotations, statuses, values, messages. */
function worldOf(text: string): FakeCluster {
  const world = smallWorld();
  const web = world.tables.get("pods")!.rows[0]!;
  world.table("pods", "Name Ready Status Restarts Age Message", [
    { ...web, labels: { app: text }, cells: ["1/1", text, "0", "x", text] },
    { ...web, uid: "p2", name: "honest", cells: ["1/1", "Running", "0", "x", "fine"] },
  ]);
  const pod = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name: "web-776b8b9c64-dlpgl",
      namespace: "default",
      uid: "p1",
      annotations: { note: text, [text.slice(0, 50)]: "key" },
      ownerReferences: [owner("ReplicaSet", text.slice(0, 300), "rs1")],
    },
    spec: { containers: [{ name: "nginx", image: text, command: ["sh", "-c", text] }] },
    status: { phase: "Running", message: text, reason: text },
  };
  world.objects.set(pods, { metadata: { resourceVersion: "7" }, items: [pod] });
  return world;
}

/** Keys of one view after another; each leads back. */
const views: [string, string[]][] = [
  ["the table", ["Down", "Up", "Ctrl-W", "Shift-Right", "Right", "Left"]],
  ["yaml", ["y", "Down", "w", "w", "Right", "Esc"]],
  ["describe", ["d", "Down", "w", "w", "Esc"]],
  ["the filter", ["/", "a", "Enter", "Esc"]],
  ["the question before a deed", ["Ctrl-D", "Esc"]],
];

for (const [name, text] of texts) {
  for (const [view, keys] of views) {
    Deno.test(`${name} in ${view}`, async () => {
      const explorer = await explore(worldOf(text), "", { columns: 80, rows: 24 });
      for (const key of keys) {
        await pressed(explorer, key);
        assertWhole(explorer, key);
      }
      explorer.end();
    });
  }
}

/** No key takes more; a machine that is busy with something else gets a second chance. */
const keyLimitMs = 50;

async function pressed(explorer: ExplorerHarness, key: string): Promise<void> {
  const started = performance.now();
  await explorer.play(`key ${key}`);
  void explorer.grid;
  const first = performance.now() - started;
  if (first < keyLimitMs * 4) return;
  // What has been drawn once is the worst there is: to draw it again must not take as long.
  const again = performance.now();
  void explorer.grid;
  const second = performance.now() - again;
  assert.ok(
    second < keyLimitMs,
    `${key}: ${Math.round(first)} ms, and to draw it again ${Math.round(second)} ms`,
  );
}

function assertWhole(explorer: ExplorerHarness, key: string): void {
  const { grid, lines } = explorer;
  assert.equal(lines.length, 24, key);
  assert.match(lines[0]!, /^ ⎈ test.*● live$/, `the header after ${key}`);
  assert.match(lines.at(-1)!, /help|cancel|⏎|Esc/, `the keys after ${key}`);
  for (let y = 0; y < grid.height; y++) {
    for (let x = 0; x < grid.width; x++) {
      const cell = grid.textAt(x, y);
      assert.doesNotMatch(
        cell,
        /[\p{Control}\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\u2028\u2029]/u,
        key,
      );
      assert.ok(cell.length <= 64, `${cell.length} units in one cell after ${key}`);
    }
  }
  const honest = lines.find((line) => /^[▌ ]honest/.test(line));
  if (honest && lines[2]?.includes("STATUS") && !lines[2].includes("+")) {
    const column = lines[2].indexOf("STATUS");
    assert.equal(honest.slice(column, column + 7), "Running", `the columns stand after ${key}`);
  }
}
