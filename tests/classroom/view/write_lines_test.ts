import assert from "node:assert/strict";
import { writeLines } from "../../../src/classroom/view/write_lines.ts";
import type { ReplicaCount } from "../../../src/classroom/replica_counts.ts";
import type { LoggedWrite } from "../../../src/classroom/write_log.ts";
import { lineText } from "../../../src/terminal/line.ts";

const write = (rest: Partial<LoggedWrite>): LoggedWrite => ({
  atMs: 1250,
  who: "kubelet",
  did: "changed",
  kind: "Pod",
  name: "web-1",
  namespace: "default",
  fields: [],
  ...rest,
});
const shown = (writes: LoggedWrite[], rows = 5, columns = 120, replicas: ReplicaCount[] = []) =>
  writeLines({ writes, replicas, columns, rows, beganMs: 1000 }).map((line) => lineText(line).trimEnd());

Deno.test("nobody has written anything", () => {
  assert.deepEqual(shown([]), [" Nobody has written anything to the cluster yet."]);
});

const cases: [name: string, write: Partial<LoggedWrite>, line: RegExp][] = [
  ["when, who, what", {}, /^ +0\.25 {2}kubelet +Pod web-1$/],
  ["something new", { did: "made", who: "replicaset controller" }, /replicaset controller +made Pod web-1$/],
  ["something that is gone", { did: "removed" }, /removed Pod web-1$/],
  [
    "from what to what",
    { fields: [{ path: "spec.replicas", from: "1", to: "2" }] },
    /web-1 {2}spec\.replicas 1 → 2$/,
  ],
  ["a field that is gone", { fields: [{ path: "spec.nodeName", from: "n1" }] }, /spec\.nodeName n1 → gone$/],
  ["nobody said who", { who: "" }, /0\.25 {2}– +Pod/],
];
for (const [name, one, line] of cases) {
  Deno.test(`a write: ${name}`, () => assert.match(shown([write(one)])[0]!, line));
}

Deno.test("the newest are seen where there is no room for all", () => {
  const names = shown(["a", "b", "c"].map((name) => write({ name })), 2).map((line) => line.at(-1));
  assert.deepEqual(names, ["b", "c"]);
});

Deno.test("no line is wider than the pane", () => {
  const fields = [{ path: "status.conditions", from: "x".repeat(80), to: "y".repeat(80) }];
  assert(shown([write({ fields })], 1, 60)[0]!.length <= 60);
});

const count = (rest: Partial<ReplicaCount> = {}): ReplicaCount => ({
  kind: "Deployment",
  name: "web",
  desired: 21,
  current: 15,
  ready: 14,
  ...rest,
});

Deno.test("desired stands beside current, above the writes, where there is room for both", () => {
  const names = Array.from({ length: 20 }, (_, index) => write({ name: `w${index}` }));
  const lines = shown(names, 12, 100, [
    count(),
    count({ kind: "Job", name: "once", desired: 1, current: 1, ready: 0 }),
    ...["a", "b", "c"].map((name) => count({ name })),
  ]);
  assert.deepEqual(lines.slice(0, 4), [
    " Deployment web  21 desired, 15 there, 14 ready",
    " Job once  1 desired, 1 there, 0 done",
    " Deployment a  21 desired, 15 there, 14 ready",
    "",
  ]);
  assert.equal(lines.length, 12);
  assert.match(lines.at(-1)!, /w19$/);
  assert.doesNotMatch(shown(names, 4, 100, [count()])[0]!, /desired/);
});

Deno.test("in a narrow pane what is different stands below, and of a long name the end is seen", () => {
  const fields = [{ path: "phase", from: "Pending", to: "Running" }];
  const name = "nginx-deployment-55c9c9f89c-j4l7t";
  const lines = shown([write({ name, fields }), write({ name: "two" })], 5, 60);
  assert.deepEqual(lines, [
    "     0.25  kubelet                   Pod …t-55c9c9f89c-j4l7t",
    "           phase Pending → Running",
    "     0.25  kubelet                   Pod two",
  ]);
  const newest = shown(Array.from({ length: 9 }, () => write({ fields })), 4, 60);
  assert.deepEqual([newest.length, newest.at(-1)], [4, "           phase Pending → Running"]);
});
