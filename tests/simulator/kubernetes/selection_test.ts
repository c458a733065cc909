import assert from "node:assert/strict";
import type { Selection } from "../../../src/simulator/kubernetes/registry.ts";
import { Selector } from "../../../src/simulator/kubernetes/selection.ts";
import { configMaps, pod, pods, refusalOf, sampleCluster } from "./sample_cluster.ts";

const { registry } = sampleCluster();
const web = registry.create(pods, {
  ...pod("web"),
  metadata: { ...pod("web").metadata, labels: { app: "web" } },
});

const CASES: [Selection, boolean][] = [
  [{}, true],
  [{ labelSelector: "app=web" }, true],
  [{ labelSelector: "app!=web" }, false],
  [{ fieldSelector: "metadata.name=web" }, true],
  [{ fieldSelector: "metadata.namespace!=default" }, false],
  [{ fieldSelector: "status.phase=" }, true],
  [{ labelSelector: "app", fieldSelector: "metadata.name=db" }, false],
];

for (const [selection, expected] of CASES) {
  Deno.test(`selection ${JSON.stringify(selection)}`, () => {
    assert.equal(new Selector(pods, selection).matches(web), expected);
  });
}

const REFUSED: [Selection, string][] = [
  [{ fieldSelector: "status.phase=x" }, "400 BadRequest: field label not supported: status.phase"],
  [{ fieldSelector: "foo" }, "400 BadRequest: invalid selector: 'foo'; can't understand 'foo'"],
  [
    { labelSelector: "a===b" },
    "400 BadRequest: unable to parse requirement: found '=', expected: identifier",
  ],
];

for (const [selection, refusal] of REFUSED) {
  Deno.test(`refused selection ${JSON.stringify(selection)}`, () => {
    assert.equal(refusalOf(() => new Selector(configMaps, selection)), refusal);
  });
}

Deno.test("an empty selector says so", () => {
  assert.equal(new Selector(pods, { labelSelector: "" }).isEmpty, true);
  assert.equal(new Selector(pods, { fieldSelector: "metadata.name=a" }).isEmpty, false);
});
