import assert from "node:assert/strict";
import { IMAGES } from "../../../src/simulator/images/mod.ts";
import { SMALL_RECIPES } from "../../../src/simulator/images/small_recipes.ts";
import { layersOf } from "../../../src/simulator/images/image_layers.ts";
import { profileOf } from "../../../src/simulator/images/tagged_profile.ts";

for (const [name, steps] of Object.entries(SMALL_RECIPES)) {
  const [repository = "", tag = ""] = name.split(" ");
  Deno.test(`${repository}:${tag} sums up to its size, without compilers left over`, () => {
    const profile = IMAGES.find(({ repositories }) => repositories[0] === `docker.io/library/${repository}`)!;
    const packed = layersOf(profile, tag).reduce((sum, { content }) => sum + (content?.packedBytes ?? 0), 0);
    const { sizeBytes } = profileOf({ profile, tag });
    assert.ok(sizeBytes < profile.sizeBytes);
    assert.ok(Math.abs(packed - sizeBytes) < sizeBytes * 0.05, `${packed} of ${sizeBytes}`);
    if (tag === "alpine") assert.ok(steps.every(({ by }) => !by.includes("apt-get")));
  });
}
