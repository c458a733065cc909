import assert from "node:assert/strict";
import { ignoredFieldsOf, trackUpdate } from "../../src/kube/managed_fields.ts";
import { definitionName } from "../../src/kube/merge_facts.ts";
import type { KubeObject } from "../../src/kube/object.ts";
import { fixtureJson, hasFixtures } from "../fixtures.ts";

const time = "2026-11-22T12:00:00Z";

/** The object that the recorded answer shows, without what the server allocates after it has tracked owners. */
function recorded(step: string, allocated: string[][] = []): KubeObject {
  const object = fixtureJson(`semantics/${step}.json`);
  for (const path of allocated) {
    const parent = path.slice(0, -1).reduce((value, name) => value?.[name], object);
    if (parent !== undefined) delete parent[path.at(-1) as string];
  }
  return object;
}

const creates: { step: string; definition?: string; allocated?: string[][]; ignored?: string[][] }[] = [
  { step: "001_cm_create", definition: "io.k8s.api.core.v1.ConfigMap" },
  { step: "016_cm_finalizer_create", definition: "io.k8s.api.core.v1.ConfigMap" },
  { step: "027_cm_immutable_create", definition: "io.k8s.api.core.v1.ConfigMap" },
  { step: "029_secret_stringdata", definition: "io.k8s.api.core.v1.Secret" },
  { step: "032_deploy_create_defaulting", definition: "io.k8s.api.apps.v1.Deployment" },
  {
    step: "056_pod_generate_name",
    definition: "io.k8s.api.core.v1.Pod",
    // The service account's admission adds these.
    allocated: [
      "serviceAccount",
      "serviceAccountName",
      "volumes",
      "tolerations",
      "priority",
      "preemptionPolicy",
    ]
      .map((name) => ["spec", name]).concat([["spec", "containers", "0", "volumeMounts"]]),
  },
  {
    step: "061_svc_put_create",
    definition: "io.k8s.api.core.v1.Service",
    allocated: ["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"].map((name) => ["spec", name]),
  },
  { step: "062_endpoints_put_create", definition: "io.k8s.api.core.v1.Endpoints" },
  { step: "063_lease_put_create", definition: "io.k8s.api.coordination.v1.Lease" },
  { step: "064_cr_create_defaults_prunes" },
];

for (const { step, definition, allocated } of creates) {
  Deno.test({
    name: `a create owns what the server says: ${step}`,
    ignore: !hasFixtures,
    fn() {
      const answer = recorded(step, allocated);
      const expected = answer.metadata.managedFields ?? [];
      delete answer.metadata.managedFields;
      const entries = trackUpdate({
        after: answer,
        manager: "capture",
        operation: "Update",
        apiVersion: answer.apiVersion ?? "",
        time: expected[0]?.time ?? time,
        definition,
      });
      assert.deepEqual(entries, expected.map((entry) => ({ ...entry })));
      if (definition === undefined) return;
      assert.equal(JSON.stringify(entries), JSON.stringify(expected), "key order");
    },
  });
}

function configMap(
  data: Record<string, string>,
  managedFields?: KubeObject["metadata"]["managedFields"],
): KubeObject {
  return {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "c", ...(managedFields ? { managedFields } : {}) },
    data,
  };
}

function write(before: KubeObject | undefined, after: KubeObject, manager: string, at = time) {
  const definition = definitionName({ group: "", version: "v1", kind: "ConfigMap" });
  return trackUpdate({ before, after, manager, operation: "Update", apiVersion: "v1", time: at, definition });
}

const owners = (entries: ReturnType<typeof trackUpdate>) =>
  Object.fromEntries(entries.map((entry) => [entry.manager, entry.fieldsV1]));

Deno.test("who changes a value owns it, who owns nothing any more is dropped", () => {
  const created = configMap({ a: "1", b: "1" }, write(undefined, configMap({ a: "1", b: "1" }), "one"));
  const second = write(created, configMap({ a: "2", b: "1" }), "two", "2026-11-22T13:00:00Z");
  assert.deepEqual(owners(second), {
    one: { "f:data": { ".": {}, "f:b": {} } },
    two: { "f:data": { "f:a": {} } },
  });
  assert.deepEqual(second.map((entry) => entry.time), [time, "2026-11-22T13:00:00Z"]);
  const third = write(configMap({ a: "2", b: "1" }, second), configMap({ a: "3" }), "three");
  assert.deepEqual(owners(third), { one: { "f:data": {} }, three: { "f:data": { "f:a": {} } } });
});

Deno.test("an object without owners is not tracked again by plain writes", () => {
  const before: KubeObject = { metadata: { name: "c", uid: "u" } };
  assert.deepEqual(write(before, configMap({ a: "1" }), "one"), []);
});

Deno.test("a request can forget all owners", () => {
  const created = configMap({ a: "1" }, write(undefined, configMap({ a: "1" }), "one"));
  assert.deepEqual(write(created, configMap({ a: "2" }, [{}]), "two"), []);
});

Deno.test("the status endpoint and the object's own do not own each other's part", () => {
  const before: KubeObject = { metadata: { name: "d" }, spec: { replicas: 1 } };
  const after: KubeObject = { metadata: { name: "d" }, spec: { replicas: 2 }, status: { replicas: 1 } };
  const own = (subresource?: string) =>
    trackUpdate({
      before: { ...before, metadata: { name: "d", managedFields: [seed] } },
      after,
      manager: "m",
      operation: "Update",
      subresource,
      apiVersion: "v1",
      time,
    });
  const seed = {
    manager: "x",
    operation: "Update",
    apiVersion: "v1",
    fieldsType: "FieldsV1",
    fieldsV1: { "f:q": {} },
  };
  assert.deepEqual(owners(own()).m, { "f:spec": { "f:replicas": {} } });
  assert.deepEqual(owners(own("status")).m, { "f:status": { ".": {}, "f:replicas": {} } });
  assert.deepEqual(ignoredFieldsOf("scale"), []);
});

Deno.test("more than ten updaters are merged, the oldest first", () => {
  let object = configMap({ k0: "0" });
  object = configMap({ k0: "0" }, write(undefined, object, "m0", "2026-11-22T10:00:00Z"));
  for (let index = 1; index <= 11; index += 1) {
    const data = { ...object.data as Record<string, string>, [`k${index}`]: "0" };
    const at = `2026-11-22T10:${String(index).padStart(2, "0")}:00Z`;
    object = configMap(data, write(object, configMap(data), `m${index}`, at));
  }
  const entries = object.metadata.managedFields ?? [];
  assert.equal(entries.length, 10);
  assert.equal(entries[0]?.manager, "ancient-changes");
  assert.deepEqual(entries[0]?.fieldsV1, { "f:data": { ".": {}, "f:k0": {}, "f:k1": {}, "f:k2": {} } });
});
