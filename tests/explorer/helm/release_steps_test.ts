import assert from "node:assert/strict";
import { openBundled } from "../../../src/cli/bundled_cluster.ts";
import { connectionFlags } from "../../../src/cli/connection_flags.ts";
import { Client } from "../../../src/cluster/client.ts";
import { releaseHistory } from "../../../src/cluster/helm_releases.ts";
import { rollBack, uninstall } from "../../../src/explorer/helm/release_steps.ts";
import type { KubeList } from "../../../src/kube/object.ts";
import { parseFlags } from "../../../src/programs/flags.ts";
import { releaseObjects, type WorldOptions } from "./helm_world.ts";

const seen = { namespace: "default", name: "web", latest: 2 };

async function world(options: WorldOptions = {}) {
  const bundled = openBundled({
    scenario: "empty",
    flags: parseFlags(connectionFlags, []).flags,
    isLive: false,
  });
  for (const [path, object] of releaseObjects(options)) {
    const { kind, metadata } = object as { kind: string; metadata: { name: string } };
    const isApplied = options.applyMethod === "ssa" && kind === "ConfigMap";
    const response = isApplied
      ? await bundled.world.api.request(path.replace("?", `/${metadata.name}?`), {
        method: "PATCH",
        headers: { "content-type": "application/apply-patch+yaml" },
        body: JSON.stringify(object),
      })
      : await bundled.world.api.request(path, { method: "POST", body: JSON.stringify(object) });
    assert.ok(response.ok, await response.text());
  }
  const client = new Client(bundled.transport, { timing: bundled.timing });
  const { signal } = new AbortController();
  return {
    steps: { client, signal, tell: () => {}, now: bundled.now, wait: (ms: number) => bundled.passTime(ms) },
    maps: async () => {
      const { items } = await client.get<KubeList>("/api/v1/namespaces/default/configmaps", { signal });
      return Object.fromEntries(
        items.filter(({ metadata }) => metadata.name !== "kube-root-ca.crt")
          .map((map) => [map.metadata.name, (map["data"] as Record<string, string>)["colour"] ?? "-"]),
      );
    },
    history: async () => {
      const releases = await releaseHistory(client, seen, signal);
      return releases.map(({ version, info }) => `${version} ${info.status} ${info["description"]}`);
    },
    client,
    close: () => bundled.close(),
  };
}

for (const applyMethod of ["csa", "ssa"] as const) {
  Deno.test(`a rollback of a release kept by ${applyMethod}`, async () => {
    const at = await world({ applyMethod });
    await rollBack(seen, 1, at.steps);
    assert.deepEqual(await at.maps(), { settings: "blue", kept: "-" });
    assert.deepEqual(await at.history(), [
      "3 deployed Rollback to 1",
      "2 superseded Upgrade complete",
      "1 superseded Install complete",
    ]);
    at.close();
  });
}

Deno.test("uninstalling deletes what was made, but what its policy keeps, and every revision", async () => {
  const at = await world();
  await uninstall(seen, at.steps);
  assert.deepEqual(await at.maps(), { kept: "-" });
  assert.deepEqual(await at.history(), []);
  at.close();
});

/** What is in the way, what is asked, and what is said; nothing is done then. */
const refused: [string, WorldOptions, Partial<typeof seen>, "rollback" | "uninstall", RegExp][] = [
  [
    "a newer revision",
    {},
    { latest: 1 },
    "rollback",
    /revision 2 has come since you looked; nothing was done/,
  ],
  ["no such release", {}, { name: "other" }, "uninstall", /release: not found/],
];

for (const [title, options, other, deed, message] of refused) {
  Deno.test(`refused before anything is done: ${title}`, async () => {
    const at = await world(options);
    const before = [await at.maps(), await at.history()];
    const asked = { ...seen, ...other };
    await assert.rejects(
      deed === "rollback" ? rollBack(asked, 1, at.steps) : uninstall(asked, at.steps),
      message,
    );
    assert.deepEqual([await at.maps(), await at.history()], before);
    at.close();
  });
}

Deno.test("a rollback runs its hooks", async () => {
  const at = await world({ hooks: ["pre-rollback", "post-upgrade"] });
  await rollBack(seen, 1, at.steps);
  const { items } = await at.client.get<KubeList>("/api/v1/namespaces/default/pods");
  assert.deepEqual(items.map(({ metadata }) => metadata.name), ["pre-rollback"]);
  assert.equal((await at.history())[0], "3 deployed Rollback to 1");
  at.close();
});

Deno.test("a hook before the deletion that fails keeps what there is", async () => {
  const at = await world({ hooks: ["pre-delete"] });
  const before = await at.maps();
  await assert.rejects(uninstall(seen, at.steps), /pod pre-delete failed/);
  assert.deepEqual(await at.maps(), before);
  at.close();
});

Deno.test("a rollback that the server refuses leaves a failed revision, as Helm does", async () => {
  const at = await world();
  const quota = {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "settings", uid: "other" },
    immutable: true,
    data: { colour: "red" },
  };
  const { metadata: _, ...body } = quota;
  await at.client.patch("/api/v1/namespaces/default/configmaps/settings", "merge", {
    immutable: body.immutable,
  });
  await assert.rejects(rollBack(seen, 1, at.steps), /immutable/);
  assert.match((await at.history())[0]!, /^3 failed Rollback "web" failed: .*immutable/);
  assert.equal((await at.maps())["settings"], "red");
  at.close();
});
