/** Predicates on the state of a cluster. */
import { expressionOf } from "../../kube/expressions/bounded_expression.ts";
import { fieldAt } from "./field_at.ts";
import { matchesLabels, parseLabelSelector } from "../../kube/label_selector.ts";
import type { JsonObject, KubeObject } from "../../kube/object.ts";
import { isCount, shortText } from "./comparison.ts";
import { aboutMany, aboutOne } from "./finding.ts";
import { need } from "./missing.ts";
import type {
  ConditionPredicate,
  EndpointsPredicate,
  EventPredicate,
  ObjectPredicate,
  ObjectsPredicate,
  Placed,
  Predicate,
  ReleasePredicate,
} from "./predicate.ts";
import type { ClusterView, Finding, WorldView } from "./world_view.ts";

/** Undefined: the predicate is about something else. */
export function evaluateCluster(predicate: Predicate, view: WorldView): Promise<Finding> | undefined {
  const cluster = () => need(view.cluster, "cluster");
  if ("object" in predicate) return findObject(predicate, cluster(), view.namespace);
  if ("objects" in predicate) return findObjects(predicate, cluster(), view.namespace);
  if ("condition" in predicate) return findCondition(predicate, cluster(), view.namespace);
  if ("endpoints" in predicate) return findEndpoints(predicate, cluster(), view.namespace);
  if ("event" in predicate) return findEvent(predicate, cluster(), view.namespace);
  if ("release" in predicate) return findRelease(predicate, cluster(), view.namespace);
  return undefined;
}

async function chosen(
  cluster: ClusterView,
  kind: string,
  placed: Placed,
  home: string,
): Promise<readonly KubeObject[]> {
  const { namespace = home } = placed;
  if (namespace === "any") return await cluster.objects(kind, undefined);
  if (namespace !== "other") return await cluster.objects(kind, namespace);
  return (await cluster.objects(kind, undefined)).filter(({ metadata }) => metadata.namespace !== home);
}

async function named(
  cluster: ClusterView,
  subject: string,
  placed: Placed,
  home: string,
): Promise<KubeObject | undefined> {
  const slash = subject.indexOf("/");
  const all = await chosen(cluster, subject.slice(0, slash), placed, home);
  return all.find(({ metadata }) => metadata.name === subject.slice(slash + 1));
}

async function findObject(predicate: ObjectPredicate, cluster: ClusterView, home: string): Promise<Finding> {
  return aboutOne(
    await named(cluster, predicate.object, predicate, home) as JsonObject | undefined,
    predicate,
  );
}

async function findObjects(
  predicate: ObjectsPredicate,
  cluster: ClusterView,
  home: string,
): Promise<Finding> {
  const all = await chosen(cluster, predicate.objects, predicate, home);
  const selector = predicate.labels === undefined ? undefined : parseLabelSelector(predicate.labels);
  const name = predicate.name === undefined ? undefined : expressionOf(predicate.name, "u");
  const selected = all.filter(({ metadata }) =>
    (!selector || matchesLabels(selector, metadata.labels)) && (!name || name.test(metadata.name ?? ""))
  );
  return aboutMany(selected as unknown as JsonObject[], predicate);
}

async function findCondition(
  predicate: ConditionPredicate,
  cluster: ClusterView,
  home: string,
): Promise<Finding> {
  const object = await named(cluster, predicate.of, predicate, home);
  if (!object) return { ok: false, found: "there is none", matches: [] };
  const conditions = fieldAt(object, "status", "conditions");
  const condition = (Array.isArray(conditions) ? conditions : [])
    .find((one) => fieldAt(one, "type") === predicate.condition);
  const [status, reason] = [fieldAt(condition, "status"), fieldAt(condition, "reason")];
  return {
    ok: status === (predicate.status ?? "True") &&
      (predicate.reason === undefined || reason === predicate.reason),
    found: condition === undefined ? "has no such condition" : `is ${status}${reason ? ` (${reason})` : ""}`,
    matches: [object as unknown as JsonObject],
  };
}

async function findEndpoints(
  predicate: EndpointsPredicate,
  cluster: ClusterView,
  home: string,
): Promise<Finding> {
  const slices = (await chosen(cluster, "endpointslices.discovery.k8s.io", predicate, home))
    .filter(({ metadata }) => metadata.labels?.["kubernetes.io/service-name"] === predicate.endpoints);
  const addresses = new Set<string>();
  for (const slice of slices) {
    const endpoints = fieldAt(slice, "endpoints");
    for (const endpoint of Array.isArray(endpoints) ? endpoints : []) {
      // Absent means that nobody knows, and is to be read as ready (discovery/v1, EndpointConditions).
      if (fieldAt(endpoint, "conditions", "ready") === false) continue;
      const listed = fieldAt(endpoint, "addresses");
      for (const address of Array.isArray(listed) ? listed : []) addresses.add(String(address));
    }
  }
  return {
    ok: isCount(addresses.size, predicate.count),
    found: addresses.size === 0 ? "none" : `${addresses.size}: ${shortText([...addresses])}`,
    matches: [...addresses],
  };
}

async function findEvent(predicate: EventPredicate, cluster: ClusterView, home: string): Promise<Finding> {
  const pattern = predicate.matches === undefined ? undefined : expressionOf(predicate.matches, "u");
  const [kind, name] = (predicate.of ?? "").toLowerCase().split("/");
  const events = (await chosen(cluster, "events", predicate, home)).filter((event) =>
    fieldAt(event, "reason") === predicate.event &&
    (!kind || String(fieldAt(event, "involvedObject", "kind")).toLowerCase() === kind) &&
    (name === undefined || fieldAt(event, "involvedObject", "name") === name) &&
    (!pattern || pattern.test(String(fieldAt(event, "message") ?? "")))
  );
  const messages = events.map((event) => fieldAt(event, "message") ?? null);
  return {
    ok: events.length > 0,
    found: events.length > 0 ? shortText(messages) : "no such event",
    matches: events as unknown as JsonObject[],
  };
}

async function findRelease(
  predicate: ReleasePredicate,
  cluster: ClusterView,
  home: string,
): Promise<Finding> {
  const { namespace = home } = predicate;
  const releases = await cluster.releases(
    namespace === "any" || namespace === "other" ? undefined : namespace,
  );
  const release = releases.find((one) =>
    one.name === predicate.release && (namespace !== "other" || one.namespace !== home)
  );
  if (!release) return { ok: predicate.exists === false, found: "there is no such release", matches: [] };
  const { status } = release.info;
  if (status !== (predicate.status ?? "deployed")) {
    return { ok: false, found: `is ${status}`, matches: [release] };
  }
  return aboutOne(release, predicate);
}
