/** POST pods/NAME/eviction and pods/NAME/binding. */
import {
  fromLabelSelectorObject,
  type LabelSelectorObject,
  matchesLabels,
} from "../../../kube/label_selector.ts";
import type { KubeObject, Status } from "../../../kube/object.ts";
import { copyOf } from "../json_value.ts";
import { timestamp } from "../object_form.ts";
import { conflict } from "../refusals.ts";
import type { StoredObject } from "../registry.ts";
import { StatusError } from "../status_error.ts";
import { type Answer, jsonAnswer } from "./answer.ts";
import type { ApiContext, ResourceRequest } from "./api_context.ts";
import { checkedOptions } from "./delete_objects.ts";
import { readObject } from "./request_body.ts";
import { writeOptions } from "./write_objects.ts";
import { parseWriteQuery } from "./write_options.ts";

const EVICTION = { group: "policy", version: "v1", kind: "Eviction" };
const BINDING = { group: "", version: "v1", kind: "Binding" };

/** Deletes the pod unless a disruption budget forbids it. */
export async function evictPod(context: ApiContext, request: ResourceRequest): Promise<Answer> {
  const { kind, path } = request;
  const query = parseWriteQuery(request.request, "CreateOptions");
  const { object } = await readObject(context, request.request, EVICTION, "Ignore");
  const pod = context.registry.get(kind, path.namespace, path.name!);
  const options = checkedOptions((object.deleteOptions ?? {}) as Parameters<typeof checkedOptions>[0]);
  const dryRun = query.dryRun || options.dryRun === true;
  if (!pod.metadata.deletionTimestamp) spendBudget(context, pod, dryRun);
  context.registry.remove(kind, path.namespace, path.name!, { ...options, dryRun });
  return created(request.pretty);
}

interface Budget {
  spec?: { selector?: LabelSelectorObject };
  status?: { disruptionsAllowed?: number; desiredHealthy?: number; currentHealthy?: number };
}

function spendBudget(context: ApiContext, pod: StoredObject, dryRun: boolean): void {
  const { registry } = context;
  const budgets = registry.kinds.find(({ plural, group }) =>
    plural === "poddisruptionbudgets" && group === "policy"
  );
  const { namespace } = pod.metadata;
  const phase = (pod.status as { phase?: string } | undefined)?.phase;
  if (!budgets || !namespace || phase === "Pending" || phase === "Succeeded" || phase === "Failed") return;
  const [budget, second] = registry.list(budgets, { namespace }).filter((budget) =>
    matchesLabels(fromLabelSelectorObject((budget as Budget).spec?.selector), pod.metadata.labels)
  );
  if (second) {
    const text =
      "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.";
    throw new StatusError(500, "InternalError", text);
  }
  if (!budget) return;
  const { disruptionsAllowed = 0, desiredHealthy = 0, currentHealthy = 0 } = (budget as Budget).status ?? {};
  if (disruptionsAllowed <= 0) {
    const message =
      `The disruption budget ${budget.metadata.name} needs ${desiredHealthy} healthy pods and has ` +
      `${currentHealthy} currently`;
    throw new StatusError(
      429,
      "TooManyRequests",
      "Cannot evict pod as it would violate the pod's disruption budget.",
      { causes: [{ reason: "DisruptionBudget", message }] },
    );
  }
  const spent: KubeObject = copyOf(budget);
  spent.status = { ...spent.status as object, disruptionsAllowed: disruptionsAllowed - 1 };
  registry.update(budgets, spent, { subresource: "status", fieldManager: "kube-apiserver", dryRun });
}

/** Gives the pod its node. */
export async function bindPod(context: ApiContext, request: ResourceRequest): Promise<Answer> {
  const { kind, path } = request;
  const query = parseWriteQuery(request.request, "CreateOptions");
  const { object: binding } = await readObject(context, request.request, BINDING, "Ignore");
  const pod = copyOf(context.registry.get(kind, path.namespace, path.name!));
  const spec = pod.spec as { nodeName?: string };
  if (spec.nodeName) {
    const why = `pod ${pod.metadata.name} is already assigned to node ${JSON.stringify(spec.nodeName)}`;
    throw conflict({ ...kind, plural: "pods/binding" }, pod.metadata.name, why);
  }
  spec.nodeName = (binding.target as { name?: string } | undefined)?.name ?? "";
  markScheduled(pod, timestamp(context.queue.now()));
  context.registry.update(kind, pod, writeOptions(query, "binding"));
  return created(request.pretty);
}

function markScheduled(pod: KubeObject, now: string): void {
  const status = (pod.status ??= {}) as { conditions?: { type: string }[] };
  const others = (status.conditions ?? []).filter(({ type }) => type !== "PodScheduled");
  const scheduled = { type: "PodScheduled", status: "True", lastProbeTime: null, lastTransitionTime: now };
  status.conditions = [...others, scheduled];
}

function created(pretty: boolean): Answer {
  const status: Status = { kind: "Status", apiVersion: "v1", metadata: {}, status: "Success", code: 201 };
  return jsonAnswer(201, status, pretty);
}
