import assert from "node:assert/strict";
import { ApiError } from "../../../src/cluster/api_error.ts";
import type { WatchState } from "../../../src/cluster/watch_state.ts";
import { testNow } from "../fake_cluster.ts";
import { explore } from "../explorer_harness.ts";
import { smallWorld } from "../world.ts";

function refusal(code: number, message: string): ApiError {
  return new ApiError({ kind: "Status", apiVersion: "v1", metadata: {}, status: "Failure", code, message });
}

const states: [string, WatchState, RegExp][] = [
  [
    "forbidden",
    { kind: "forbidden", error: refusal(403, "pods is forbidden"), retryAt: testNow },
    /✗ Not allowed: the verb list on pods in namespace default is missing\.\n\s+pods is forbidden/,
  ],
  ["gone", { kind: "gone", error: refusal(404, "x"), retryAt: testNow }, /✗ The server has no pods any more/],
  [
    "unreachable",
    { kind: "stale", since: testNow, error: new Error("connection refused"), retryAt: testNow + 4000 },
    /✗ Unreachable since 12:00:00 \(UTC\): connection refused\n\s+Trying again in 4 s; Ctrl-R now\./,
  ],
  [
    "not signed in",
    { kind: "stale", since: testNow, error: refusal(401, "Unauthorized"), retryAt: testNow },
    /✗ Not signed in since 12:00:00 \(UTC\): Unauthorized\n/,
  ],
  [
    "a server in trouble",
    { kind: "stale", since: testNow, error: refusal(500, "etcd is away"), retryAt: testNow },
    /✗ The server has answered with errors since 12:00:00 \(UTC\): etcd is away\n/,
  ],
  ["loading", { kind: "loading", count: 0, remaining: undefined }, /loading …/],
];

for (const [name, state, text] of states) {
  Deno.test(`an empty table is explained: ${name}`, async () => {
    const world = smallWorld();
    world.refusal = state;
    const explorer = await explore(world, "");
    assert.match(explorer.text, text);
    explorer.end();
  });
}

/** Command lines, keys, and the sentence in place of rows. */
const nothings: [string, string, string][] = [
  ["pods", "key /\ntype nope", "None of 2 rows matches /nope. Esc clears the filter."],
  ["cm kube-system", "", "There are no configmaps in namespace kube-system. 0 shows all namespaces."],
  ["cm all app=none", "", "There are no configmaps with app=none in this cluster."],
  ["po app=none", "", "There are no pods with app=none in namespace default."],
];

for (const [line, keys, sentence] of nothings) {
  Deno.test(`an empty table is explained: :${line} ${keys.replace("\n", " ")}`, async () => {
    const explorer = await explore(smallWorld(), keys, { line });
    assert.ok(explorer.text.includes(sentence), explorer.text);
    explorer.end();
  });
}

Deno.test("what belongs to an object has no other namespaces; what is owned says by whom", async () => {
  const world = smallWorld();
  world.table("pods", "Name Age", []).table("replicasets", "Name Age", []);
  const pods = await explore(world, "key Enter", { line: "deploy" });
  assert.match(pods.text, /There are no pods with app=web in namespace default\.$/m);
  const sets = await explore(world, "key z", { line: "deploy" });
  assert.match(sets.text, /There are no replicasets of Deployment web in namespace default\.$/m);
  pods.end();
  sets.end();
});

Deno.test("the advice about rights names the context where kubectl needs it", async () => {
  const world = smallWorld();
  world.refusal = { kind: "forbidden", error: refusal(403, "no"), retryAt: testNow };
  const explorer = await explore(world, "", { line: "deploy @prod" });
  assert.match(explorer.text, /kubectl auth can-i --list -n shop --context prod/);
  explorer.end();
});

Deno.test("rows of a lost connection stay, and the header says since when they are stale", async () => {
  const world = smallWorld();
  const explorer = await explore(world, "");
  world.become("pods", { kind: "stale", since: testNow, error: new Error("no route"), retryAt: testNow });
  assert.match(explorer.lines[0]!, /✗ stale since 12:00:00Z$/);
  assert.match(explorer.lines[1]!, /stale since 12:00:00Z: no route/);
  assert.equal(explorer.body.length, 3);
  world.become("pods", { kind: "live" });
  assert.match(explorer.lines[0]!, /● live$/);
  explorer.end();
});

Deno.test("where the server answers with errors for one kind, the table is stale and the connection is not lost", async () => {
  const world = smallWorld();
  const explorer = await explore(world, "");
  world.become("pods", {
    kind: "stale",
    since: testNow,
    error: refusal(500, "etcd is away"),
    retryAt: testNow,
  });
  assert.match(explorer.lines[0]!, /● live$/);
  assert.match(explorer.lines[1]!, /stale since 12:00:00Z: etcd is away/);
  explorer.end();
});

Deno.test("long reasons are broken between words, and no count is told before a list came", async () => {
  const world = smallWorld();
  const error = new Error("Unable to connect to the server: ".repeat(4));
  world.refusal = { kind: "stale", since: testNow, error, retryAt: testNow };
  const explorer = await explore(world, "", { columns: 60 });
  assert.match(explorer.lines[1]!, /^ Pods \(default\) {2}/);
  assert.ok(explorer.body.length > 4);
  for (const line of explorer.body) assert.ok(line.length <= 60, line);
  explorer.end();
});
