import assert from "node:assert/strict";
import fc from "fast-check";
import { applyConflictCauses, applyConflictMessage } from "../../src/kube/apply_conflict.ts";
import { trackUpdate } from "../../src/kube/managed_fields.ts";
import type { JsonObject, KubeObject } from "../../src/kube/object.ts";
import { serverSideApply } from "../../src/kube/server_side_apply.ts";
import { fixtureJson, hasFixtures } from "../fixtures.ts";

const time = "2026-11-22T12:00:00Z";
const definition = "io.k8s.api.core.v1.Pod";

function pod(spec: JsonObject, labels?: Record<string, string>): KubeObject {
  return { apiVersion: "v1", kind: "Pod", metadata: { name: "p", ...(labels ? { labels } : {}) }, spec };
}

function apply(live: KubeObject | undefined, applied: KubeObject, manager: string, force = false, at = time) {
  return serverSideApply({ live, applied, manager, force, apiVersion: "v1", time: at, definition });
}

/** Applies one after another, forced, and gives the last object. */
function applyAll(...steps: [manager: string, applied: KubeObject][]): KubeObject {
  return steps.reduce<KubeObject | undefined>(
    (live, [manager, applied]) => apply(live, applied, manager, true).object,
    undefined,
  ) as KubeObject;
}

const spec = (object: KubeObject) => object.spec as JsonObject | undefined;
const owned = (object: KubeObject, manager: string) =>
  object.metadata.managedFields?.find((entry) => entry.manager === manager)?.fieldsV1;

const container = (name: string, image?: string) => ({ name, ...(image ? { image } : {}) });

const outcomes: { name: string; steps: [string, KubeObject][]; spec: JsonObject | undefined }[] = [
  {
    name: "an item that is not applied any more goes",
    steps: [["a", pod({ containers: [container("x", "1"), container("y", "1")] })], [
      "a",
      pod({ containers: [container("x", "1")] }),
    ]],
    spec: { containers: [container("x", "1")] },
  },
  {
    name: "an item that another manager owns a field of stays with that field",
    steps: [
      ["a", pod({ containers: [container("x", "1")] })],
      ["b", pod({ containers: [{ name: "x", tty: true }] })],
      ["a", pod({ hostname: "h" })],
    ],
    spec: { containers: [{ name: "x", tty: true }], hostname: "h" },
  },
  {
    name: "a field goes, its neighbour of another manager stays",
    steps: [["a", pod({ hostname: "h" })], ["b", pod({ subdomain: "s" })], ["a", pod({})]],
    spec: { subdomain: "s" },
  },
  {
    name: "a shared field stays until the last owner lets go",
    steps: [["a", pod({ hostname: "h" })], ["b", pod({ hostname: "h" })], ["a", pod({})]],
    spec: { hostname: "h" },
  },
  {
    name: "and then goes",
    steps: [["a", pod({ hostname: "h" })], ["b", pod({ hostname: "h" })], ["a", pod({})], ["b", pod({})]],
    spec: {},
  },
  {
    name: "ports merge by number and protocol",
    steps: [
      ["a", pod({ containers: [{ name: "x", ports: [{ containerPort: 53, protocol: "UDP" }] }] })],
      ["b", pod({ containers: [{ name: "x", ports: [{ containerPort: 53, name: "dns" }] }] })],
    ],
    spec: {
      containers: [{
        name: "x",
        ports: [{ containerPort: 53, protocol: "UDP" }, { containerPort: 53, name: "dns" }],
      }],
    },
  },
  {
    name: "atomic lists are replaced",
    steps: [
      ["a", pod({ tolerations: [{ key: "a" }, { key: "b" }] })],
      ["b", pod({ tolerations: [{ key: "c" }] })],
    ],
    spec: { tolerations: [{ key: "c" }] },
  },
  {
    name: "atomic maps are replaced",
    steps: [["a", pod({ nodeSelector: { a: "1" } })], ["b", pod({ nodeSelector: { b: "1" } })]],
    spec: { nodeSelector: { b: "1" } },
  },
  {
    name: "items keep the applied order, items of others keep their place",
    steps: [
      ["a", pod({ containers: [container("x"), container("y"), container("z")] })],
      ["b", pod({ containers: [container("z"), container("n"), container("x")] })],
    ],
    spec: { containers: [container("y"), container("z"), container("n"), container("x")] },
  },
  {
    name: "nulls are not stored",
    steps: [["a", pod({ hostname: null, subdomain: "s" })]],
    spec: { subdomain: "s" },
  },
];
for (const { name, steps, spec: expected } of outcomes) {
  Deno.test(`apply: ${name}`, () => {
    const actual = spec(applyAll(...steps));
    assert.deepEqual(actual, expected);
  });
}

Deno.test("finalizers are a set: managers add and remove their own", () => {
  const finalizers = (...names: string[]): KubeObject => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p", finalizers: names },
  });
  const both = applyAll(["a", finalizers("x")], ["b", finalizers("y")]);
  assert.deepEqual(both.metadata.finalizers, ["x", "y"]);
  assert.deepEqual(owned(both, "b"), { "f:metadata": { "f:finalizers": { 'v:"y"': {} } } });
  assert.deepEqual(apply(both, pod({}), "a").object.metadata.finalizers, ["y"]);
});

Deno.test("changing what another manager owns is a conflict, force takes it", () => {
  const live = applyAll(["a", pod({ containers: [container("x", "1")], hostname: "h" })]);
  const wanted = pod({ containers: [container("x", "2")], hostname: "i" });
  const refused = apply(live, wanted, "b");
  assert.deepEqual(refused.object, live);
  assert.equal(
    applyConflictMessage(refused.conflicts),
    'Apply failed with 2 conflicts: conflicts with "a":\n- .spec.hostname\n- .spec.containers[name="x"].image',
  );
  const forced = apply(live, wanted, "b", true).object;
  assert.deepEqual(spec(forced), wanted.spec);
  assert.deepEqual(owned(forced, "a"), {
    "f:spec": { "f:containers": { 'k:{"name":"x"}': { ".": {}, "f:name": {} } } },
  });
});

Deno.test("a plain write and an apply conflict with version and subresource named", () => {
  const created = pod({ hostname: "h" });
  const metadata = {
    ...created.metadata,
    managedFields: trackUpdate({
      after: created,
      manager: "kubectl",
      operation: "Update",
      subresource: "scale",
      apiVersion: "v1",
      time,
      definition,
    }),
  };
  const { conflicts } = apply({ ...created, metadata }, pod({ hostname: "i" }), "b");
  assert.equal(
    applyConflictMessage(conflicts),
    'Apply failed with 1 conflict: conflict with "kubectl" with subresource "scale" using v1: .spec.hostname',
  );
  assert.deepEqual(applyConflictCauses(conflicts), [{
    reason: "FieldManagerConflict",
    message: 'conflict with "kubectl" with subresource "scale" using v1',
    field: ".spec.hostname",
  }]);
});

Deno.test("what was there before the first apply has a manager of its own", () => {
  const live: KubeObject = { ...pod({ hostname: "h" }), metadata: { name: "p", uid: "u" } };
  const { object } = apply(live, pod({ subdomain: "s" }), "a");
  assert.deepEqual(owned(object, "before-first-apply"), { "f:spec": { "f:hostname": {} } });
});

Deno.test("the time is that of the last change", () => {
  const first = apply(undefined, pod({ hostname: "h" }), "a").object;
  const same = apply(first, pod({ hostname: "h" }), "a", false, "2026-11-22T13:00:00Z").object;
  assert.deepEqual(same, first);
  const changed = apply(first, pod({ hostname: "i" }), "a", false, "2026-11-22T13:00:00Z").object;
  assert.equal(changed.metadata.managedFields?.[0]?.time, "2026-11-22T13:00:00Z");
});

Deno.test("an applied status is left alone unless it is the status that is applied", () => {
  const applied: KubeObject = { ...pod({ hostname: "h" }), status: { phase: "Running" } };
  assert.deepEqual(apply(undefined, applied, "a").object.status, {});
  const status = serverSideApply({
    live: pod({}),
    applied,
    manager: "a",
    force: false,
    apiVersion: "v1",
    time,
    definition,
    subresource: "status",
  }).object;
  assert.deepEqual([status.spec, status.status], [{}, { phase: "Running" }]);
});

Deno.test("applying twice is the same as once, and the last forced apply wins", () => {
  const names = fc.constantFrom("x", "y", "z");
  const containers = fc.uniqueArray(fc.record({ name: names, image: names }), {
    selector: (item) => item.name,
  });
  const applied = fc.record({ containers, hostname: names }, { requiredKeys: [] })
    .map((spec) => pod(spec as JsonObject));
  fc.assert(fc.property(applied, applied, (one, two) => {
    const once = applyAll(["a", one], ["b", two]);
    assert.deepEqual(applyAll(["a", one], ["b", two], ["b", two]), once);
    for (const item of (two.spec as { containers?: JsonObject[] }).containers ?? []) {
      const found = (spec(once)?.containers as JsonObject[]).find((other) => other.name === item.name);
      assert.equal(found?.image, item.image);
    }
  }));
});

const steps = [
  "011_cm_apply_ssa_new",
  "012_cm_apply_ssa_again",
  "013_cm_apply_ssa_other_conflict",
  "014_cm_apply_ssa_force",
];
Deno.test({
  name: "the recorded applies give the recorded answers",
  ignore: !hasFixtures,
  fn() {
    let live: KubeObject | undefined;
    for (const step of steps) {
      const answer = fixtureJson(`semantics/${step}.json`);
      const { path, body } = fixtureJson(`semantics/${step}.meta.json`).request;
      const query = new URL(path, "http://server").searchParams;
      const { object, conflicts } = serverSideApply({
        live,
        applied: JSON.parse(body),
        manager: query.get("fieldManager") ?? "",
        force: query.get("force") === "true",
        apiVersion: "v1",
        time: answer.metadata?.managedFields?.[0]?.time ?? time,
        definition: "io.k8s.api.core.v1.ConfigMap",
      });
      if (answer.kind === "Status") {
        assert.equal(applyConflictMessage(conflicts), answer.message);
        assert.deepEqual(applyConflictCauses(conflicts), answer.details.causes);
        continue;
      }
      assert.deepEqual(object.data, answer.data);
      assert.deepEqual(object.metadata.managedFields, answer.metadata.managedFields);
      live = answer;
    }
  },
});
