import assert from "node:assert/strict";
import { shortId } from "../../../../src/simulator/docker/build/named_image.ts";
import { smallBuilder } from "./small_build.ts";

Deno.test("an image that is here is not pulled, unless it is wished", () => {
  const { build, pull, events } = smallBuilder();
  const { image } = pull("alpine");
  build("FROM alpine\nCMD a");
  assert.equal(events.filter((event) => event.startsWith("pull")).length, 1);
  build("FROM alpine\nCMD a", {}, { pull: true });
  assert.equal(events.filter((event) => event.startsWith("pull")).length, 2);
  assert.equal(shortId(image.id).length, 12);
});
