/** POST pods/NAME/eviction and pods/NAME/binding. */
import {
  fromLabelSelectorObject,
  type LabelSelectorObject,
  matchesLabels,
} from "../../../kube/label_selector.ts";
import type { KubeObject, Status } from "../../../kube/object.ts";
import { copyOf } from "../json_value.ts";
import type { StoredObject } from "../registry.ts";
import { bindPod } from "../scheduler_binding.ts";
import { StatusError } from "../status_error.ts";
import { type Answer, jsonAnswer } from "./answer.ts";
import type { ApiContext, ResourceRequest } from "./api_context.ts";
import { checkedOptions } from "./delete_objects.ts";
import { readObject } from "./request_body.ts";
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
  context.registry.remove(kind, path.namespace, path.name!, {
    ...options,
    user: request.request.user,
    dryRun,
  });
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
export async function bind(context: ApiContext, request: ResourceRequest): Promise<Answer> {
  const { path } = request;
  parseWriteQuery(request.request, "CreateOptions");
  const { object: binding } = await readObject(context, request.request, BINDING, "Ignore");
  const node = (binding.target as { name?: string } | undefined)?.name ?? "";
  bindPod(context.registry, path.namespace, path.name!, node, context.queue.now());
  return created(request.pretty);
}

function created(pretty: boolean): Answer {
  const status: Status = { kind: "Status", apiVersion: "v1", metadata: {}, status: "Success", code: 201 };
  return jsonAnswer(201, status, pretty);
}
