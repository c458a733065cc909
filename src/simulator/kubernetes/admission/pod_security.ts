/** Holds pods to what their namespace's labels ask for. Source: pod-security-admission/admission/admission.go. */
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import type { KubeObject, ObjectMeta } from "../../../kube/object.ts";
import type { AdmissionPlugin, AdmissionRequest } from "../admission.ts";
import type { KindContext } from "../kind.ts";
import { controllerOf } from "../controllers/informer.ts";
import { violations, violationsText } from "../pod_security/checks.ts";
import {
  compareLevels,
  isSameLevel,
  levelText,
  type LevelVersion,
  securityPolicy,
} from "../pod_security/policy.ts";
import { forbidden, invalid } from "../refusals.ts";

export const podSecurity: AdmissionPlugin = {
  name: "PodSecurity",
  validate: (request, context) => {
    const { kind, operation } = request;
    if (operation === "DELETE") return;
    if (kind.group === "" && kind.plural === "namespaces") return checkNamespace(request, context);
    if (request.namespace === undefined) return;
    if (kind.group === "" && kind.plural === "pods") return checkPod(request, context);
    const template = TEMPLATES[`${kind.plural}.${kind.group}`]?.(request.object as Templated);
    if (template?.spec && !request.subresource) {
      warnOf(template as Pod, request, policyOf(request, context).warn);
    }
  },
};

interface Pod {
  metadata?: ObjectMeta;
  spec: IPodSpec;
}

interface Templated {
  template?: Partial<Pod>;
  spec?: Templated & { jobTemplate?: { spec?: Templated } };
}

/** Where the pods of workloads are described. */
const TEMPLATES: Readonly<Record<string, (object: Templated) => Partial<Pod> | undefined>> = {
  "podtemplates.": (it) => it.template,
  "cronjobs.batch": (it) => it.spec?.jobTemplate?.spec?.template,
  ...Object.fromEntries(
    [
      "replicationcontrollers.",
      "replicasets.apps",
      "deployments.apps",
      "statefulsets.apps",
      "daemonsets.apps",
      "jobs.batch",
    ].map((name) => [name, (it: Templated) => it.spec?.template]),
  ),
};

const CHECKED_SUBRESOURCES = [undefined, "ephemeralcontainers", "resize"];
/** Pods looked at when a namespace's level is raised. */
const MAX_PODS = 3000;

function policyOf(
  { namespace }: AdmissionRequest,
  { registry }: KindContext,
): ReturnType<typeof securityPolicy>["policy"] {
  const kind = registry.kinds.find(({ plural, group }) => plural === "namespaces" && group === "");
  const found = kind && registry.find(kind, undefined, namespace!);
  return securityPolicy(found?.metadata.labels).policy;
}

/** @throws {StatusError} Forbidden */
function checkPod(request: AdmissionRequest, context: KindContext): void {
  if (!CHECKED_SUBRESOURCES.includes(request.subresource)) return;
  const { enforce, warn } = policyOf(request, context);
  if (enforce.level === "privileged" && warn.level === "privileged") return;
  const pod = request.object as unknown as Pod;
  if (request.old && !hasNewImages(pod, request.old as unknown as Pod)) return;
  const found = violations(enforce, pod.metadata, pod.spec);
  if (found.length > 0) {
    const text = `violates PodSecurity "${levelText(enforce)}": ${violationsText(found)}`;
    throw forbidden(request.kind, request.name, text);
  }
  warnOf(pod, request, warn);
}

function warnOf(pod: Pod, request: AdmissionRequest, level: LevelVersion): void {
  const found = violations(level, pod.metadata, pod.spec);
  if (found.length > 0) {
    request.warn(`would violate PodSecurity "${levelText(level)}": ${violationsText(found)}`);
  }
}

/** Nothing else of a pod that matters here can change. */
function hasNewImages({ spec }: Pod, { spec: old }: Pod): boolean {
  return (["initContainers", "containers", "ephemeralContainers"] as const).some((part) => {
    const images = new Map((old[part] ?? []).map(({ name, image }) => [name, image]));
    return (spec[part] ?? []).some(({ name, image }) => !images.has(name) || images.get(name) !== image);
  });
}

/** @throws {StatusError} Invalid: the labels cannot be understood. */
function checkNamespace(request: AdmissionRequest, context: KindContext): void {
  const { kind, object, old, subresource } = request;
  if (subresource) return;
  const { policy, errors } = securityPolicy(object!.metadata.labels);
  const before = securityPolicy(old?.metadata.labels);
  const isNews = JSON.stringify(errors) !== JSON.stringify(before.errors);
  if (errors.length > 0 && (!old || isNews)) throw invalid(kind, request.name, errors);
  const { enforce } = policy;
  const { enforce: former } = before.policy;
  if (!old || isSameLevel(enforce, former) || enforce.level === "privileged") return;
  if (enforce.minor === former.minor && compareLevels(enforce.level, former.level) < 1) return;
  for (const text of namespaceWarnings(request.name, enforce, context)) request.warn(text);
}

function namespaceWarnings(namespace: string, enforce: LevelVersion, { registry }: KindContext): string[] {
  const kind = registry.kinds.find(({ plural, group }) => plural === "pods" && group === "");
  if (!kind) return [];
  const all = onePerOwner(registry.list(kind, { namespace }));
  const checked = all.slice(0, MAX_PODS);
  const names = new Map<string, string[]>();
  for (const pod of checked) {
    const { metadata, spec } = pod as unknown as Pod;
    const reasons = violations(enforce, metadata, spec).map(({ reason }) => reason).join(", ");
    if (reasons) names.set(reasons, [...names.get(reasons) ?? [], pod.metadata.name ?? ""].sort());
  }
  const warnings = [...names].map(([reasons, [first, ...others]]) => {
    const more = others.length === 0
      ? ""
      : ` (and ${others.length} other pod${others.length === 1 ? "" : "s"})`;
    return `${first}${more}: ${reasons}`;
  }).sort();
  return [
    ...(checked.length < all.length
      ? [
        `new PodSecurity enforce level only checked against the first ${checked.length} of ${all.length} existing pods`,
      ]
      : []),
    ...(warnings.length > 0
      ? [
        `existing pods in namespace "${namespace}" violate the new PodSecurity enforce level "${
          levelText(enforce)
        }"`,
      ]
      : []),
    ...warnings,
  ];
}

/** The first pod of each owner in front, the others after all of them. */
function onePerOwner<T extends KubeObject>(pods: readonly T[]): T[] {
  const seen = new Set<string>();
  const first: T[] = [];
  const others: T[] = [];
  for (const pod of pods) {
    const owner = controllerOf(pod)?.uid;
    (owner !== undefined && seen.has(owner) ? others : first).push(pod);
    if (owner !== undefined) seen.add(owner);
  }
  return [...first, ...others];
}
