import assert from "node:assert/strict";
import type { Client } from "../../../src/cluster/client.ts";
import { WatchedCluster } from "../../../src/lessons/views/watched_cluster.ts";
import { worldCluster } from "../../programs/kubectl/world_cluster.ts";

const turn = () => new Promise<void>((go) => setTimeout(go, 0));

async function watched(work: (view: WatchedCluster, client: Client, changes: () => number) => Promise<void>) {
  using cluster = worldCluster("empty");
  const ended = new AbortController();
  let changes = 0;
  const { client } = cluster;
  try {
    const view = new WatchedCluster({ client, signal: ended.signal, onChange: () => changes++ });
    await work(view, client, () => changes);
  } finally {
    ended.abort();
    await turn();
  }
}

Deno.test("objects are kept up to date, by any name of their kind, in one namespace or all", () =>
  watched(async (view, client, changes) => {
    assert.deepEqual((await view.objects("configmap", "default")).map(({ metadata }) => metadata.name), [
      "kube-root-ca.crt",
    ]);
    await client.create("/api/v1/namespaces/default/configmaps", {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "app" },
    });
    const isThere = async () => (await view.objects("cm", "default")).length === 2;
    for (let look = 0; look < 1000 && !await isThere(); look++) await turn();
    assert.ok(await isThere());
    assert.ok(changes() > 0);
    assert.ok((await view.objects("ConfigMap", undefined)).length > 2);
    assert.equal((await view.objects("nodes", "default")).length, 2);
  }));

Deno.test("a kind that nobody knows is asked for again, and then said", () =>
  watched(async (view) => {
    await assert.rejects(
      view.objects("sausages", "default"),
      /the server doesn't have a resource type "sausages"/,
    );
  }));

Deno.test("a request that nobody answers says why", () =>
  watched(async (view) => {
    const answer = await view.fetch("http://none:80/", "default");
    assert.ok(
      "failure" in answer && /services "none" not found/.test(answer.failure),
      JSON.stringify(answer),
    );
    assert.deepEqual(await view.releases("default"), []);
    assert.equal(await view.readFile("none", "default", "/etc/motd"), undefined);
  }));

Deno.test("a request from within a pod is made by its wget, and says why there is no answer", async () => {
  using cluster = worldCluster("lecture");
  const ended = new AbortController();
  const view = new WatchedCluster({ client: cluster.client, signal: ended.signal, onChange: () => {} });
  const [pod = ""] = cluster.pods("env-echgo");
  const answer = await view.fetchFrom(pod, "http://env-echgo:8080/", "default");
  assert.ok("status" in answer && answer.body.includes(`"pod_name":"env-echgo-`), JSON.stringify(answer));
  const refused = await view.fetchFrom(pod, "http://env-echgo:80/", "default");
  assert.ok("failure" in refused && refused.failure.startsWith("wget:"), JSON.stringify(refused));
  const none = await view.fetchFrom("none", "http://env-echgo:8080/", "default");
  assert.ok("failure" in none && none.failure.includes("none"), JSON.stringify(none));
  ended.abort();
});
