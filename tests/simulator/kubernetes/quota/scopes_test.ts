import assert from "node:assert/strict";
import type { KubeObject } from "../../../../src/kube/object.ts";
import { kinds } from "../../../../src/simulator/kubernetes/kinds/mod.ts";
import { isInScope, isTerminating } from "../../../../src/simulator/kubernetes/quota/scopes.ts";

const pods = kinds.find(({ plural }) => plural === "pods")!;
const services = kinds.find(({ plural }) => plural === "services")!;
const pod = (spec: object) => ({ metadata: { name: "p" }, spec: { containers: [], ...spec } }) as KubeObject;
const priority = (operator: string, ...values: string[]) => ({
  scopeSelector: { matchExpressions: [{ scopeName: "PriorityClass", operator, values }] },
});
const sized = { containers: [{ name: "c", resources: { requests: { cpu: "1" } } }] };
const term = { topologyKey: "k", namespaces: ["a"] };

const cases: [quota: object, pod: object, fits: boolean][] = [
  [{}, {}, true],
  [{ scopes: ["Terminating"] }, { activeDeadlineSeconds: 5 }, true],
  [{ scopes: ["Terminating"] }, {}, false],
  [{ scopes: ["NotTerminating", "BestEffort"] }, {}, true],
  [{ scopes: ["BestEffort"] }, sized, false],
  [{ scopes: ["NotBestEffort"] }, sized, true],
  [{ scopes: ["PriorityClass"] }, { priorityClassName: "high" }, true],
  [priority("In", "high"), { priorityClassName: "high" }, true],
  [priority("In", "high"), {}, false],
  [priority("NotIn", "high"), {}, true],
  [priority("DoesNotExist"), { priorityClassName: "low" }, false],
  [{ scopes: ["CrossNamespacePodAffinity"] }, {}, false],
  [
    { scopes: ["CrossNamespacePodAffinity"] },
    { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } } },
    true,
  ],
  [{ scopes: ["VolumeAttributesClass"] }, {}, false],
];

for (const [quota, spec, fits] of cases) {
  Deno.test(`${JSON.stringify(quota)} ${fits ? "is" : "is not"} about ${JSON.stringify(spec)}`, () => {
    assert.equal(isInScope(quota as Parameters<typeof isInScope>[0], pods, pod(spec)), fits);
  });
}

Deno.test("services have no scopes, and a deadline of zero ends a pod, too", () => {
  assert.equal(isInScope({ scopes: ["NotTerminating"] }, services, pod({})), false);
  assert.equal(isTerminating({ spec: { containers: [], activeDeadlineSeconds: 0 } }), true);
});
