import assert from "node:assert/strict";
import { busybox } from "../../../src/simulator/images/busybox.ts";
import { parseImageReference } from "../../../src/simulator/images/image_reference.ts";
import { resolveImage } from "../../../src/simulator/images/mod.ts";
import { LAB_REGISTRY, PushedImages } from "../../../src/simulator/images/pushed_images.ts";

const NAME = `${LAB_REGISTRY}/shop`;
const DIGEST = `sha256:${"a".repeat(64)}`;

Deno.test("what was pushed is found by its tag and by its digest, and not before", () => {
  const pushed = new PushedImages();
  const before = resolveImage(`${NAME}:1`, undefined, pushed);
  assert.ok("failure" in before && before.failure.endsWith(`${NAME}:1: not found`));
  const image = { profile: busybox, reference: `${NAME}:1`, imageId: `${NAME}@${DIGEST}`, tag: "1" };
  const reference = parseImageReference(`${NAME}:1`)!;
  pushed.push(reference, { image, archive: new Uint8Array(), digest: DIGEST }, ["sha256:1"]);
  for (const name of [`${NAME}:1`, `${NAME}@${DIGEST}`]) {
    assert.deepEqual(resolveImage(name, undefined, pushed), { image });
  }
  assert.ok("failure" in resolveImage(`${NAME}:2`, undefined, pushed));
  const joined = new PushedImages();
  joined.join(pushed);
  assert.equal(joined.find(reference)?.image, image);
  assert.deepEqual([pushed.hasLayer("sha256:1"), pushed.hasLayer("sha256:2")], [true, false]);
});
