import assert from "node:assert/strict";
import { Client } from "../../../src/cluster/client.ts";
import { createTransport } from "../../../src/cluster/create_transport.ts";
import { loadKubeconfig } from "../../../src/cluster/kubeconfig.ts";
import { World } from "../../../src/simulator/scenarios/world.ts";
import { newWorldAuthority, serveWorld } from "../../../src/simulator/serve/served_world.ts";

Deno.test("the kubeconfig of a served world leads an administrator into it", async () => {
  const folder = await Deno.makeTempDir();
  const authority = await newWorldAuthority();
  const world = new World({ seed: 1, startMs: Date.now(), certificate: authority.certificate });
  const kubeconfig = `${folder}/config`;
  let syncs = 0;
  const served = await serveWorld({ world, sync: () => void syncs++, port: 0, kubeconfig, authority });
  try {
    const readFile = (path: string) => Deno.readTextFile(path);
    const config = await loadKubeconfig({ explicitPath: kubeconfig, env: {}, home: undefined, readFile });
    assert.deepEqual([...config.contexts.keys()], ["default", "cool-app"]);
    const transport = await createTransport(config, "");
    const pods = await new Client(transport).list("/api/v1/namespaces/default/pods");
    const roots = await new Client(transport).get("/api/v1/namespaces/default/configmaps/kube-root-ca.crt");
    transport.close();
    const byToken = await createTransport(config, "", { user: "kubernetes-admin-token" });
    const me = await new Client(byToken).create("/apis/authentication.k8s.io/v1/selfsubjectreviews", {
      apiVersion: "authentication.k8s.io/v1",
      kind: "SelfSubjectReview",
    });
    byToken.close();
    assert.deepEqual((me.status as { userInfo: unknown }).userInfo, {
      username: "kubernetes-admin",
      groups: ["system:masters", "system:authenticated"],
    });
    const wrong = await createTransport(config, "", {
      user: "kubernetes-admin-token",
      userSettings: { token: "guessed" },
    });
    await assert.rejects(new Client(wrong).list("/api/v1/nodes"), /Unauthorized/);
    wrong.close();
    assert.equal((roots.data as Record<string, string>)["ca.crt"], authority.certificate);
    assert.equal(pods.items.length, 9);
    assert.ok(syncs > 0, "the world's clock is brought up to date");
  } finally {
    await served.close();
    world.api.close();
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("a kubeconfig that cannot be written leaves nothing listening", async () => {
  const world = new World({ seed: 1, startMs: 0 });
  await assert.rejects(
    serveWorld({ world, sync: () => {}, port: 0, kubeconfig: "/no/such/folder/config" }),
    /Cannot write the kubeconfig \/no\/such\/folder\/config/,
  );
  world.api.close();
});
