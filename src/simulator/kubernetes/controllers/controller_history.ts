/** States of a workload to go back to: ControllerRevisions. Source: pkg/controller/history/controller_history.go. */
import type { IControllerRevision } from "kubernetes-models/apps/v1/ControllerRevision";
import type { IPodTemplateSpec } from "kubernetes-models/v1/PodTemplateSpec";
import type { KubeObject, Stored } from "../../../kube/object.ts";
import { isSame } from "../json_value.ts";
import type { StoredObject } from "../registry.ts";
import { StatusError } from "../status_error.ts";
import { claim, type Claimant, ownerReference } from "./claim.ts";
import { type ControllerContext, MANAGER } from "./controller.ts";
import type { Informer } from "./informer.ts";
import { safeHash } from "./pod_template_hash.ts";

export type Revision = Stored<IControllerRevision> & StoredObject;

/** How one controller names its revisions. */
export interface HistoryRules {
  /** The label that holds the hash. */
  hashLabel: string;
  /** The hash in a revision's name. */
  hash(template: IPodTemplateSpec, collisionCount: number): string;
}

export interface Owner extends Claimant {
  object: StoredObject & { spec?: { template: IPodTemplateSpec } };
}

/** All revisions that belong to the owner, the oldest first, and the one for its present template. */
export interface History {
  revisions: readonly Revision[];
  present: Revision;
  collisionCount: number;
}

/** Finds the revision of the owner's template, or makes it; one that comes back gets the highest number. */
export function syncHistory(
  context: ControllerContext,
  informer: Informer<Revision>,
  owner: Owner,
  rules: HistoryRules,
  collisionCount: number,
): History {
  const revisions = claim(context, informer, owner).sort(byRevision);
  const data = revisionData(owner.object.spec!.template);
  const newest = revisions.at(-1);
  const next = (newest?.revision ?? 0) + 1;
  const equal = revisions.findLast((revision) => isSame(revision.data, data));
  if (equal && equal === newest) return { revisions, present: equal, collisionCount };
  if (equal) {
    const present = context.registry.update(informer.kind, { ...equal, revision: next }, MANAGER) as Revision;
    return { revisions: [...revisions.filter((it) => it !== equal), present], present, collisionCount };
  }
  const made = createRevision(context, informer, owner, rules, next, collisionCount);
  return { ...made, revisions: [...revisions, made.present] };
}

/** The template that a revision remembers. */
export function templateOf(revision: Revision): IPodTemplateSpec {
  const data = revision.data as unknown as { spec: { template: IPodTemplateSpec & { $patch?: string } } };
  const { $patch: _, ...template } = data.spec.template;
  return template;
}

/** Deletes the oldest of those that nothing uses, until `limit` of them are left. */
export function truncateHistory(
  context: ControllerContext,
  informer: Informer<Revision>,
  revisions: readonly Revision[],
  live: ReadonlySet<string>,
  limit: number,
): void {
  const unused = revisions.filter(({ metadata }) => !live.has(metadata.name) && !metadata.deletionTimestamp);
  for (const { metadata } of unused.slice(0, Math.max(0, unused.length - limit))) {
    context.registry.delete(informer.kind, metadata.namespace, metadata.name);
  }
}

/** FNV-1 over the data as Go writes it: the hash is the one that a real cluster would give. */
export function dataHash(data: unknown, collisionCount: number): string {
  const bytes = new TextEncoder().encode(goJson(data) + collisionCount);
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash, 0x01000193) ^ byte;
  return safeHash(hash);
}

export function revisionData(template: IPodTemplateSpec): Record<string, unknown> {
  return { spec: { template: { $patch: "replace", ...template } } };
}

function createRevision(
  context: ControllerContext,
  informer: Informer<Revision>,
  owner: Owner,
  rules: HistoryRules,
  revision: number,
  collisionCount: number,
): { present: Revision; collisionCount: number } {
  const { object, apiVersion, kind } = owner;
  const template = object.spec!.template;
  const data = revisionData(template);
  for (let count = collisionCount;; count++) {
    const hash = rules.hash(template, count);
    const wanted: KubeObject = {
      apiVersion: "apps/v1",
      kind: "ControllerRevision",
      metadata: {
        name: `${object.metadata.name.slice(0, MAX_PREFIX)}-${hash}`,
        namespace: object.metadata.namespace!,
        labels: { ...template.metadata?.labels, [rules.hashLabel]: hash },
        annotations: { ...object.metadata.annotations },
        ownerReferences: [ownerReference(object, apiVersion, kind)],
      },
      data: structuredClone(data),
      revision,
    };
    try {
      const made = context.registry.create(informer.kind, wanted, MANAGER) as Revision;
      return { present: made, collisionCount: count };
    } catch (error) {
      if (!(error instanceof StatusError) || error.code !== 409) throw error;
      const known = context.registry.get(informer.kind, object.metadata.namespace, wanted.metadata.name!);
      const present = known as Revision;
      if (isSame(present.data, data)) return { present, collisionCount: count };
    }
  }
}

/** Names of revisions hold so much of their owner's. */
const MAX_PREFIX = 223;

function byRevision(a: Revision, b: Revision): number {
  return a.revision - b.revision ||
    Date.parse(a.metadata.creationTimestamp) - Date.parse(b.metadata.creationTimestamp) ||
    (a.metadata.name < b.metadata.name ? -1 : 1);
}

/** As encoding/json writes a map: keys in order, and what HTML would read escaped. */
function goJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(goJson).join()}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined).sort(([a], [b]) =>
      a < b ? -1 : 1
    );
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${goJson(inner)}`).join()}}`;
  }
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (char) => "\\u" + char.charCodeAt(0).toString(16).padStart(4, "0"),
  );
}
