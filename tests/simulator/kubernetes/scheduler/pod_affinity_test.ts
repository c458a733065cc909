import assert from "node:assert/strict";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import { podAffinityScores } from "../../../../src/simulator/kubernetes/scheduler/pod_affinity.ts";
import { sampleFacts, sampleNode, samplePlacement, type SamplePod } from "./sample_placement.ts";

const HOST = "kubernetes.io/hostname";
const nodes = [
  sampleNode("a", { zone: "x" }),
  sampleNode("b", { zone: "x" }),
  sampleNode("c", { zone: "y" }),
];
const web = { app: "web" };
const term = (app: string, topologyKey: string, more: object = {}) => ({
  labelSelector: { matchLabels: { app } },
  topologyKey,
  ...more,
});
const near = (...terms: object[]): Partial<IPodSpec> =>
  ({ affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: terms } } }) as Partial<
    IPodSpec
  >;
const away = (...terms: object[]): Partial<IPodSpec> =>
  ({ affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: terms } } }) as Partial<
    IPodSpec
  >;

const NEAR = "node(s) didn't match pod affinity rules";
const AWAY = "node(s) didn't match pod anti-affinity rules";
const SHUNNED = "node(s) didn't satisfy existing pods anti-affinity rules";

const cases: [what: string, there: SamplePod, pod: SamplePod, expected: string[]][] = [
  ["near a pod, by zone", { name: "w", labels: web }, { name: "p", spec: near(term("web", "zone")) }, [
    "fits",
    "fits",
    NEAR,
  ]],
  ["near a pod, by host", { name: "w", labels: web }, { name: "p", spec: near(term("web", HOST)) }, [
    "fits",
    NEAR,
    NEAR,
  ]],
  ["near a pod that is nowhere", { name: "w" }, { name: "p", spec: near(term("web", HOST)) }, [
    NEAR,
    NEAR,
    NEAR,
  ]],
  ["the first of its kind", { name: "w" }, { name: "p", labels: web, spec: near(term("web", HOST)) }, [
    "fits",
    "fits",
    "fits",
  ]],
  ["near, where no node has the label", { name: "w" }, {
    name: "p",
    labels: web,
    spec: near(term("web", "rack")),
  }, [
    NEAR,
    NEAR,
    NEAR,
  ]],
  ["away from a pod, by zone", { name: "w", labels: web }, { name: "p", spec: away(term("web", "zone")) }, [
    AWAY,
    AWAY,
    "fits",
  ]],
  [
    "a pod that another wants to be away from",
    { name: "w", spec: away(term("web", HOST)) },
    { name: "p", labels: web },
    [SHUNNED, "fits", "fits"],
  ],
  [
    "another namespace does not count",
    { name: "w", namespace: "other", labels: web },
    { name: "p", spec: away(term("web", HOST)) },
    ["fits", "fits", "fits"],
  ],
  [
    "a namespace by name",
    { name: "w", namespace: "other", labels: web },
    { name: "p", spec: away(term("web", HOST, { namespaces: ["other"] })) },
    [AWAY, "fits", "fits"],
  ],
  [
    "namespaces by label",
    { name: "w", namespace: "other", labels: web },
    { name: "p", spec: away(term("web", HOST, { namespaceSelector: { matchLabels: { team: "t" } } })) },
    [AWAY, "fits", "fits"],
  ],
  [
    "only the same version",
    { name: "w", labels: { app: "web", version: "1" } },
    {
      name: "p",
      labels: { app: "web", version: "2" },
      spec: away(term("web", HOST, { matchLabelKeys: ["version"] })),
    },
    ["fits", "fits", "fits"],
  ],
];
for (const [what, there, pod, expected] of cases) {
  Deno.test(`pod affinity: ${what}`, () => {
    const { look } = samplePlacement(nodes, { a: [there] }, { other: { team: "t" } });
    assert.deepEqual(look(pod), { a: expected[0], b: expected[1], c: expected[2] });
  });
}

const preferred = (kind: "podAffinity" | "podAntiAffinity"): Partial<IPodSpec> => ({
  affinity: {
    [kind]: {
      preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 10, podAffinityTerm: term("web", "zone") }],
    },
  },
});
const scores: [what: string, there: SamplePod, pod: SamplePod, expected: number[] | undefined][] = [
  ["no wishes", { name: "w", labels: web }, { name: "p" }, undefined],
  ["rather near", { name: "w", labels: web }, { name: "p", spec: preferred("podAffinity") }, [100, 100, 0]],
  ["rather away", { name: "w", labels: web }, { name: "p", spec: preferred("podAntiAffinity") }, [0, 0, 100]],
  ["liked by others", { name: "w", spec: preferred("podAffinity") }, { name: "p", labels: web }, [
    100,
    100,
    0,
  ]],
  ["needed by others", { name: "w", spec: near(term("web", HOST)) }, { name: "p", labels: web }, [100, 0, 0]],
];
for (const [what, there, pod, expected] of scores) {
  Deno.test(`pod affinity scores: ${what}`, () => {
    const { cluster, sources } = samplePlacement(nodes, { a: [there] });
    assert.deepEqual(
      podAffinityScores(sampleFacts(pod), cluster, sources.namespaceLabels, cluster.nodes),
      expected,
    );
  });
}
