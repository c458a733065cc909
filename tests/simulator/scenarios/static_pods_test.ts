import assert from "node:assert/strict";
import { controlPlanePods } from "../../../src/simulator/scenarios/static_pods.ts";
import { resolveImage } from "../../../src/simulator/images/mod.ts";

for (const { metadata, spec } of controlPlanePods("10.0.0.4")) {
  Deno.test(`${metadata.name} is on the host network, and its image can be had`, () => {
    const { hostNetwork, containers } = spec as { hostNetwork: boolean; containers: { image: string }[] };
    assert.equal(hostNetwork, true);
    assert.ok(containers.every(({ image }) => "image" in resolveImage(image)));
  });
}
