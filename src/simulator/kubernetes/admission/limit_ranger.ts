/** Gives containers what a LimitRange says they get, and refuses what it forbids (plugin/pkg/admission/limitranger). */
import type { ILimitRange } from "kubernetes-models/v1/LimitRange";
import type { ILimitRangeItem } from "kubernetes-models/v1/LimitRangeItem";
import type { IPersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import type { KubeObject } from "../../../kube/object.ts";
import type { AdmissionPlugin, AdmissionRequest } from "../admission.ts";
import type { KindContext } from "../kind.ts";
import { limitProblems } from "../quota/limit_rules.ts";
import { podAmounts } from "../pod_resources.ts";
import { forbidden } from "../refusals.ts";
import { type Amounts, readAmounts } from "../quota/resource_list.ts";

export const limitRanger: AdmissionPlugin = {
  name: "LimitRanger",
  mutate: (request, context) => {
    if (resourceOf(request) !== "pods") return;
    for (const range of rangesFor(request, context)) fill(request.object as unknown as IPod, range);
  },
  validate: (request, context) => {
    if (!resourceOf(request)) return;
    for (const range of rangesFor(request, context)) {
      const limits = range.spec?.limits ?? [];
      const problems = [...new Set(limits.flatMap((item) => problemsOf(request, item)))];
      if (problems.length === 0) continue;
      const text = problems.length === 1 ? problems[0]! : `[${problems.join(", ")}]`;
      throw forbidden(request.kind, request.name, text);
    }
  },
};

const ANNOTATION = "kubernetes.io/limit-ranger";

/** Which of the two resources with limits this is about; undefined: neither, or nothing that could matter. */
function resourceOf({ operation, kind, old, subresource }: AdmissionRequest): string | undefined {
  if (kind.group !== "" || old?.metadata.deletionTimestamp) return undefined;
  if (kind.plural === "pods") {
    const isResize = operation === "UPDATE" && subresource === "resize";
    return isResize || (operation === "CREATE" && !subresource) ? "pods" : undefined;
  }
  const isClaim = kind.plural === "persistentvolumeclaims" && operation !== "DELETE" && !subresource;
  return isClaim ? kind.plural : undefined;
}

function rangesFor({ namespace }: AdmissionRequest, { registry }: KindContext): ILimitRange[] {
  const kind = registry.kinds.find(({ plural, group }) => plural === "limitranges" && group === "");
  if (!kind || namespace === undefined) return [];
  return registry.list(kind, { namespace }) as unknown as ILimitRange[];
}

type Container = NonNullable<IPodSpec["containers"]>[number];

function fill(pod: IPod, range: ILimitRange): void {
  const items = (range.spec?.limits ?? []).filter(({ type }) => type === "Container");
  const limits: Amounts = Object.assign({}, ...items.map((item) => item.default));
  const requests: Amounts = Object.assign({}, ...items.map((item) => item.defaultRequest));
  const done = [
    ...(pod.spec?.containers ?? []).flatMap((it) => fillContainer(it, "container", limits, requests)),
    ...(pod.spec?.initContainers ?? []).flatMap((it) =>
      fillContainer(it, "init container", limits, requests)
    ),
  ];
  if (done.length === 0) return;
  const metadata = pod.metadata ??= {};
  metadata.annotations = {
    ...metadata.annotations,
    [ANNOTATION]: `LimitRanger plugin set: ${done.join("; ")}`,
  };
}

/** What was given to it, in words. */
function fillContainer(container: Container, what: string, limits: Amounts, requests: Amounts): string[] {
  const { limits: ownLimits, requests: ownRequests, ...rest } = container.resources ?? {};
  const newLimits = Object.keys(limits).filter((name) => ownLimits?.[name] === undefined).sort();
  const newRequests = Object.keys(requests).filter((name) => ownRequests?.[name] === undefined).sort();
  if (newLimits.length + newRequests.length === 0) return [];
  container.resources = {
    ...sortedIn("limits", limits, ownLimits),
    ...sortedIn("requests", requests, ownRequests),
    ...rest,
  };
  const words = (names: string[], part: string) =>
    names.length > 0 ? [`${names.join(", ")} ${part} for ${what} ${container.name}`] : [];
  return [...words(newRequests, "request"), ...words(newLimits, "limit")];
}

function sortedIn(part: "limits" | "requests", amounts: Amounts, own: Amounts | undefined): object {
  const all = Object.entries({ ...amounts, ...own }).sort(([a], [b]) => a < b ? -1 : 1);
  return all.length > 0 ? { [part]: Object.fromEntries(all) } : {};
}

function problemsOf(request: AdmissionRequest, item: ILimitRangeItem): string[] {
  const object: KubeObject = request.object!;
  if (request.kind.plural === "persistentvolumeclaims") {
    if (item.type !== "PersistentVolumeClaim") return [];
    const { resources } = (object as unknown as IPersistentVolumeClaim).spec ?? {};
    return limitProblems(item, { requests: readAmounts(resources?.requests) });
  }
  const spec = (object as unknown as IPod).spec ?? { containers: [] };
  if (item.type === "Pod") {
    return limitProblems(item, {
      requests: podAmounts(spec, "requests"),
      limits: podAmounts(spec, "limits"),
    });
  }
  if (item.type !== "Container") return [];
  return [...spec.containers, ...spec.initContainers ?? []].flatMap(({ resources }) =>
    limitProblems(item, {
      requests: readAmounts(resources?.requests),
      limits: readAmounts(resources?.limits),
    })
  );
}
