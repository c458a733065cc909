import assert from "node:assert/strict";
import {
  failureOf,
  messageOf,
  runHooksIfAny,
  waitForObjects,
} from "../../../src/cluster/helm/change_options.ts";
import { KeptRelease } from "../../../src/cluster/helm/kept_release.ts";
import { placeObjects } from "../../../src/cluster/helm/placed_object.ts";
import { createObjects } from "../../../src/cluster/helm/write_objects.ts";
import { objectsIn } from "../../../src/kube/helm_release.ts";
import { hook, pod, rejectsWith, release, usual, withReleases } from "./release_world.ts";

Deno.test("who waits for nothing is not told what is missing; the words of Helm 3 are fewer", () =>
  withReleases(async ({ acting }) => {
    const manifest = pod("p", "sleep 100").replace("busybox", "nginx:nope");
    const objects = await placeObjects(objectsIn(manifest), acting);
    await createObjects(objects, usual.write, acting);
    await waitForObjects(objects, usual, acting);
    await rejectsWith(
      waitForObjects(objects, { ...usual, waiting: "legacy" }, acting),
      "context deadline exceeded",
    );
    await rejectsWith(
      waitForObjects(objects, { ...usual, waiting: "watcher" }, acting),
      "resource Pod/default/p not ready. status: InProgress, message: Pod is in the Pending phase\n" +
        "context deadline exceeded",
    );
  }));

Deno.test("hooks run where they are wanted", () =>
  withReleases(async ({ acting, names }) => {
    const kept = new KeptRelease(release("", { hooks: [hook("a", ["test"])] }), acting);
    await kept.create();
    await runHooksIfAny(kept, "test", { ...usual, hasHooks: false }, acting);
    assert.deepEqual(await names("pods"), []);
    await runHooksIfAny(kept, "test", usual, acting);
    assert.deepEqual(await names("pods"), ["a"]);
  }));

Deno.test("what is thrown has a text", () => {
  assert.deepEqual([messageOf(new Error("a")), messageOf("b")], ["a", "b"]);
});

Deno.test("after an interruption somebody else goes on", () =>
  withReleases(({ acting }) => {
    const plain = failureOf(new Error("no"), acting);
    assert.deepEqual([plain.error.message, plain.acting], ["no", acting]);
    const late = failureOf(new Error("no"), { ...acting, signal: AbortSignal.abort() });
    assert.deepEqual([late.error.message, late.acting.signal.aborted], ["context canceled", false]);
    return Promise.resolve();
  }));
