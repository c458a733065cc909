import assert from "node:assert/strict";
import { LABELS } from "../../../../../src/programs/docker/compose/engine/labels.ts";

Deno.test("labels share a prefix, and none is used twice", () => {
  const all = Object.values(LABELS);
  assert.equal(all.every((label) => label.startsWith("com.docker.compose.")), true);
  assert.equal(new Set(all).size, all.length);
});
