import assert from "node:assert/strict";
import { missingNamespace } from "../../../src/programs/kubectl/missing_namespace.ts";
import { worldCluster } from "./world_cluster.ts";

for (
  const [namespace, expected] of [
    ["nowhere", 'namespaces "nowhere" not found'],
    ["kube-system", 'pods "x" not found'],
    ["default", 'pods "x" not found'],
  ] as const
) {
  Deno.test(`an object that is not there, in ${namespace}`, async () => {
    using cluster = worldCluster();
    const { signal } = new AbortController();
    const path = `/api/v1/namespaces/${namespace}/pods/x`;
    const error = await cluster.client.get(path).catch((error) => error);
    const told = await missingNamespace(cluster.client, error, namespace, signal);
    assert.equal((told as Error).message, expected);
  });
}

Deno.test("other errors pass unchanged", async () => {
  using cluster = worldCluster();
  const error = new Error("it broke");
  assert.equal(await missingNamespace(cluster.client, error, "x", new AbortController().signal), error);
});
