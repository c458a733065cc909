/** Keeps the use that quotas show true. Source: pkg/controller/resourcequota/resource_quota_controller.go. */
import type { IResourceQuota } from "kubernetes-models/v1/ResourceQuota";
import type { KubeObject, Stored } from "../../../kube/object.ts";
import type { AnyKind } from "../kind.ts";
import { isInScope, isTerminating, type QuotaPod } from "../quota/scopes.ts";
import { isCharged, resourcesOfKind, usageOf } from "../quota/usage.ts";
import type { StoredObject } from "../registry.ts";
import {
  add,
  isSameAmounts,
  mask,
  readAmounts,
  type ResourceList,
  writeAmounts,
  ZERO,
} from "../quota/resource_list.ts";
import { type ControllerContext, MANAGER_STATUS } from "./controller.ts";
import { cacheKey, type Change, type Informer } from "./informer.ts";
import { WorkQueue } from "./work_queue.ts";

type Quota = Stored<IResourceQuota> & StoredObject;

const DELAY_MS = 8;

export function startResourceQuotas(context: ControllerContext): void {
  new ResourceQuotaController(context);
}

class ResourceQuotaController {
  readonly #context: ControllerContext;
  readonly #quotas: Informer<Quota>;
  readonly #work: WorkQueue;
  /** Kinds that some quota counts; others are not looked at. */
  readonly #watched = new Map<AnyKind, Informer<StoredObject>>();

  constructor(context: ControllerContext) {
    this.#context = context;
    this.#quotas = context.informers.of<IResourceQuota>("resourcequotas");
    this.#work = new WorkQueue(context.queue, { delayMs: DELAY_MS, work: (key) => this.#sync(key) });
    this.#quotas.onChange(({ type, object, old }) => {
      if (type !== "DELETED" && !isSame(object, old)) this.#enqueue(object);
    });
  }

  #enqueue(quota: Quota): void {
    this.#work.add(cacheKey(quota.metadata.namespace, quota.metadata.name));
  }

  /** What an object gave back may be used by others. */
  #changed(kind: AnyKind, change: Change<StoredObject>): void {
    if (this.#quotas.size === 0 || !givesBack(kind, change, this.#context.queue.now())) return;
    for (const quota of this.#quotas.inNamespace(change.object.metadata.namespace)) {
      if (resourcesOfKind(kind, Object.keys(quota.spec?.hard ?? {})).length > 0) this.#enqueue(quota);
    }
  }

  #informerOf(kind: AnyKind): Informer<StoredObject> {
    let informer = this.#watched.get(kind);
    if (!informer) {
      this.#watched.set(kind, informer = this.#context.informers.ofKind(kind));
      informer.onChange((change) => this.#changed(kind, change));
    }
    return informer;
  }

  #sync(key: string): void {
    const { registry } = this.#context;
    const [namespace, name] = key.split("/");
    const quota = registry.find(this.#quotas.kind, namespace, name!) as Quota | undefined;
    if (!quota) return;
    const hard = readAmounts(quota.spec?.hard);
    const names = Object.keys(hard);
    const known = mask(readAmounts(quota.status?.used), names);
    const used = { ...known, ...this.#usageIn(quota, names) };
    const isSettled = quota.status?.hard !== undefined && quota.status.used !== undefined &&
      isSameAmounts(hard, readAmounts(quota.status.hard)) &&
      isSameAmounts(used, readAmounts(quota.status.used));
    if (isSettled) return;
    const status = { hard: writeAmounts(hard), used: writeAmounts(used) };
    registry.update(this.#quotas.kind, { ...quota, status }, MANAGER_STATUS);
  }

  #usageIn(quota: Quota, names: readonly string[]): ResourceList {
    const { registry, queue } = this.#context;
    let used: ResourceList = {};
    for (const kind of registry.kinds) {
      if (!kind.namespaced) continue;
      const counted = resourcesOfKind(kind, names);
      if (counted.length === 0) continue;
      this.#informerOf(kind);
      used = { ...used, ...Object.fromEntries(counted.map((name) => [name, ZERO])) };
      // The registry is ahead of the informers: what was just admitted is in it.
      for (const object of registry.list(kind, { namespace: quota.metadata.namespace! })) {
        if (!isInScope(quota.spec ?? {}, kind, object)) continue;
        used = add(used, mask(usageOf(kind, object, queue.now()), counted));
      }
    }
    return used;
  }
}

/** A change of status alone, or none that matters. */
function isSame(quota: Quota, old: Quota | undefined): boolean {
  return old !== undefined &&
    isSameAmounts(readAmounts(quota.spec?.hard), readAmounts(old.spec?.hard));
}

/** Source: pkg/quota/v1/install/update_filter.go. */
function givesBack(kind: AnyKind, { type, object, old }: Change<StoredObject>, nowMs: number): boolean {
  if (type === "DELETED") return true;
  if (type === "ADDED" || !old || kind.group !== "") return false;
  switch (kind.plural) {
    case "pods":
      return (isCharged(old as QuotaPod, nowMs) && !isCharged(object as QuotaPod, nowMs)) ||
        isTerminating(old as QuotaPod) !== isTerminating(object as QuotaPod);
    case "services":
      return typeOf(old) !== typeOf(object);
    case "persistentvolumeclaims":
      return storageOf(old) !== storageOf(object);
    default:
      return false;
  }
}

function typeOf(service: KubeObject): string | undefined {
  return (service as { spec?: { type?: string } }).spec?.type;
}

function storageOf(claim: KubeObject): string {
  const { status } = claim as { status?: { allocatedResources?: { storage?: string } } };
  return String(status?.allocatedResources?.storage ?? "");
}
