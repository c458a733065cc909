/** Gives pods the priority of their class. Source: plugin/pkg/admission/priority. */
import type { IPod } from "kubernetes-models/v1/Pod";
import type { IPriorityClass } from "kubernetes-models/scheduling.k8s.io/v1/PriorityClass";
import type { AdmissionPlugin, AdmissionRequest } from "../admission.ts";
import type { KindContext } from "../kind.ts";
import { forbidden } from "../refusals.ts";

export const priority: AdmissionPlugin = {
  name: "Priority",
  mutate(request, context) {
    if (request.kind.plural !== "pods" || request.kind.group !== "" || request.subresource) return;
    if (request.operation === "CREATE") admitPod(request, context);
    if (request.operation === "UPDATE") keepPriority(request.object as IPod, request.old as unknown as IPod);
  },
  validate(request, context) {
    const { kind, object, operation, subresource } = request;
    if (kind.plural !== "priorityclasses" || subresource || operation === "DELETE") return;
    const known = (object as unknown as IPriorityClass).globalDefault ? defaultClass(context) : undefined;
    if (!known || (operation === "UPDATE" && known.metadata?.name === request.name)) return;
    throw forbidden(
      kind,
      request.name,
      `PriorityClass ${known.metadata?.name} is already marked as default. Only one default can exist`,
    );
  },
};

function admitPod(request: AdmissionRequest, context: KindContext): void {
  const spec = (request.object as IPod).spec ??= { containers: [] };
  const found = spec.priorityClassName ? classOf(spec.priorityClassName, context) : defaultClass(context);
  if (spec.priorityClassName && !found) {
    throw forbidden(
      request.kind,
      request.name,
      `no PriorityClass with name ${spec.priorityClassName} was found`,
    );
  }
  const value = found?.value ?? 0;
  const policy = found?.preemptionPolicy ?? "PreemptLowerPriority";
  if (spec.priority !== undefined && spec.priority !== value) {
    throw forbidden(
      request.kind,
      request.name,
      `the integer value of priority (${spec.priority}) must not be provided in pod spec; ` +
        `priority admission controller computed ${value} from the given PriorityClass name`,
    );
  }
  if (spec.preemptionPolicy !== undefined && spec.preemptionPolicy !== policy) {
    throw forbidden(
      request.kind,
      request.name,
      `the string value of PreemptionPolicy (${spec.preemptionPolicy}) must not be provided in pod spec; ` +
        `priority admission controller computed ${policy} from the given PriorityClass name`,
    );
  }
  if (found) spec.priorityClassName = found.metadata!.name!;
  spec.priority = value;
  spec.preemptionPolicy = policy;
}

/** Who writes a pod anew need not repeat what admission has put there. */
function keepPriority(pod: IPod, old: IPod): void {
  if (!pod.spec || !old.spec) return;
  if (pod.spec.priority === undefined && old.spec.priority !== undefined) {
    pod.spec.priority = old.spec.priority;
  }
  if (pod.spec.preemptionPolicy === undefined && old.spec.preemptionPolicy !== undefined) {
    pod.spec.preemptionPolicy = old.spec.preemptionPolicy;
  }
}

function classOf(name: string, { registry }: KindContext): IPriorityClass | undefined {
  const kind = registry.kinds.find(({ plural }) => plural === "priorityclasses");
  return kind && registry.find(kind, undefined, name) as unknown as IPriorityClass | undefined;
}

/** Of several, which only a race could make, the lowest. */
function defaultClass({ registry }: KindContext): IPriorityClass | undefined {
  const kind = registry.kinds.find(({ plural }) => plural === "priorityclasses");
  const classes = (kind ? registry.list(kind) : []) as unknown as IPriorityClass[];
  return classes.filter(({ globalDefault }) => globalDefault).sort((a, b) =>
    (a.value ?? 0) - (b.value ?? 0)
  )[0];
}
