import assert from "node:assert/strict";
import { busybox } from "../../../src/simulator/images/busybox.ts";

Deno.test("busybox has the tags that manifests use", () => {
  for (const tag of ["latest", "1.28", "1.36.1", "musl"]) assert.ok(busybox.hasTag(tag), tag);
  assert.ok(!busybox.hasTag("nope"));
});
