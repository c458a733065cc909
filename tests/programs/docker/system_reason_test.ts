import assert from "node:assert/strict";
import { systemReason } from "../../../src/programs/docker/system_reason.ts";

Deno.test("a system's error is worded as Go words it", () => {
  assert.equal(
    systemReason({ code: "EACCES", message: "Permission denied (os error 13)" }),
    "permission denied",
  );
  assert.equal(systemReason(new Error("odd")), "odd");
});
