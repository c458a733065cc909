import assert from "node:assert/strict";
import {
  CLAIM_FINALIZER,
  VOLUME_FINALIZER,
} from "../../../../src/simulator/kubernetes/admission/storage_object_in_use_protection.ts";
import { admittingRegistry, claim, volume } from "./sample_storage.ts";

Deno.test("new volumes and claims are protected, once", () => {
  const { registry } = admittingRegistry();
  const made = registry.create(registry.kind("persistentvolumeclaims"), claim("a"));
  assert.deepEqual(made.metadata.finalizers, [CLAIM_FINALIZER]);
  const own = volume("v");
  own.metadata.finalizers = [VOLUME_FINALIZER];
  const stored = registry.create(registry.kind("persistentvolumes"), own);
  assert.deepEqual(stored.metadata.finalizers, [VOLUME_FINALIZER]);
});
