import assert from "node:assert/strict";
import type { KubeObject } from "../../../../src/kube/object.ts";
import type { AnyKind } from "../../../../src/simulator/kubernetes/kind.ts";
import type { QuotaPod } from "../../../../src/simulator/kubernetes/quota/scopes.ts";
import {
  countName,
  isCharged,
  missingAmounts,
  resourcesOfKind,
  usageOf,
} from "../../../../src/simulator/kubernetes/quota/usage.ts";
import { listText } from "../../../../src/simulator/kubernetes/quota/resource_list.ts";

const kind = (plural: string, group = "") => ({ plural, group }) as AnyKind;
const NOW = Date.parse("2026-01-01T00:01:00Z");
const containers = [{
  name: "c",
  resources: { requests: { cpu: "1", "a.io/gpu": "2" }, limits: { memory: "1Gi" } },
}];

const used: [what: string, kind: AnyKind, object: object, usage: string][] = [
  [
    "a pod",
    kind("pods"),
    { spec: { containers } },
    "count/pods=1,cpu=1,limits.memory=1Gi,pods=1,requests.a.io/gpu=2,requests.cpu=1",
  ],
  [
    "a pod that has ended",
    kind("pods"),
    { status: { phase: "Failed" }, spec: { containers } },
    "count/pods=1",
  ],
  [
    "a service",
    kind("services"),
    { spec: { type: "ClusterIP", ports: [{}] } },
    "count/services=1,services=1,services.loadbalancers=0,services.nodeports=0",
  ],
  [
    "a balanced service",
    kind("services"),
    { spec: { type: "LoadBalancer", ports: [{}, {}] } },
    "count/services=1,services=1,services.loadbalancers=1,services.nodeports=2",
  ],
  [
    "a balanced service without node ports",
    kind("services"),
    {
      spec: { type: "LoadBalancer", allocateLoadBalancerNodePorts: false, ports: [{}, { nodePort: 30000 }] },
    },
    "count/services=1,services=1,services.loadbalancers=1,services.nodeports=1",
  ],
  [
    "a claim",
    kind("persistentvolumeclaims"),
    { spec: { storageClassName: "gold", resources: { requests: { storage: "1500m" } } } },
    "count/persistentvolumeclaims=1,gold.storageclass.storage.k8s.io/persistentvolumeclaims=1," +
    "gold.storageclass.storage.k8s.io/requests.storage=2,persistentvolumeclaims=1,requests.storage=2",
  ],
  ["a secret", kind("secrets"), {}, "count/secrets=1,secrets=1"],
  ["a deployment", kind("deployments", "apps"), {}, "count/deployments.apps=1"],
];

for (const [what, of, object, usage] of used) {
  Deno.test(`${what} uses ${usage}`, () => {
    assert.equal(listText(usageOf(of, { metadata: {}, ...object } as KubeObject, NOW)), usage);
  });
}

const names = [
  "pods",
  "limits.cpu",
  "requests.a.io/gpu",
  "count/pods",
  "count/jobs.batch",
  "secrets",
  "gold.storageclass.storage.k8s.io/requests.storage",
];
const counted: [AnyKind, string[]][] = [
  [kind("pods"), ["pods", "limits.cpu", "requests.a.io/gpu", "count/pods"]],
  [kind("jobs", "batch"), ["count/jobs.batch"]],
  [kind("secrets"), ["secrets"]],
  [kind("persistentvolumeclaims"), ["gold.storageclass.storage.k8s.io/requests.storage"]],
  [kind("secrets", "example.com"), []],
];

for (const [of, expected] of counted) {
  Deno.test(`${countName(of)}: what quotas count of it`, () => {
    assert.deepEqual(resourcesOfKind(of, names), expected);
  });
}

Deno.test("a pod that should have gone costs nothing any more", () => {
  const pod = (deletionTimestamp: string): QuotaPod => ({
    metadata: { deletionTimestamp, deletionGracePeriodSeconds: 30 },
  });
  assert.equal(isCharged(pod("2026-01-01T00:00:31Z"), NOW), true);
  assert.equal(isCharged(pod("2026-01-01T00:00:29Z"), NOW), false);
});

Deno.test("what must be stated, by resource and container", () => {
  const pod = (more: object = {}): QuotaPod => ({
    spec: { containers: [{ name: "b" }, ...containers, { name: "a" }], ...more },
  });
  const required = ["pods", "requests.cpu", "limits.memory", "limits.cpu"];
  assert.equal(
    missingAmounts(pod(), required),
    "limits.cpu for: a,b,c; limits.memory for: a,b; requests.cpu for: a,b",
  );
  assert.equal(missingAmounts(pod({ resources: { limits: { cpu: "1" } } }), required), "");
});
