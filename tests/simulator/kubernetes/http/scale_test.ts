import assert from "node:assert/strict";
import { deployments, type SampleServer, sampleServer } from "../sample_cluster.ts";

const PATH = "/apis/apps/v1/namespaces/default/deployments/web/scale";

function deployed(): SampleServer {
  const sample = sampleServer();
  sample.registry.create(deployments, {
    metadata: { name: "web", namespace: "default" },
    spec: { replicas: 2 },
  });
  return sample;
}

Deno.test("a scale is read from the object", async () => {
  const { body } = await deployed().send("GET", PATH);
  assert.deepEqual([body.kind, body.apiVersion, body.spec, body.status], [
    "Scale",
    "autoscaling/v1",
    { replicas: 2 },
    { replicas: 0, selector: "app=web" },
  ]);
});

Deno.test("a scale is written by PUT and PATCH, in the manager's name", async () => {
  const { send, registry } = deployed();
  const { body } = await send("GET", PATH);
  const put = await send("PUT", `${PATH}?fieldManager=kubectl`, { ...body, spec: { replicas: 3 } });
  assert.deepEqual(put.body.spec, { replicas: 3 });
  const merge = { "content-type": "application/merge-patch+json" };
  assert.deepEqual((await send("PATCH", PATH, { spec: { replicas: 0 } }, merge)).body.spec, {});
  const { metadata, spec } = registry.get(deployments, "default", "web");
  assert.deepEqual([metadata.generation, spec], [3, { replicas: 0 }]);
  assert.ok(metadata.managedFields?.some(({ subresource }) => subresource === "scale"));
});

Deno.test("an outdated or impossible scale is refused", async () => {
  const { send } = deployed();
  const { body } = await send("GET", PATH);
  const old = { ...body, metadata: { ...body.metadata, resourceVersion: "1" } };
  assert.equal((await send("PUT", PATH, old)).code, 409);
  const negative = await send("PUT", PATH, { ...body, spec: { replicas: -1 } });
  assert.match(
    negative.body.message,
    /spec.replicas: Invalid value: -1: must be greater than or equal to 0$/,
  );
});

Deno.test("a scale may be applied: the number then belongs to who applied it", async () => {
  const { send, registry } = deployed();
  const apply = { "content-type": "application/apply-patch+yaml" };
  const scale = (replicas: number) => ({
    apiVersion: "autoscaling/v1",
    kind: "Scale",
    metadata: { name: "web" },
    spec: { replicas },
  });
  const first = await send("PATCH", `${PATH}?fieldManager=a&force=true`, scale(4), apply);
  assert.deepEqual([first.code, first.body.kind, first.body.spec], [200, "Scale", { replicas: 4 }]);
  const { metadata } = registry.get(deployments, "default", "web");
  const owner = metadata.managedFields?.find(({ manager }) => manager === "a");
  assert.deepEqual([owner?.operation, owner?.subresource], ["Apply", "scale"]);
  const second = await send("PATCH", `${PATH}?fieldManager=b`, scale(5), apply);
  assert.equal(second.code, 409);
  assert.match(second.body.message, /conflict with "a" with subresource "scale".*\.spec\.replicas/);
});
