import assert from "node:assert/strict";
import { formatAccessModes } from "../../../src/kube/describe/access_modes.ts";

Deno.test("access modes are short and in kubectl's order", () => {
  assert.equal(formatAccessModes(["ReadWriteMany", "ReadWriteOnce"]), "RWO,RWX");
  assert.equal(formatAccessModes(undefined), "");
});
