import assert from "node:assert/strict";
import { BUSYBOX, CORE, inFolder } from "../../../../src/simulator/userland/commands/mod.ts";

Deno.test("busybox has what every image has, and more", () => {
  for (const name of Object.keys(CORE)) assert.ok(BUSYBOX[name], name);
  assert.ok(BUSYBOX["wget"] && !CORE["wget"]);
});

Deno.test("programs stand in a folder", () => {
  assert.deepEqual(Object.keys(inFolder("/bin", { true: () => 0 })), ["/bin/true"]);
});
