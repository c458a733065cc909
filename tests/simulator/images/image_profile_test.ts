import assert from "node:assert/strict";
import { filesOf } from "../../../src/simulator/images/image_profile.ts";
import { busybox } from "../../../src/simulator/images/busybox.ts";

Deno.test("a container sees the image's files and its programs", () => {
  const files = filesOf(busybox);
  assert.ok(files.list("/bin").includes("sh"));
  assert.match(files.read("/etc/passwd")!, /^root:/);
});
