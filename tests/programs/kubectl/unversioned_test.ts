import assert from "node:assert/strict";
import { unversioned } from "../../../src/programs/kubectl/unversioned.ts";

Deno.test("what is sent to be created has no version, and all else that it had", () => {
  assert.deepEqual(
    unversioned({ kind: "ConfigMap", metadata: { name: "a", resourceVersion: "7" }, data: { b: "c" } }),
    { kind: "ConfigMap", metadata: { name: "a" }, data: { b: "c" } },
  );
  const bare = { kind: "ConfigMap", metadata: { name: "a" } };
  assert.equal(unversioned(bare), bare);
});
