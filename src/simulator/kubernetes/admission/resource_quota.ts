/** Lets in what the namespace's quotas have room for, and counts it (apiserver/pkg/admission/plugin/resourcequota). */
import type { IResourceQuota } from "kubernetes-models/v1/ResourceQuota";
import type { Stored } from "../../../kube/object.ts";
import type { AdmissionPlugin, AdmissionRequest } from "../admission.ts";
import type { AnyKind, KindContext } from "../kind.ts";
import { isInScope, isTerminating, type QuotaPod } from "../quota/scopes.ts";
import { missingAmounts, resourcesOfKind, usageOf } from "../quota/usage.ts";
import { forbidden } from "../refusals.ts";
import type { StoredObject } from "../registry.ts";
import {
  add,
  beyond,
  excess,
  listText,
  mask,
  readAmounts,
  type ResourceList,
  withoutZeros,
  writeAmounts,
} from "../quota/resource_list.ts";

export const resourceQuotaAdmission: AdmissionPlugin = {
  name: "ResourceQuota",
  validate: (request, context) => {
    if (!mayUseMore(request)) return;
    const { registry, clock } = context;
    const kind = registry.kinds.find(({ plural, group }) => plural === "resourcequotas" && group === "");
    if (!kind) return;
    const quotas = registry.list(kind, {
      namespace: request.namespace!,
    }) as unknown as Quota[];
    if (quotas.length === 0) return;
    const charges = quotas.filter((quota) => concerns(quota, request)).map((quota) =>
      charge(quota, request, clock.now())
    );
    if (request.dryRun) return;
    for (const { quota, used } of charges) if (used) count(context, kind, quota, used);
  },
};

/** Whether the write can make a quota's use grow at all. */
function mayUseMore(request: AdmissionRequest): boolean {
  const { operation, kind, namespace, subresource, object, old } = request;
  if (namespace === undefined || operation === "DELETE") return false;
  const isCore = kind.group === "";
  if (isCore && kind.plural === "pods") {
    if (subresource) return subresource === "resize";
    return operation === "CREATE" || isTerminating(object as QuotaPod) !== isTerminating(old as QuotaPod);
  }
  if (subresource) return false;
  const changes = isCore && (kind.plural === "services" || kind.plural === "persistentvolumeclaims");
  return operation === "CREATE" || changes;
}

function concerns(quota: Quota, { kind, object }: AdmissionRequest): boolean {
  // Until the controller has looked at a quota, it holds nobody back.
  return resourcesOfKind(kind, Object.keys(quota.status?.hard ?? {})).length > 0 &&
    isInScope(quota.spec ?? {}, kind, object!);
}

type Quota = Stored<IResourceQuota> & StoredObject;

interface Charge {
  quota: Quota;
  /** What will be used then; absent: as before. */
  used?: ResourceList;
}

/** @throws {StatusError} Forbidden: it does not fit, or cannot be told. */
function charge(quota: Quota, request: AdmissionRequest, nowMs: number): Charge {
  const { kind, name, object, old, operation } = request;
  const quotaName = quota.metadata.name;
  const hard = readAmounts(quota.status?.hard);
  const used = readAmounts(quota.status?.used);
  const restricted = resourcesOfKind(kind, Object.keys(hard).sort());
  const missing = kind.plural === "pods" ? missingAmounts(object as QuotaPod, restricted) : "";
  if (missing) throw forbidden(kind, name, `failed quota: ${quotaName}: must specify ${missing}`);
  if (restricted.some((resource) => !used[resource])) {
    throw forbidden(kind, name, `status unknown for quota: ${quotaName}, resources: ${restricted.join(",")}`);
  }
  const usage = usageOf(kind, object!, nowMs);
  const isCountedAlready = operation === "UPDATE" && isInScope(quota.spec ?? {}, kind, old!);
  const more = withoutZeros(isCountedAlready ? excess(usage, usageOf(kind, old!, nowMs)) : usage);
  const requested = mask(more, Object.keys(hard));
  const next = add(used, requested);
  const exceeded = beyond(mask(next, Object.keys(requested)), hard);
  if (exceeded.length > 0) {
    const [asked, spent, limit] = [requested, used, hard].map((list) => listText(mask(list, exceeded)));
    const text = `exceeded quota: ${quotaName}, requested: ${asked}, used: ${spent}, limited: ${limit}`;
    throw forbidden(kind, name, text);
  }
  return Object.keys(requested).length > 0 ? { quota, used: next } : { quota };
}

function count({ registry }: KindContext, kind: AnyKind, quota: StoredObject, used: ResourceList): void {
  const status = { ...quota.status as object, used: writeAmounts(used) };
  registry.update(kind, { ...quota, status }, { fieldManager: "kube-apiserver", subresource: "status" });
}
