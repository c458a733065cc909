import assert from "node:assert/strict";
import { existingObjects, owned } from "../../../src/cluster/helm/ownership.ts";
import { placeObjects } from "../../../src/cluster/helm/placed_object.ts";
import { createObjects } from "../../../src/cluster/helm/write_objects.ts";
import { objectsIn } from "../../../src/kube/helm_release.ts";
import { configMap, rejectsWith, withReleases } from "./release_world.ts";

const owner = { name: "web", namespace: "default" };

Deno.test("what is there is found, and what is another's is refused with every reason", () =>
  withReleases(async ({ acting }) => {
    const [own, other] = await placeObjects(objectsIn(configMap("a") + configMap("b")), acting);
    const objects = [owned(own!, owner), owned(other!, { name: "else", namespace: "default" })];
    assert.deepEqual(await existingObjects(objects, owner, false, acting), []);
    await createObjects(objects, { isServerSide: false }, acting);
    assert.deepEqual(await existingObjects(objects.slice(0, 1), owner, false, acting), objects.slice(0, 1));
    await rejectsWith(
      existingObjects(objects, owner, false, acting),
      'ConfigMap "b" in namespace "default" exists and cannot be imported into the current release: invalid ' +
        'ownership metadata; annotation validation error: key "meta.helm.sh/release-name" must equal "web": current ' +
        'value is "else"',
    );
    assert.deepEqual(await existingObjects(objects, owner, true, acting), objects);
  }));
