import assert from "node:assert/strict";
import { installRelease } from "../../../src/cluster/helm/install_release.ts";
import { rollBackRelease } from "../../../src/cluster/helm/roll_back_release.ts";
import { upgradeRelease } from "../../../src/cluster/helm/upgrade_release.ts";
import {
  configMap,
  hook,
  rejectsWith,
  release,
  type ReleaseWorld,
  usual,
  usualInstall,
  usualUpgrade,
  withReleases,
} from "./release_world.ts";

const options = { ...usual, write: {}, historyMax: 10 };

async function twoRevisions({ acting }: ReleaseWorld): Promise<void> {
  const deployed = await installRelease(release(configMap("a", { x: "1" })), usualInstall, acting);
  const hooks = [hook("undone", ["pre-rollback"])];
  const manifest = configMap("a", { x: "2" }) + configMap("b");
  await upgradeRelease(deployed, release(manifest, { version: 2, hooks }), usualUpgrade, acting);
}

Deno.test("a rollback makes a new revision of an older one", () =>
  withReleases(async (world) => {
    await twoRevisions(world);
    await rollBackRelease({ name: "web", revision: 0 }, options, world.acting);
    assert.deepEqual(await world.names("configmaps"), ["a"]);
    assert.deepEqual((await world.get("/api/v1/namespaces/default/configmaps/a"))["data"], { x: "1" });
    assert.deepEqual(await world.history(), [
      "3 deployed Rollback to 1",
      "2 superseded Upgrade complete",
      "1 superseded Install complete",
    ]);
    await rollBackRelease({ name: "web", revision: 2 }, options, world.acting);
    assert.deepEqual(await world.names("pods"), ["undone"]);
    assert.equal((await world.history())[0], "4 deployed Rollback to 2");
  }));

const refused: [string, number, string][] = [
  ["web", 7, "release has no 7 version"],
  ["other", 1, "release: not found"],
];
for (const [name, revision, message] of refused) {
  Deno.test(`no rollback: ${message}`, () =>
    withReleases(async (world) => {
      await twoRevisions(world);
      await rejectsWith(rollBackRelease({ name, revision }, options, world.acting), message);
      assert.equal((await world.history()).length, 2);
    }));
}

Deno.test("what the server refuses leaves a failed revision", () =>
  withReleases(async (world) => {
    await twoRevisions(world);
    await world.client.patch("/api/v1/namespaces/default/configmaps/a", "merge", { immutable: true });
    await assert.rejects(rollBackRelease({ name: "web", revision: 1 }, options, world.acting), /immutable/);
    const [newest, before] = await world.history();
    assert.match(newest!, /^3 failed Rollback "web" failed: server-side apply failed for object default\/a/);
    assert.equal(before, "2 superseded Upgrade complete");
  }));

Deno.test("a dry run keeps nothing", () =>
  withReleases(async (world) => {
    await twoRevisions(world);
    const record = await rollBackRelease(
      { name: "web", revision: 1 },
      { ...options, isDryRun: true },
      world.acting,
    );
    assert.equal(record.version, 3);
    assert.equal((await world.history()).length, 2);
  }));
