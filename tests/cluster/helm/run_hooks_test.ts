import assert from "node:assert/strict";
import { KeptRelease } from "../../../src/cluster/helm/kept_release.ts";
import { runHooks } from "../../../src/cluster/helm/run_hooks.ts";
import { hooksOf, lastRunOf } from "../../../src/kube/helm_hook.ts";
import type { JsonObject } from "../../../src/kube/object.ts";
import { hook, release, type ReleaseWorld, withReleases } from "./release_world.ts";

const run = { write: { isServerSide: true }, timeoutMs: 60_000 };

async function keptWith(hooks: JsonObject[], { acting }: ReleaseWorld): Promise<KeptRelease> {
  const kept = new KeptRelease(release("", { hooks }), acting);
  await kept.create();
  return kept;
}

const phases = (kept: KeptRelease) =>
  hooksOf(kept.release).map((one) => `${one.name} ${lastRunOf(one).phase}`);

Deno.test("hooks run one after the other; the later ones not when one has failed", () =>
  withReleases(async (world) => {
    const kept = await keptWith([
      hook("third", ["pre-install"], "exit 0", { weight: 9 }),
      hook("second", ["pre-install"], "exit 1"),
      hook("first", ["pre-install"], "exit 0", { weight: -1 }),
    ], world);
    await assert.rejects(runHooks(kept, "pre-install", run, world.acting), /pod second failed/);
    assert.deepEqual(phases(kept), ["third ", "second Failed", "first Succeeded"]);
    assert.deepEqual(await world.names("pods"), ["first", "second"]);
  }));

const policies: [string, string, string[]][] = [
  ["before-hook-creation", "exit 0", ["a"]],
  ["hook-succeeded", "exit 0", []],
  ["hook-failed", "exit 0", ["a"]],
  ["hook-failed", "exit 1", []],
  ["hook-succeeded", "exit 1", ["a"]],
];
for (const [policy, line, left] of policies) {
  Deno.test(`a hook with ${policy} that does ${line} leaves [${left}]`, () =>
    withReleases(async (world) => {
      const kept = await keptWith([hook("a", ["test"], line, { delete_policies: [policy] })], world);
      await runHooks(kept, "test", run, world.acting).catch(() => {});
      assert.deepEqual(await world.names("pods"), left);
    }));
}

Deno.test("a hook gives way to the next of its name", () =>
  withReleases(async (world) => {
    const kept = await keptWith([hook("a", ["test"])], world);
    await runHooks(kept, "test", run, world.acting);
    const { uid } = (await world.get("/api/v1/namespaces/default/pods/a")).metadata;
    await runHooks(kept, "test", run, world.acting);
    assert.notEqual((await world.get("/api/v1/namespaces/default/pods/a")).metadata.uid, uid);
    assert.deepEqual(hooksOf(kept.release)[0]!["delete_policies"], ["before-hook-creation"]);
  }));

Deno.test("only those that are wanted run", () =>
  withReleases(async (world) => {
    const kept = await keptWith([hook("a", ["test"]), hook("b", ["test"])], world);
    await runHooks(kept, "test", { ...run, isWanted: ({ name }) => name === "b" }, world.acting);
    assert.deepEqual(phases(kept), ["a ", "b Succeeded"]);
  }));

Deno.test("a hook of a kind that is not there says so", () =>
  withReleases(async (world) => {
    const manifest = '{"apiVersion":"example.org/v1","kind":"Widget","metadata":{"name":"w"}}';
    const kept = await keptWith(
      [hook("w", ["test"], "", { manifest, delete_policies: ["hook-failed"] })],
      world,
    );
    await assert.rejects(
      runHooks(kept, "test", run, world.acting),
      /^Error: unable to build kubernetes object for test hook web\/templates\/w.yaml: resource mapping not found/,
    );
  }));
