import assert from "node:assert/strict";
import { installRelease } from "../../../src/cluster/helm/install_release.ts";
import { upgradeRelease } from "../../../src/cluster/helm/upgrade_release.ts";
import type { HelmRelease } from "../../../src/kube/helm_release.ts";
import {
  configMap,
  hook,
  release,
  type ReleaseWorld,
  usualInstall,
  usualUpgrade,
  withReleases,
} from "./release_world.ts";

const first = configMap("a", { x: "1" }) + configMap("b") +
  configMap("kept", {}, { annotations: { "helm.sh/resource-policy": "keep" } });

async function installed(world: ReleaseWorld, isServerSide = true): Promise<HelmRelease> {
  const record = release(first, { apply_method: isServerSide ? "ssa" : "csa" });
  return await installRelease(record, { ...usualInstall, write: { isServerSide } }, world.acting);
}

function next(manifest: string, more: Partial<HelmRelease> = {}): HelmRelease {
  return release(manifest, { version: 2, info: { status: "pending-upgrade" }, ...more });
}

for (const isServerSide of [true, false]) {
  Deno.test(`an upgrade changes, makes and deletes: server-side ${isServerSide}`, () =>
    withReleases(async (world) => {
      const deployed = await installed(world, isServerSide);
      const options = { ...usualUpgrade, write: { isServerSide } };
      await upgradeRelease(
        deployed,
        next(configMap("a", { x: "2" }) + configMap("c")),
        options,
        world.acting,
      );
      assert.deepEqual(await world.names("configmaps"), ["a", "c", "kept"]);
      const { data } = await world.get("/api/v1/namespaces/default/configmaps/a") as { data?: unknown };
      assert.deepEqual(data, { x: "2" });
      assert.deepEqual(await world.history(), [
        "2 deployed Upgrade complete",
        "1 superseded Install complete",
      ]);
    }));
}

Deno.test("from client-side to server-side, fields change their owner and can be taken away", () =>
  withReleases(async (world) => {
    const deployed = await installed(world, false);
    await upgradeRelease(deployed, next(configMap("a", { y: "2" })), usualUpgrade, world.acting);
    const object = await world.get("/api/v1/namespaces/default/configmaps/a");
    assert.deepEqual(object["data"], { y: "2" });
    assert.deepEqual(
      object.metadata.managedFields?.map(({ manager, operation }) => `${manager} ${operation}`),
      ["helm Apply"],
    );
  }));

Deno.test("a conflict is told, and the revision kept as failed, unless it is forced", () =>
  withReleases(async (world) => {
    const deployed = await installed(world);
    await world.client.patch(
      "/api/v1/namespaces/default/configmaps/a",
      "merge",
      { data: { x: "9" } },
      { query: { fieldManager: "hand" } },
    );
    const conflict =
      "conflict occurred while applying object default/a /v1, Kind=ConfigMap: Apply failed with 1 " +
      'conflict: conflict with "hand" using v1: .data.x';
    await assert.rejects(
      upgradeRelease(deployed, next(configMap("a", { x: "2" })), usualUpgrade, world.acting),
      { message: conflict },
    );
    assert.deepEqual(world.warnings, [`upgrade failed web ${conflict}`]);
    const forced = { ...usualUpgrade, write: { isServerSide: true, hasForceConflicts: true } };
    await upgradeRelease(deployed, next(configMap("a", { x: "2" }), { version: 3 }), forced, world.acting);
    assert.deepEqual((await world.history()).map((line) => line.split(" ").slice(0, 2).join(" ")), [
      "3 deployed",
      "2 failed",
      "1 superseded",
    ]);
  }));

Deno.test("rollback on failure makes a third revision of the first", () =>
  withReleases(async (world) => {
    const deployed = await installed(world);
    const failing = next(first, { hooks: [hook("after", ["post-upgrade"], "exit 1")] });
    await assert.rejects(
      upgradeRelease(deployed, failing, { ...usualUpgrade, rollsBackOnFailure: true }, world.acting),
      /^Error: release web failed, and has been rolled back due to rollback-on-failure being set: post-upgrade hooks/,
    );
    assert.deepEqual((await world.history())[0], "3 deployed Rollback to 1");
    assert.deepEqual(await world.names("configmaps"), ["a", "b", "kept"]);
  }));

Deno.test("cleaning up deletes what a failed upgrade has made", () =>
  withReleases(async (world) => {
    const deployed = await installed(world);
    const broken = '---\n{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"z"},"data":{"x":1}}\n';
    const options = { ...usualUpgrade, cleansUp: true };
    await assert.rejects(
      upgradeRelease(deployed, next(configMap("c") + broken), options, world.acting),
      /server-side apply failed for object default\/z/,
    );
    assert.deepEqual(await world.names("configmaps"), ["a", "b", "kept"]);
  }));

Deno.test("no more revisions are kept than are wanted", () =>
  withReleases(async (world) => {
    let deployed = await installed(world);
    for (const version of [2, 3, 4]) {
      const options = { ...usualUpgrade, historyMax: 2 };
      deployed = await upgradeRelease(deployed, next(first, { version }), options, world.acting);
    }
    assert.deepEqual(await world.history(), ["4 deployed Upgrade complete", "3 superseded Upgrade complete"]);
  }));

Deno.test("an interruption leaves a failed revision, and the deployed one as it was", () =>
  withReleases(async (world) => {
    const deployed = await installed(world);
    const interrupted = new AbortController();
    const wait = () => Promise.reject(interrupted.abort(new Error("Ctrl-C")));
    const waiting = next(first, { hooks: [hook("before", ["pre-upgrade"], "sleep 100")] });
    const acting = { ...world.acting, signal: interrupted.signal, wait };
    await assert.rejects(upgradeRelease(deployed, waiting, usualUpgrade, acting), {
      message: "context canceled",
    });
    assert.deepEqual(await world.history(), [
      '2 failed Upgrade "web" failed: context canceled',
      "1 deployed Install complete",
    ]);
  }));
