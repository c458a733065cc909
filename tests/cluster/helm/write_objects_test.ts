import assert from "node:assert/strict";
import { type PlacedObject, placeObjects } from "../../../src/cluster/helm/placed_object.ts";
import {
  createObjects,
  deleteObjects,
  isKept,
  liveObject,
  UpdateFailure,
  updateObjects,
} from "../../../src/cluster/helm/write_objects.ts";
import { objectsIn } from "../../../src/kube/helm_release.ts";
import { configMap, type ReleaseWorld, withReleases } from "./release_world.ts";

const clientSide = { isServerSide: false };
const placed = (manifest: string, { acting }: ReleaseWorld): Promise<PlacedObject[]> =>
  placeObjects(objectsIn(manifest), acting);

Deno.test("what others have set stays when client-side updates merge", () =>
  withReleases(async (world) => {
    const before = await placed(configMap("a", { x: "1", y: "1" }), world);
    await createObjects(before, clientSide, world.acting);
    await world.client.patch("/api/v1/namespaces/default/configmaps/a", "merge", { data: { other: "1" } });
    const target = await placed(configMap("a", { x: "2" }), world);
    await updateObjects({ before, target, takesFieldsOver: false }, clientSide, world.acting);
    assert.deepEqual((await liveObject(target[0]!, world.acting))?.["data"], { x: "2", other: "1" });
  }));

Deno.test("a replaced object has nothing of others", () =>
  withReleases(async (world) => {
    const before = await placed(configMap("a", { x: "1" }), world);
    await createObjects(before, clientSide, world.acting);
    await world.client.patch("/api/v1/namespaces/default/configmaps/a", "merge", { data: { other: "1" } });
    const choice = { isServerSide: false, hasForceReplace: true };
    await updateObjects({ before, target: before, takesFieldsOver: false }, choice, world.acting);
    assert.deepEqual((await liveObject(before[0]!, world.acting))?.["data"], { x: "1" });
  }));

Deno.test("an update that fails tells what it had made", () =>
  withReleases(async (world) => {
    const target = await placed(configMap("new") + configMap("stranger"), world);
    await createObjects(target.slice(1), clientSide, world.acting);
    const error = await updateObjects(
      { before: [], target, takesFieldsOver: false },
      clientSide,
      world.acting,
    )
      .catch((found) => found);
    assert.ok(error instanceof UpdateFailure);
    assert.equal(error.message, 'original object ConfigMap with the name "stranger" not found');
    assert.deepEqual(error.created.map(({ name }) => name), ["new"]);
  }));

Deno.test("deleting passes over what is not there", () =>
  withReleases(async (world) => {
    const objects = await placed(configMap("a") + configMap("b"), world);
    await createObjects(objects.slice(0, 1), clientSide, world.acting);
    assert.deepEqual(await deleteObjects(objects, "Background", world.acting), []);
    assert.equal(await liveObject(objects[0]!, world.acting), undefined);
  }));

for (const [policy, expected] of [["keep", true], [" Keep ", true], ["delete", false]] as const) {
  Deno.test(`a resource policy of ${JSON.stringify(policy)}`, () => {
    assert.equal(isKept({ metadata: { annotations: { "helm.sh/resource-policy": policy } } }), expected);
  });
}
