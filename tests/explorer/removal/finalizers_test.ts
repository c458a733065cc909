import assert from "node:assert/strict";
import { hangingFinalizers } from "../../../src/explorer/removal/finalizers.ts";
import { texts } from "./consequence_lines.ts";
import { object, sceneOf } from "./small_cluster.ts";

for (
  const [finalizer, said] of [
    ["kubernetes.io/pvc-protection", undefined],
    ["batch.kubernetes.io/job-tracking", "the job controller"],
    ["example.com/cleanup", "the controller of example.com"],
    ["gone.io/cleanup", "a controller called gone.io (if it still runs)"],
  ] as const
) {
  Deno.test(`finalizer ${finalizer}`, async () => {
    const job = object("Job shop/once", { metadata: { finalizers: [finalizer] } });
    const lines = texts(await hangingFinalizers(await sceneOf([job], [job])));
    const whole = `Job shop/once stays Terminating until ${said} takes away its finalizer ${finalizer}.`;
    assert.deepEqual(lines, said === undefined ? [] : [whole]);
  });
}
