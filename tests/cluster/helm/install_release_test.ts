import assert from "node:assert/strict";
import { installDefinitions, installRelease } from "../../../src/cluster/helm/install_release.ts";
import { uninstallRelease } from "../../../src/cluster/helm/uninstall_release.ts";
import { configMap, hook, rejectsWith, release, usual, usualInstall, withReleases } from "./release_world.ts";

Deno.test("installing makes the objects, marks them as the release's, and keeps the revision", () =>
  withReleases(async ({ acting, get, history }) => {
    const done = await installRelease(release(configMap("a", { x: "1" })), usualInstall, acting);
    assert.equal(done.info.status, "deployed");
    assert.deepEqual(await history(), ["1 deployed Install complete"]);
    const { metadata } = await get("/api/v1/namespaces/default/configmaps/a");
    assert.equal(metadata.labels?.["app.kubernetes.io/managed-by"], "Helm");
    assert.equal(metadata.annotations?.["meta.helm.sh/release-name"], "web");
    assert.deepEqual(metadata.managedFields?.map(({ manager, operation }) => `${manager} ${operation}`), [
      "helm Apply",
    ]);
  }));

Deno.test("client-side, objects are created", () =>
  withReleases(async ({ acting, get }) => {
    const options = { ...usualInstall, write: { isServerSide: false } };
    await installRelease(release(configMap("a")), options, acting);
    const { metadata } = await get("/api/v1/namespaces/default/configmaps/a");
    assert.equal(metadata.managedFields?.[0]?.operation, "Update");
  }));

Deno.test("a dry run makes nothing", () =>
  withReleases(async ({ acting, names, history }) => {
    const done = await installRelease(release(configMap("a")), { ...usualInstall, isDryRun: true }, acting);
    assert.equal(done.info["description"], "Dry run complete");
    assert.deepEqual([await names("configmaps"), await history()], [[], []]);
  }));

Deno.test("another's object is not taken, unless that is asked for", () =>
  withReleases(async ({ acting, create, history }) => {
    await create("configmaps", { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" } });
    await assert.rejects(
      installRelease(release(configMap("a")), usualInstall, acting),
      /^Error: unable to continue with install: ConfigMap "a" in namespace "default" exists and cannot be imported/,
    );
    assert.deepEqual(await history(), []);
    await installRelease(release(configMap("a")), { ...usualInstall, takesOwnership: true }, acting);
    assert.deepEqual(await history(), ["1 deployed Install complete"]);
  }));

Deno.test("a hook that fails leaves a failed revision, and the objects unmade", () =>
  withReleases(async ({ acting, names, history }) => {
    const failing = release(configMap("a"), { hooks: [hook("before", ["pre-install"], "exit 3")] });
    const message =
      "failed pre-install: resource Pod/default/before not ready. status: Failed, message: pod before failed";
    await rejectsWith(installRelease(failing, usualInstall, acting), message);
    assert.deepEqual(await names("configmaps"), []);
    assert.deepEqual(await history(), [`1 failed Release "web" failed: ${message}`]);
  }));

Deno.test("with rollback on failure nothing is left", () =>
  withReleases(async ({ acting, names, history }) => {
    const failing = release(configMap("a"), { hooks: [hook("after", ["post-install"], "exit 3")] });
    await assert.rejects(
      installRelease(failing, { ...usualInstall, rollsBackOnFailure: true }, acting),
      /^Error: release web failed, and has been uninstalled due to rollback-on-failure being set: failed post-install/,
    );
    assert.deepEqual([await names("configmaps"), await history()], [[], []]);
  }));

Deno.test("a namespace is made if that is asked for, and may be there", () =>
  withReleases(async ({ acting, get }) => {
    const away = { ...acting, namespace: "away" };
    const options = { ...usualInstall, createsNamespace: true };
    await rejectsWith(
      installRelease(release(configMap("a"), { namespace: "away" }), usualInstall, away),
      'create: failed to create: namespaces "away" not found',
    );
    await installRelease(release(configMap("a"), { namespace: "away" }), options, away);
    await uninstallRelease("web", { ...usual, keepsHistory: false, propagation: "Background" }, away);
    await installRelease(release(configMap("a"), { namespace: "away" }), options, away);
    assert.equal((await get("/api/v1/namespaces/away")).metadata.labels?.["name"], "away");
  }));

Deno.test("a name that is uninstalled can be replaced", () =>
  withReleases(async ({ acting, history }) => {
    await installRelease(release(configMap("a")), usualInstall, acting);
    await uninstallRelease("web", { ...usual, keepsHistory: true, propagation: "Background" }, acting);
    await installRelease(
      release(configMap("a"), { version: 2 }),
      { ...usualInstall, replaces: true },
      acting,
    );
    assert.deepEqual(await history(), [
      "2 deployed Install complete",
      "1 superseded superseded by new release",
    ]);
  }));

Deno.test("an interruption leaves a failed revision, and none that is pending", () =>
  withReleases(async ({ acting, history }) => {
    const interrupted = new AbortController();
    const wait = () => Promise.reject(interrupted.abort(new Error("Ctrl-C")));
    const waiting = release(configMap("a"), { hooks: [hook("before", ["pre-install"], "sleep 100")] });
    const signal = interrupted.signal;
    await rejectsWith(installRelease(waiting, usualInstall, { ...acting, signal, wait }), "context canceled");
    assert.deepEqual(await history(), ['1 failed Release "web" failed: context canceled']);
  }));

const definition = {
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name: "gadgets.example.org" },
  spec: {
    group: "example.org",
    scope: "Namespaced",
    names: { kind: "Gadget", plural: "gadgets", singular: "gadget" },
    versions: [{
      name: "v1",
      served: true,
      storage: true,
      schema: { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } },
    }],
  },
};

Deno.test("definitions are made and known before the objects of their kinds, and may be there", () =>
  withReleases(async ({ acting, names }) => {
    const files = [{ name: "gadget.yaml", objects: [definition] }];
    await installDefinitions(files, { isServerSide: true }, acting);
    await installDefinitions(files, { isServerSide: false }, acting);
    const gadget = '{"apiVersion":"example.org/v1","kind":"Gadget","metadata":{"name":"g"}}';
    await installRelease(release(gadget), usualInstall, acting);
    assert.deepEqual(await names("gadgets", "/apis/example.org/v1"), ["g"]);
  }));
