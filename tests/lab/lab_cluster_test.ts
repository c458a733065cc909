import assert from "node:assert/strict";
import { openCluster } from "../../src/lab/lab_cluster.ts";
import { World } from "../../src/simulator/scenarios/world.ts";

const NOW_MS = Date.UTC(2026, 10, 23, 12);

Deno.test("the administrator is known by his certificate and his token, and nobody by another's", async () => {
  const cluster = await openCluster(
    NOW_MS,
    (signers) => new World({ ...signers, seed: 1, startMs: NOW_MS, scenario: "lecture" }),
  );
  const { kubeconfig, authority, server, world } = cluster;
  assert.equal(server, "https://192.168.122.4:6443");
  const data = (name: string) => new RegExp(`${name}: "?([^"\n]+)`).exec(kubeconfig)![1]!;
  const administrator = { name: "kubernetes-admin", groups: ["system:masters"] };
  assert.deepEqual(await cluster.userOfCertificate(atob(data("client-certificate-data"))), administrator);
  assert.deepEqual(cluster.userOfToken(data("token")), administrator);
  const jane = await authority.issueClient("jane", ["developers"]);
  assert.deepEqual(await cluster.userOfCertificate(jane.certificate), {
    name: "jane",
    groups: ["developers"],
  });
  assert.equal(await cluster.userOfCertificate("nonsense"), undefined);
  assert.equal(cluster.userOfToken("nonsense"), undefined);
  const stranger = await openCluster(NOW_MS, () => world);
  const foreign = await stranger.authority.issueClient("kubernetes-admin", ["system:masters"]);
  assert.equal(await cluster.userOfCertificate(foreign.certificate), undefined);
  world.api.close();
});
