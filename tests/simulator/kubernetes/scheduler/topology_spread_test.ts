import assert from "node:assert/strict";
import type { ITopologySpreadConstraint } from "kubernetes-models/v1/TopologySpreadConstraint";
import { fromLabelMap } from "../../../../src/kube/label_selector.ts";
import { topologySpreadScores } from "../../../../src/simulator/kubernetes/scheduler/topology_spread.ts";
import { sampleFacts, sampleNode, samplePlacement, type SamplePod } from "./sample_placement.ts";

const nodes = [sampleNode("a", { zone: "x" }), sampleNode("b", { zone: "y" }), sampleNode("c")];
const labels = { app: "web" };
const web = (name: string, more: Partial<SamplePod> = {}): SamplePod => ({ name, labels, ...more });
const constraint = (more: Partial<ITopologySpreadConstraint> = {}): ITopologySpreadConstraint => ({
  maxSkew: 1,
  topologyKey: "zone",
  whenUnsatisfiable: "DoNotSchedule",
  labelSelector: { matchLabels: labels },
  ...more,
});
const SKEW = "node(s) didn't match pod topology spread constraints";
const NO_LABEL = `${SKEW} (missing required label)`;

const cases: [what: string, onA: SamplePod[], constraint: ITopologySpreadConstraint, expected: string[]][] = [
  ["nothing there", [], constraint(), ["fits", "fits", NO_LABEL]],
  ["one in a zone", [web("1")], constraint(), [SKEW, "fits", NO_LABEL]],
  ["one in a zone, more skew", [web("1")], constraint({ maxSkew: 2 }), ["fits", "fits", NO_LABEL]],
  ["more zones wanted than there are", [web("1")], constraint({ maxSkew: 1, minDomains: 3 }), [
    SKEW,
    "fits",
    NO_LABEL,
  ]],
  ["one that is about to go", [web("1", { isEnding: true })], constraint(), ["fits", "fits", NO_LABEL]],
  ["another namespace", [web("1", { namespace: "other" })], constraint(), ["fits", "fits", NO_LABEL]],
  ["other pods", [{ name: "1" }], constraint(), ["fits", "fits", NO_LABEL]],
  ["a wish is no rule", [web("1")], constraint({ whenUnsatisfiable: "ScheduleAnyway" }), [
    "fits",
    "fits",
    "fits",
  ]],
];
for (const [what, onA, given, expected] of cases) {
  Deno.test(`topology spread: ${what}`, () => {
    const { look } = samplePlacement(nodes, { a: onA });
    const found = look(web("p", { spec: { topologySpreadConstraints: [given] } }));
    assert.deepEqual(Object.values(found), expected);
  });
}

Deno.test("nodes on which the pod cannot be are no domains, unless it says so", () => {
  const { look } = samplePlacement(nodes, { a: [web("1")] });
  const spec = (more: Partial<ITopologySpreadConstraint>) => ({
    nodeSelector: { zone: "x" },
    topologySpreadConstraints: [constraint(more)],
  });
  assert.equal(look(web("p", { spec: spec({}) }))["a"], "fits");
  assert.equal(look(web("p", { spec: spec({ nodeAffinityPolicy: "Ignore" }) }))["a"], SKEW);
});

Deno.test("emptier domains score higher, by what owns the pod or by its own wishes", () => {
  const { cluster } = samplePlacement(nodes, { a: [web("1"), web("2")], b: [web("3")] });
  const score = (pod: SamplePod, usual = fromLabelMap(labels)) =>
    topologySpreadScores(sampleFacts(pod), cluster, usual, cluster.nodes);
  const [a, b, c] = score(web("p"))!;
  assert.ok(a! < b! && b! < c!, `${a} ${b} ${c}`);
  const wishes = { topologySpreadConstraints: [constraint({ whenUnsatisfiable: "ScheduleAnyway" })] };
  const [x, y, none] = score(web("p", { spec: wishes }))!;
  assert.ok(x! < y!);
  assert.equal(none, 0);
  assert.equal(topologySpreadScores(sampleFacts(web("p")), cluster, undefined, cluster.nodes), undefined);
});
