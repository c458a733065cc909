import assert from "node:assert/strict";
import { apiService } from "../../../src/simulator/kubernetes/kinds/api_service.ts";
import { discoveryFailure, remoteVersions } from "../../../src/simulator/kubernetes/remote_groups.ts";
import { ApiServer } from "../../../src/simulator/kubernetes/api_server.ts";
import { Random } from "../../../src/simulator/clock/random.ts";
import { sampleCluster, sampleKinds, sendTo } from "./sample_cluster.ts";

const service = { namespace: "kube-system", name: "metrics-server", port: 443 };
const spec = {
  group: "metrics.k8s.io",
  version: "v1beta1",
  service,
  insecureSkipTLSVerify: true,
  groupPriorityMinimum: 100,
  versionPriority: 100,
};

Deno.test("a group of another server is known, stale, and cannot be used", async () => {
  const { registry, queue } = sampleCluster([...sampleKinds, apiService]);
  const send = sendTo(new ApiServer({ registry, queue, random: new Random(1) }));
  const accept = { accept: "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList" };
  const before = await send("GET", "/apis", undefined, accept);
  assert.equal(discoveryFailure(registry), undefined);
  registry.create(apiService, { metadata: { name: "v1beta1.metrics.k8s.io" }, spec });
  const found = await send("GET", "/apis", undefined, accept);
  assert.notEqual(found.headers.get("etag"), before.headers.get("etag"));
  assert.deepEqual(found.body.items.at(-1), {
    metadata: { name: "metrics.k8s.io" },
    versions: [{ version: "v1beta1", freshness: "Stale" }],
  });
  const group = await send("GET", "/apis/metrics.k8s.io");
  assert.equal(group.body.preferredVersion.groupVersion, "metrics.k8s.io/v1beta1");
  for (const path of ["/apis/metrics.k8s.io/v1beta1", "/apis/metrics.k8s.io/v1beta1/nodes"]) {
    const { code, text, headers } = await send("GET", path);
    assert.deepEqual([code, text], [503, "service unavailable\n"]);
    assert.equal(headers.get("content-type"), "text/plain; charset=utf-8");
  }
  assert.equal(
    discoveryFailure(registry),
    "Discovery failed for some groups, 1 failing: unable to retrieve the complete list of server APIs: " +
      "metrics.k8s.io/v1beta1: stale GroupVersion discovery: metrics.k8s.io/v1beta1",
  );
  assert.equal(remoteVersions(registry), remoteVersions(registry));
});
