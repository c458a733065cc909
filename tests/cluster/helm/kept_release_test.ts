import assert from "node:assert/strict";
import { KeptRelease, pruneHistory } from "../../../src/cluster/helm/kept_release.ts";
import { release, withReleases } from "./release_world.ts";

const cases: [number, string[], string[]][] = [
  [0, ["superseded", "superseded", "deployed"], ["3 deployed", "2 superseded", "1 superseded"]],
  [2, ["superseded", "superseded", "deployed"], ["3 deployed"]],
  [3, ["superseded", "superseded", "deployed"], ["3 deployed", "2 superseded"]],
  [2, ["deployed", "failed", "failed"], ["1 deployed"]],
];
for (const [most, statuses, expected] of cases) {
  Deno.test(`room is made for one more of at most ${most}: ${statuses}`, () =>
    withReleases(async ({ acting, history }) => {
      for (const [index, status] of statuses.entries()) {
        await new KeptRelease(release("", { version: index + 1, info: { status } }), acting).create();
      }
      await pruneHistory("web", most, acting);
      assert.deepEqual((await history()).map((line) => line.trim()), expected);
    }));
}

Deno.test("what is told is kept when it is saved", () =>
  withReleases(async ({ acting, history }) => {
    const kept = new KeptRelease(release(""), acting);
    await kept.create();
    kept.tell({ status: "failed", description: "no" });
    assert.deepEqual(await history(), ["1 pending-install "]);
    await kept.save();
    assert.deepEqual(await history(), ["1 failed no"]);
  }));
