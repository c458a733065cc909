import assert from "node:assert/strict";
import {
  fitError,
  nowhereError,
  preemptionError,
} from "../../../../src/simulator/kubernetes/scheduler/fit_error.ts";
import { refused, refusedForGood } from "../../../../src/simulator/kubernetes/scheduler/refusal.ts";

Deno.test("reasons are counted and sorted as text", () => {
  const cpu = refused("NodeResourcesFit", "Insufficient cpu", "Insufficient memory");
  const cordoned = refusedForGood("NodeUnschedulable", "node(s) were unschedulable");
  const tried = [["No preemption victims found for incoming pod"], [
    "No preemption victims found for incoming pod",
  ]];
  assert.equal(
    fitError(3, [cpu, cordoned, cpu], preemptionError(3, tried)),
    "0/3 nodes are available: 1 node(s) were unschedulable, 2 Insufficient cpu, 2 Insufficient memory. " +
      "no new claims to deallocate, preemption: 0/3 nodes are available: " +
      "1 Preemption is not helpful for scheduling, 2 No preemption victims found for incoming pod.",
  );
  assert.equal(fitError(1, [cordoned], undefined), "0/1 nodes are available: 1 node(s) were unschedulable.");
});

Deno.test("what is no node's fault is said once", () => {
  const problem = refusedForGood("VolumeBinding", "pod has unbound immediate PersistentVolumeClaims");
  assert.equal(
    nowhereError(3, problem),
    "0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found",
  );
});
