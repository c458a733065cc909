import assert from "node:assert/strict";
import { ReplicaCounts } from "../../src/classroom/replica_counts.ts";
import type { KubeObject } from "../../src/kube/object.ts";
import { smallClassroom } from "./small_classroom.ts";

type Rest = Record<string, unknown>;
const object = (kind: string, rest: Rest = {}, name = "web"): KubeObject => ({
  kind,
  metadata: { name, namespace: "lesson", uid: `${kind}/${name}` },
  ...rest,
});

const cases: [kind: string, rest: Rest, told: string | undefined][] = [
  ["Deployment", { spec: { replicas: 21 }, status: { replicas: 15, readyReplicas: 14 } }, "21 15 14"],
  ["Deployment", { spec: { replicas: 2 } }, "2 0 0"],
  ["Deployment", { spec: { replicas: 0 }, status: { replicas: 1 } }, "0 1 0"],
  ["Deployment", { spec: {} }, "1 0 0"],
  ["ReplicaSet", { spec: { replicas: 0 }, status: { replicas: 2, readyReplicas: 2 } }, "0 2 2"],
  ["ReplicaSet", { spec: { replicas: 0 }, status: { replicas: 0 } }, undefined],
  ["StatefulSet", { spec: { replicas: 3 }, status: { replicas: 1 } }, "3 1 0"],
  [
    "DaemonSet",
    { spec: {}, status: { desiredNumberScheduled: 3, currentNumberScheduled: 3, numberReady: 2 } },
    "3 3 2",
  ],
  ["Job", { spec: { completions: 4 }, status: { active: 2, succeeded: 1 } }, "4 3 1"],
  ["Pod", { spec: { replicas: 2 } }, undefined],
];

for (const [kind, rest, told] of cases) {
  Deno.test(`${kind} ${JSON.stringify(rest)}: ${told ?? "is not told"}`, () => {
    const counts = new ReplicaCounts();
    counts.add(undefined, object(kind, rest));
    assert.deepEqual(
      counts.all.map(({ desired, current, ready }) => `${desired} ${current} ${ready}`),
      told === undefined ? [] : [told],
    );
  });
}

Deno.test("what was written last comes first, what is gone is gone, and the oldest are forgotten", () => {
  const counts = new ReplicaCounts();
  for (let count = 0; count < 30; count++) {
    counts.add(undefined, object("Deployment", { spec: { replicas: 1 } }, `d${count}`));
  }
  assert.equal(counts.all.length, 20);
  assert.equal(counts.all.at(-1)!.name, "d10");
  const older = object("Deployment", { spec: { replicas: 1 } }, "d12");
  counts.add(older, object("Deployment", { spec: { replicas: 5 } }, "d12"));
  assert.deepEqual(counts.all.slice(0, 2).map(({ name, desired }) => [name, desired]), [["d12", 5], [
    "d29",
    1,
  ]]);
  counts.add(older, undefined);
  assert.equal(counts.all[0]!.name, "d29");
});

Deno.test("a size that is changed: wished for at once, there after a while", async () => {
  const classroom = await smallClassroom();
  const deployment = () => {
    const { desired, ready } = classroom.writes.replicas.find(({ kind }) => kind === "Deployment")!;
    return [desired, ready];
  };
  try {
    await classroom.run("kubectl create deployment web --image=nginx --replicas=1");
    await classroom.run("kubectl rollout status deployment web");
    assert.deepEqual(deployment(), [1, 1]);
    await classroom.run("kubectl scale deployment web --replicas=4");
    assert.deepEqual(deployment(), [4, 1]);
    await classroom.run("kubectl rollout status deployment web");
    assert.deepEqual(deployment(), [4, 4]);
    await classroom.run("kubectl delete deployment web; sleep 1");
    assert.deepEqual(classroom.writes.replicas, []);
  } finally {
    classroom.close();
  }
});
