import assert from "node:assert/strict";
import { installRelease } from "../../../src/cluster/helm/install_release.ts";
import { uninstallRelease } from "../../../src/cluster/helm/uninstall_release.ts";
import { configMap, hook, rejectsWith, release, usual, usualInstall, withReleases } from "./release_world.ts";

const options = { ...usual, keepsHistory: false, propagation: "Background" } as const;
const manifest = configMap("a") +
  configMap("kept", {}, { annotations: { "helm.sh/resource-policy": "keep" } });

Deno.test("uninstalling deletes what was made and what is kept of it, but what its policy keeps", () =>
  withReleases(async ({ acting, names, history }) => {
    await installRelease(release(manifest), usualInstall, acting);
    const staying = await uninstallRelease("web", { ...options, waiting: "watcher" }, acting);
    assert.deepEqual(staying.map(({ metadata }) => metadata.name), ["kept"]);
    assert.deepEqual(await names("configmaps"), ["kept"]);
    assert.deepEqual(await history(), []);
  }));

Deno.test("the history may stay, and is taken away by the next call", () =>
  withReleases(async ({ acting, history }) => {
    await installRelease(release(manifest), usualInstall, acting);
    await uninstallRelease("web", { ...options, keepsHistory: true, description: "bye" }, acting);
    assert.deepEqual(await history(), ["1 uninstalled bye"]);
    await rejectsWith(
      uninstallRelease("web", { ...options, keepsHistory: true }, acting),
      'the release named "web" is already deleted',
    );
    await uninstallRelease("web", options, acting);
    assert.deepEqual(await history(), []);
    await rejectsWith(
      uninstallRelease("web", options, acting),
      "uninstall: Release not loaded: web: release: not found",
    );
  }));

Deno.test("a hook before the deletion that fails keeps everything; hooks can be left out", () =>
  withReleases(async ({ acting, names, history }) => {
    const hooks = [hook("before", ["pre-delete"], "exit 1")];
    await installRelease(release(manifest, { hooks }), usualInstall, acting);
    await rejectsWith(
      uninstallRelease("web", options, acting),
      "resource Pod/default/before not ready. status: Failed, message: pod before failed",
    );
    assert.deepEqual(await names("configmaps"), ["a", "kept"]);
    assert.deepEqual(await history(), ["1 uninstalling Deletion in progress (or silently failed)"]);
    await uninstallRelease("web", { ...options, hasHooks: false }, acting);
    assert.deepEqual(await names("configmaps"), ["kept"]);
  }));

Deno.test("a hook after the deletion that fails is told", () =>
  withReleases(async ({ acting, history }) => {
    const hooks = [hook("after", ["post-delete"], "exit 1")];
    await installRelease(release(manifest, { hooks }), usualInstall, acting);
    await assert.rejects(
      uninstallRelease("web", options, acting),
      /^Error: uninstallation completed with 1 error\(s\): /,
    );
    assert.deepEqual(await history(), []);
  }));
