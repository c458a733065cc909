import assert from "node:assert/strict";
import { NAME_LABELS, UID_LABELS } from "../../../../src/simulator/kubernetes/kinds/job_labels.ts";

Deno.test("each label has an older name without a prefix", () => {
  for (const [old, name] of [NAME_LABELS, UID_LABELS]) assert.equal(name, `batch.kubernetes.io/${old}`);
});
