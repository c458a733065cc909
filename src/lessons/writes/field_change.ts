/** What is different in an object after a write, and what of it a learner wants to know. */
import type { Json, JsonObject, KubeObject } from "../../kube/object.ts";

export interface FieldChange {
  /** `spec.replicas`; of what lies deep in a status, its name: `condition Ready`, `nginx waiting`. */
  readonly path: string;
  /** Absent: there was none. */
  readonly from?: string;
  readonly to?: string;
}

/** More are left out. */
const MOST_FIELDS = 4;

/** All that is different, what only machines read left out: wishes before what has come of them. */
export function changesBetween(before: KubeObject | undefined, after: KubeObject): FieldChange[] {
  const old = new Map(leaves(before as unknown as Json ?? null, ""));
  const now = new Map(leaves(after as unknown as Json, ""));
  const changes: FieldChange[] = [];
  for (const [path, to] of now) {
    const from = old.get(path);
    if (from !== to) changes.push({ path, ...(from === undefined ? {} : { from }), to });
  }
  for (const [path, from] of old) if (!now.has(path)) changes.push({ path, from });
  return changes.toSorted((one, other) => rank(one.path) - rank(other.path));
}

/** Those that tell something of their own, under short names, at most a few. */
export function essentials(changes: readonly FieldChange[]): FieldChange[] {
  const named = changes.filter((change) => !isImplied(change, changes)).map(shortNamed);
  return named.slice(0, MOST_FIELDS);
}

/** Whether another change says it as well, or nobody would have expected anything else. */
function isImplied({ path, from, to }: FieldChange, changes: readonly FieldChange[]): boolean {
  const hasLike = (other: string): boolean =>
    changes.some((one) => one.path === other && one.from === from && one.to === to);
  if (path === "status.availableReplicas") return hasLike("status.readyReplicas");
  if (path === "status.conditions.ContainersReady.status") return hasLike("status.conditions.Ready.status");
  if (path === "status.conditions.PodScheduled.status") return to === "True";
  if (CONTAINER_READY.test(path)) {
    return from === undefined || changes.some((one) => one.path === "status.conditions.Ready.status");
  }
  if (path.endsWith(".state.waiting.reason")) return to === undefined;
  const address = /^(endpoints\.\d+\.)conditions\.ready$/.exec(path);
  if (address) return to === undefined && changes.some((one) => one.path === `${address[1]}addresses.0`);
  // A condition that has never been so, and is not so now.
  if (path.startsWith("status.conditions.")) return from === undefined && to === "False";
  return path.endsWith(".restartCount") && from === undefined;
}

const CONTAINER_READY = /^status\.(init)?[cC]ontainerStatuses\.[^.]+\.(ready|started)$/;

/** Patterns of paths, and how they are called. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^status\.conditions\.([^.]+)\.status$/, "condition $1"],
  [/^status\.(?:init)?[cC]ontainerStatuses\.([^.]+)\.state\.(\w+)\.reason$/, "$1 $2"],
  [/^status\.(?:init)?[cC]ontainerStatuses\.([^.]+)\.restartCount$/, "$1 restarts"],
  [/^status\.(?:init)?[cC]ontainerStatuses\.([^.]+)\.state\.terminated\.exitCode$/, "$1 exit code"],
  [/^status\.(?:init)?[cC]ontainerStatuses\.([^.]+)\.(\w+)$/, "$1 $2"],
  [/^status\.(phase|podIP)$/, "$1"],
  [/^endpoints\.\d+\.addresses\.\d+$/, "address"],
  [/^endpoints\.\d+\.conditions\.ready$/, "address ready"],
];

function shortNamed(change: FieldChange): FieldChange {
  const found = NAMES.find(([pattern]) => pattern.test(change.path));
  return found ? { ...change, path: change.path.replace(...found) } : change;
}

/** What the server itself keeps, what says the same as something else, what only machines read. */
const NOISE = new RegExp(
  [
    "^metadata\\.(managedFields|resourceVersion|generation|uid|creationTimestamp|deletionGracePeriodSeconds)",
    "^status\\.conditions\\.PodReadyToStartContainers",
    "state\\.\\w+\\.message$",
    "^metadata\\.annotations\\.(kubectl\\.kubernetes\\.io/last-applied|(deployment|endpoints)\\.kubernetes\\.io)",
    "(observedGeneration|Time|Timestamp|At)$",
    "^status\\.conditions\\.[^.]+\\.(message|reason|type|observedGeneration)$",
    "^status\\.(podIPs|hostIPs?|qosClass|fullyLabeledReplicas|terminatingReplicas|unavailableReplicas)",
    "^status\\.(init)?[cC]ontainerStatuses\\.[^.]+\\.(name|containerID|imageID|image$|allocated|resources|volume|user|lastState)",
    "^endpoints\\.\\d+\\.(targetRef|nodeName|zone|hints|conditions\\.(serving|terminating))",
    "^subsets\\.\\d+\\.(ports|\\w+\\.\\d+\\.(targetRef|nodeName))",
  ].join("|"),
);

/** What was wished before what has come of it, and counts before the rest. */
const RANKS = [
  /^spec\.replicas$/,
  /^spec\.nodeName$/,
  /^spec/,
  /^data/,
  /^metadata\.labels/,
  /eplicas$/,
  /phase$/,
  /podIP$/,
  /conditions\.Ready/,
  /conditions/,
];

function rank(path: string): number {
  const index = RANKS.findIndex((pattern) => pattern.test(path));
  return index === -1 ? RANKS.length : index;
}

function* leaves(value: Json, path: string): Generator<[string, string]> {
  if (path !== "" && NOISE.test(path)) return;
  if (value !== null && typeof value === "object") {
    const entries = Array.isArray(value)
      ? value.map((one, index): [string, Json] => [nameIn(one) ?? String(index), one])
      : Object.entries(value as JsonObject);
    for (const [key, one] of entries) {
      if (path === "" && (key === "kind" || key === "apiVersion")) continue;
      yield* leaves(one as Json, path === "" ? key : `${path}.${key}`);
    }
  } else if (value !== null && path !== "metadata.name" && path !== "metadata.namespace") {
    yield [path, String(value)];
  }
}

/** Conditions are told apart by their type, containers by their name. */
function nameIn(value: Json): string | undefined {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return undefined;
  const { type, name } = value as JsonObject;
  return typeof type === "string" ? type : typeof name === "string" ? name : undefined;
}
