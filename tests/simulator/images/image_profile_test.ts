import assert from "node:assert/strict";
import { filesOf, profileOf } from "../../../src/simulator/images/image_profile.ts";
import { busybox } from "../../../src/simulator/images/busybox.ts";

Deno.test("a container sees the image's files and its programs", () => {
  const files = filesOf(busybox);
  assert.ok(files.list("/bin").includes("sh"));
  assert.match(files.read("/etc/passwd")!, /^root:/);
});

Deno.test("a tag may bring other programs", () => {
  const at = (tag: string) => profileOf({ profile: busybox, tag }).programs["/bin/nslookup"];
  assert.notEqual(at("1.28"), at("1.36"));
  assert.equal(at("1.36"), busybox.programs["/bin/nslookup"]);
});
