import assert from "node:assert/strict";
import type { IControllerRevision } from "kubernetes-models/apps/v1/ControllerRevision";
import type { IStatefulSet } from "kubernetes-models/apps/v1/StatefulSet";
import {
  dataHash,
  revisionData,
  syncHistory,
  templateOf,
  truncateHistory,
} from "../../../../src/simulator/kubernetes/controllers/controller_history.ts";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";
import { TestCluster } from "./cluster.ts";

Deno.test({
  name: "a StatefulSet's revision is named as the recorded server named it",
  ignore: !hasFixtures,
  fn: () => {
    const revisions = fixtureJson("lists/apps_v1_controllerrevisions.json").items;
    const recorded = revisions.find((it: { metadata: { name: string } }) =>
      it.metadata.name.startsWith("web-")
    );
    assert.equal(`web-${dataHash(recorded.data, 0)}`, recorded.metadata.name);
    assert.deepEqual(revisionData(templateOf(recorded)), recorded.data);
  },
});

Deno.test("a template that comes back gets the highest number; the oldest unused ones go", () => {
  const world = new TestCluster([]);
  const informer = world.informers.of<IControllerRevision>("controllerrevisions", "apps");
  const set = world.create("statefulsets", "apps", {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: { name: "s", namespace: "default" },
    spec: {
      selector: { matchLabels: { a: "b" } },
      template: { metadata: { labels: { a: "b" } }, spec: { containers: [{ name: "c", image: "x:1" }] } },
    },
  }) as unknown as IStatefulSet;
  const sync = (image: string) => {
    const object = structuredClone(set) as unknown as Parameters<typeof syncHistory>[2]["object"];
    object.spec!.template.spec!.containers[0]!.image = image;
    const owner = {
      object,
      apiVersion: "apps/v1",
      kind: "StatefulSet",
      selector: { matchLabels: { a: "b" } },
    };
    const rules = {
      hashLabel: "h",
      hash: (template: Parameters<typeof revisionData>[0], count: number) =>
        dataHash(revisionData(template), count),
    };
    const history = syncHistory(world, informer, owner, rules, 0);
    world.queue.advance(100);
    return history;
  };
  const first = sync("x:1").present.metadata.name;
  assert.equal(sync("x:2").present.revision, 2);
  const back = sync("x:1");
  assert.deepEqual([back.present.metadata.name, back.present.revision], [first, 3]);
  truncateHistory(world, informer, back.revisions, new Set([first]), 0);
  const left = world.list<IControllerRevision>("controllerrevisions", "apps");
  assert.deepEqual(left.map((revision) => revision.metadata.name), [first]);
});
