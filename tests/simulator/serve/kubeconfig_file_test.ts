import assert from "node:assert/strict";
import { load } from "js-yaml";
import { kubeconfigText, writeKubeconfig } from "../../../src/simulator/serve/kubeconfig_file.ts";

const facts = {
  server: "https://127.0.0.1:6443",
  authority: "CA PEM",
  cluster: "kubernetes",
  user: "kubernetes-admin",
  client: { certificate: "CERT PEM", key: "KEY PEM" },
  token: "t0ken",
  contexts: [{ name: "default" }, { name: "cool-app", namespace: "cool-app" }],
};

Deno.test("the text is a kubeconfig with all contexts, the first one current", () => {
  const config = load(kubeconfigText(facts)) as Record<string, unknown>;
  assert.equal(config["current-context"], "default");
  assert.deepEqual(config.clusters, [{
    name: "kubernetes",
    cluster: { server: facts.server, "certificate-authority-data": btoa("CA PEM") },
  }]);
  assert.deepEqual(config.users, [
    {
      name: "kubernetes-admin",
      user: { "client-certificate-data": btoa("CERT PEM"), "client-key-data": btoa("KEY PEM") },
    },
    { name: "kubernetes-admin-token", user: { token: "t0ken" } },
  ]);
  assert.deepEqual(config.contexts, [
    { name: "default", context: { cluster: "kubernetes", user: "kubernetes-admin" } },
    { name: "cool-app", context: { cluster: "kubernetes", user: "kubernetes-admin", namespace: "cool-app" } },
  ]);
});

Deno.test("others have an entry and a context of their own", () => {
  const client = { certificate: "JANE", key: "HERS" };
  const others = [{ name: "jane", client, namespace: "shop" }, { name: "bob", client }];
  const config = load(kubeconfigText({ ...facts, others })) as Record<string, unknown[]>;
  assert.deepEqual(config.users!.at(-1), {
    name: "bob",
    user: { "client-certificate-data": btoa("JANE"), "client-key-data": btoa("HERS") },
  });
  assert.deepEqual(config.contexts!.slice(-2), [
    { name: "jane@kubernetes", context: { cluster: "kubernetes", user: "jane", namespace: "shop" } },
    { name: "bob@kubernetes", context: { cluster: "kubernetes", user: "bob" } },
  ]);
});

Deno.test("the file is for its owner alone, even where an open one stood", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const path = `${folder}/config`;
    await Deno.writeTextFile(path, "old", { mode: 0o644 });
    await writeKubeconfig(path, facts);
    assert.equal((await Deno.stat(path)).mode! & 0o777, 0o600);
    assert.match(await Deno.readTextFile(path), /current-context: "default"/);
    await assert.rejects(
      writeKubeconfig(`${folder}/no/such`, facts),
      /Cannot write the kubeconfig .*no\/such/,
    );
    assert.deepEqual([...Deno.readDirSync(folder)].map((entry) => entry.name), ["config"]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
