import assert from "node:assert/strict";
import { loadInCluster } from "../../src/cluster/in_cluster.ts";
import { fakeFiles } from "./kubeconfig_samples.ts";

const folder = "/var/run/secrets/kubernetes.io/serviceaccount";
const env = { KUBERNETES_SERVICE_HOST: "10.96.0.1", KUBERNETES_SERVICE_PORT: "443" };
const files = { [`${folder}/token`]: "t", [`${folder}/ca.crt`]: "CA", [`${folder}/namespace`]: "web\n" };

Deno.test("a pod's own service account", async () => {
  const config = await loadInCluster({ env, readFile: fakeFiles(files) });
  assert.equal(config?.currentContext, "in-cluster");
  assert.deepEqual(config?.contexts.get("in-cluster")?.settings, {
    cluster: "in-cluster",
    user: "in-cluster",
    namespace: "web",
  });
  assert.deepEqual(config?.clusters.get("in-cluster")?.settings, {
    server: "https://10.96.0.1:443",
    "certificate-authority": `${folder}/ca.crt`,
  });
  assert.deepEqual(config?.users.get("in-cluster")?.settings, { tokenFile: `${folder}/token` });
});

Deno.test("an IPv6 address, no authority, no namespace", async () => {
  const config = await loadInCluster({
    env: { ...env, KUBERNETES_SERVICE_HOST: "fd00::1" },
    readFile: fakeFiles({ [`${folder}/token`]: "t" }),
  });
  assert.deepEqual(config?.clusters.get("in-cluster")?.settings, { server: "https://[fd00::1]:443" });
  assert.equal(config?.contexts.get("in-cluster")?.settings.namespace, "default");
});

Deno.test("outside of a cluster there is none", async () => {
  assert.equal(await loadInCluster({ env: {}, readFile: fakeFiles(files) }), undefined);
  assert.equal(await loadInCluster({ env, readFile: fakeFiles({}) }), undefined);
  const denied = () => Promise.reject(new Deno.errors.PermissionDenied("x"));
  await assert.rejects(loadInCluster({ env, readFile: denied }), { name: "PermissionDenied" });
});
