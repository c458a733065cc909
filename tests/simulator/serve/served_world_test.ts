import assert from "node:assert/strict";
import { Client } from "../../../src/cluster/client.ts";
import { createTransport } from "../../../src/cluster/create_transport.ts";
import { loadKubeconfig } from "../../../src/cluster/kubeconfig.ts";
import { World } from "../../../src/simulator/scenarios/world.ts";
import { restrictedUser } from "../../../src/simulator/serve/restricted_user.ts";
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

Deno.test("a restricted user gets what his role says, and the server's words for the rest", async () => {
  const folder = await Deno.makeTempDir();
  const world = new World({ seed: 1, startMs: Date.now() });
  const kubeconfig = `${folder}/config`;
  const users = [restrictedUser(world.registry, "jane=view:default")];
  const served = await serveWorld({ world, sync: () => {}, port: 0, kubeconfig, users });
  try {
    const readFile = (path: string) => Deno.readTextFile(path);
    const config = await loadKubeconfig({ explicitPath: kubeconfig, env: {}, home: undefined, readFile });
    const transport = await createTransport(config, "jane@kubernetes");
    const client = new Client(transport);
    assert.equal((await client.list("/api/v1/namespaces/default/pods")).items.length, 9);
    await assert.rejects(
      client.list("/api/v1/nodes"),
      /nodes is forbidden: User "jane" cannot list resource "nodes" in API group "" at the cluster scope/,
    );
    transport.close();
  } finally {
    await served.close();
    world.api.close();
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("a service account's token opens the door while it holds", async () => {
  const folder = await Deno.makeTempDir();
  const world = new World({ seed: 1, startMs: Date.now() });
  const kubeconfig = `${folder}/config`;
  const served = await serveWorld({ world, sync: () => {}, port: 0, kubeconfig });
  const { registry, tokens } = world;
  const account = registry.get(registry.kind("serviceaccounts"), "default", "default");
  const token = tokens.issue(account, { audiences: [tokens.issuer], expirationSeconds: 600 });
  try {
    const readFile = (path: string) => Deno.readTextFile(path);
    const config = await loadKubeconfig({ explicitPath: kubeconfig, env: {}, home: undefined, readFile });
    const user = { user: "kubernetes-admin-token", userSettings: { token } };
    const transport = await createTransport(config, "", user);
    await assert.rejects(
      new Client(transport).list("/api/v1/pods"),
      /User "system:serviceaccount:default:default" cannot list resource "pods"/,
    );
    world.advance(700_000);
    await assert.rejects(new Client(transport).list("/api/v1/pods"), /Unauthorized/);
    transport.close();
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
