import assert from "node:assert/strict";
import { programIn, sizeOf, storedImage } from "../../../src/simulator/docker/stored_image.ts";
import { busybox } from "../../../src/simulator/images/busybox.ts";
import { smallStore } from "./small_store.ts";

Deno.test("an image's id follows from what it is", () => {
  const parts = { config: { Cmd: ["a"] }, createdMs: 0, history: [], top: undefined };
  assert.equal(storedImage(parts).id, storedImage({ ...parts }).id);
  assert.notEqual(storedImage(parts).id, storedImage({ ...parts, config: { Cmd: ["b"] } }).id);
  assert.equal(sizeOf(storedImage(parts)), 0);
});

Deno.test("programs are found in the profile, and in files that are their binaries", () => {
  const { image } = smallStore().pull("busybox");
  const program = programIn(image);
  assert.equal(program("/bin/sh"), busybox.programs["/bin/sh"]);
  assert.equal(programIn({ top: image.top })("/bin/sh"), busybox.programs["/bin/sh"]);
  assert.equal(programIn({ top: image.top })("/nope"), undefined);
});
