import assert from "node:assert/strict";
import { installRelease } from "../../../src/cluster/helm/install_release.ts";
import { discover } from "../../../src/cluster/discover.ts";
import { releaseResources } from "../../../src/programs/helm/release_resources.ts";
import type { Call } from "../../../src/programs/program.ts";
import { configMap, release, usualInstall, withReleases } from "../../cluster/helm/release_world.ts";
import { testIo } from "../test_io.ts";

const deployment = JSON.stringify({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "d" },
  spec: {
    selector: { matchLabels: { app: "d" } },
    template: { metadata: { labels: { app: "d" } }, spec: { containers: [{ name: "a", image: "nginx" }] } },
  },
});

Deno.test("objects as they are now, with the pods that come from them, and without what has gone", () =>
  withReleases(async ({ acting, client }) => {
    const made = release(configMap("a") + configMap("b") + `---\n${deployment}`);
    await installRelease(made, { ...usualInstall, waiting: "watcher" }, acting);
    await client.delete("/api/v1/namespaces/default/configmaps/b");
    const connection = { client, namespace: "default", discovery: () => discover(client) };
    const call = { io: testIo().io, connect: () => Promise.resolve(connection) } as unknown as Call;
    const resources = await releaseResources(made, call);
    const text = (await resources.text()).replaceAll(/\b\d+s\b/g, "1s").replaceAll(/d-\w+-\w{5}/g, "POD");
    assert.equal(
      text,
      "==> v1/ConfigMap\nNAME   DATA   AGE\na      0      1s\n\n" +
        "==> v1/Deployment\nNAME   READY   UP-TO-DATE   AVAILABLE   AGE\nd      1/1     1            1           1s\n\n" +
        "==> v1/Pod(related)\n" + text.slice(text.indexOf("NAME", text.indexOf("related"))),
    );
    assert.match(text, /POD +1\/1 +Running/);
    const objects = await resources.objects();
    assert.deepEqual(Object.keys(objects), ["v1/ConfigMap", "v1/Deployment", "v1/Pod(related)"]);
    assert.match(
      JSON.stringify(objects["v1/Pod(related)"]),
      /^\[\{"apiVersion":"v1","items":\[\{"apiVersion":"v1","kind":"Pod"/,
    );
  }));
