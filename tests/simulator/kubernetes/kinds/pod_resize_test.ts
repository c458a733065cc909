import assert from "node:assert/strict";
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IPod } from "kubernetes-models/v1/Pod";
import { validateResize } from "../../../../src/simulator/kubernetes/kinds/pod_resize.ts";

type Resources = NonNullable<IContainer["resources"]>;
const pod = (resources: Resources, name = "c", annotations = {}): IPod => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { annotations },
  spec: { containers: [{ name, image: "nginx", resources }] },
});

const CASES: [what: string, now: IPod, old: IPod, messages: string[]][] = [
  ["more CPU", pod({ requests: { cpu: "2" } }), pod({ requests: { cpu: "1" } }), []],
  [
    "another class",
    pod({ requests: { cpu: "1" } }),
    pod({}),
    ['spec: Invalid value: "Burstable": Pod QOS Class may not change as a result of resizing'],
  ],
  [
    "a request that is gone",
    pod({ requests: { cpu: "1" } }),
    pod({ requests: { cpu: "1", memory: "1Mi" } }),
    ["spec.containers[0].resources.requests: Forbidden: resource requests cannot be removed"],
  ],
  [
    "something else than CPU and memory",
    pod({ requests: { cpu: "1", "ephemeral-storage": "2Gi" } }),
    pod({ requests: { cpu: "1", "ephemeral-storage": "1Gi" } }),
    ["spec: Forbidden: only cpu and memory resources are mutable"],
  ],
  [
    "another name",
    pod({}, "d"),
    pod({}),
    ["spec.containers[0].name: Forbidden: containers may not be renamed or reordered on resize"],
  ],
  [
    "one container less",
    { apiVersion: "v1", kind: "Pod", spec: { containers: [] } },
    pod({}),
    ["spec.containers: Forbidden: containers may not be added or removed on resize"],
  ],
  [
    "a static pod",
    pod({}),
    pod({}, "c", { "kubernetes.io/config.mirror": "x" }),
    [": Forbidden: static pods cannot be resized"],
  ],
];

for (const [what, now, old, messages] of CASES) {
  Deno.test(`resize with ${what}`, () => {
    assert.deepEqual(validateResize(now, old).map(({ field, message }) => `${field}: ${message}`), messages);
  });
}
