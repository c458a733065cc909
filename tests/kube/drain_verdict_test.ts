import assert from "node:assert/strict";
import { type DrainChoice, judgePods, podTitle } from "../../src/kube/drain_verdict.ts";
import type { KubeObject } from "../../src/kube/object.ts";

const owned = (kind: string) => [{ apiVersion: "apps/v1", kind, name: "x", uid: kind, controller: true }];
const pod = (name: string, kind?: string, more: Record<string, unknown> = {}): KubeObject => ({
  metadata: { name, namespace: "shop", ...(kind ? { ownerReferences: owned(kind) } : {}) },
  ...more,
});

const plain: DrainChoice = {
  graceSeconds: undefined,
  timeoutSeconds: 0,
  ignoresDaemonSets: false,
  deletesEmptyDirs: false,
  isForced: false,
  disablesEviction: false,
};

const cases: [
  what: string,
  pod: KubeObject,
  choice: Partial<DrainChoice>,
  goes: boolean,
  said: RegExp | undefined,
][] = [
  ["a replica set's pod", pod("a", "ReplicaSet"), {}, true, undefined],
  ["a bare pod", pod("a"), {}, false, /declare no controller \(use --force to override\): shop\/a/],
  ["a bare pod by force", pod("a"), { isForced: true }, true, /declare no controller: shop\/a/],
  ["a daemon set's pod", pod("a", "DaemonSet"), {}, false, /use --ignore-daemonsets/],
  [
    "a daemon set's pod that is ignored",
    pod("a", "DaemonSet"),
    { ignoresDaemonSets: true },
    false,
    /^DaemonSet-managed Pods: /,
  ],
  ["a pod that has ended", pod("a", undefined, { status: { phase: "Failed" } }), {}, true, undefined],
];

for (const [what, one, choice, goes, said] of cases) {
  Deno.test(`drain: ${what}`, () => {
    const { pods, problems, warnings } = judgePods([one], { ...plain, ...choice }, new Set(["DaemonSet"]));
    assert.equal(pods.length, goes ? 1 : 0);
    if (said) assert.match([...problems, ...warnings].join(), said);
    else assert.deepEqual([...problems, ...warnings], []);
  });
}

Deno.test("a pod's title has its namespace", () => assert.equal(podTitle(pod("a")), "shop/a"));
