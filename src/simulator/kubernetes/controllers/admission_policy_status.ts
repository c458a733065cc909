/** Says on each ValidatingAdmissionPolicy which generation was looked at. Source: pkg/controller/validatingadmissionpolicystatus. */
import type { AdmissionPolicy } from "../policies/admission_policy.ts";
import type { StoredObject } from "../registry.ts";
import { type ControllerContext, MANAGER_STATUS } from "./controller.ts";
import type { Informer } from "./informer.ts";
import { WorkQueue } from "./work_queue.ts";

const DELAY_MS = 25;

export function startAdmissionPolicyStatus(context: ControllerContext): void {
  const { registry, queue, informers } = context;
  const kind = registry.kind("validatingadmissionpolicies", "admissionregistration.k8s.io");
  const policies = informers.ofKind(kind) as unknown as Informer<AdmissionPolicy & StoredObject>;
  const work = new WorkQueue(queue, {
    delayMs: DELAY_MS,
    work: (name) => {
      const policy = policies.get(undefined, name);
      const { generation } = policy?.metadata ?? {};
      if (!policy || generation === undefined || policy.status?.observedGeneration === generation) return;
      const status = { ...policy.status, observedGeneration: generation, typeChecking: {} };
      registry.update(kind, { ...policy, status }, MANAGER_STATUS);
    },
  });
  policies.onChange(({ type, object }) => {
    if (type !== "DELETED") work.add(object.metadata.name);
  });
}
