/** Whose log is shown: objects that have pods, or one container. */
import { type KubeObject } from "../../kube/object.ts";
import type { ApiResource } from "../../kube/discovery.ts";
import { quote } from "../../kube/shell_quote.ts";
import { isOneOf } from "../object_key.ts";
import type { PaneContext } from "../pane.ts";
import { kubectlName } from "../resolve_resource.ts";
import type { Target } from "../target.ts";

export interface LogSubject {
  /** One object of a kind that has logs, or several pods. A target's container is the only one to show. */
  readonly targets: readonly Target[];
}

export const isPod: (resource: ApiResource) => boolean = isOneOf("pods");
/** They have pods, whose logs are theirs. */
export const isWorkload: (resource: ApiResource) => boolean = isOneOf(
  "deployments.apps",
  "statefulsets.apps",
  "daemonsets.apps",
  "replicasets.apps",
  "replicationcontrollers",
  "jobs.batch",
  "cronjobs.batch",
  "services",
);

/** Whether one reads a single container unless one asks for all of them. */
export function isOnePod({ targets }: LogSubject): boolean {
  return targets.length === 1 && isPod(targets[0]!.resource);
}

/** `default/web-0:app`, `Deployment default/web`, `3 pods`. */
export function subjectTitle(subject: LogSubject, container: string | undefined): string {
  const [target] = subject.targets;
  if (!target) return "";
  const { length } = subject.targets;
  if (length > 1) return `${length} ${target.container === undefined ? "pods" : "containers"}`;
  const name = `${target.namespace}/${target.name}${container ? `:${container}` : ""}`;
  return isPod(target.resource) ? name : `${target.resource.kind} ${name}`;
}

/** What `kubectl logs` needs to be told to show the same. */
export interface LogCommand {
  readonly subject: LogSubject;
  /** Undefined: all of them; "": the usual one. */
  readonly container: string | undefined;
  /** Of a workload's pods, once it is known. */
  readonly selector: string | undefined;
  readonly flags: string;
}

export function logCommand(
  { subject, container, selector, flags }: LogCommand,
  context: Pick<PaneContext, "discovery" | "contextFlag">,
): string {
  const [target] = subject.targets;
  if (!target) return "";
  const end = ` -n ${target.namespace}${flags}${context.contextFlag}`;
  const which = container === undefined ? " --all-containers" : container && ` -c ${container}`;
  if (subject.targets.length > 1) {
    const names = subject.targets.map(({ name }) => name).join(" ");
    return `for pod in ${names}; do kubectl logs $pod${which} --prefix${end} & done; wait`;
  }
  if (isPod(target.resource)) {
    return `kubectl logs ${target.name}${which}${container === undefined ? " --prefix" : ""}${end}`;
  }
  const many = `${which} --prefix --max-log-requests ${mostStreams}`;
  if (selector) return `kubectl logs -l ${quote(selector)}${many}${end}`;
  return `kubectl logs ${
    kubectlName(context.discovery, target.resource)
  }/${target.name} --all-pods${many}${end}`;
}

/** Containers that are followed at the same time, each over a connection of its own. */
export const mostStreams = 100;

/** Namespace, pod and container of one stream, and how it is doing. */
export interface LogSource {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly state: "waiting" | "reading" | "broken" | "ended";
  /** What it waits for, or why it broke or ended. */
  readonly why: string;
  /** Since when it is broken: milliseconds since 1970. */
  readonly since?: number;
}

/** Names of sources, as short as they may be and still tell them apart; by the sources' order. */
export function sourceLabels(sources: readonly LogSource[]): string[] {
  const pods = new Set(sources.map(({ pod }) => pod));
  const containers = new Set(sources.map(({ container }) => container));
  const start = pods.size > 1 ? sharedStart([...pods]) : 0;
  return sources.map(({ pod, container }) => {
    const name = pods.size > 1 ? pod.slice(start) : "";
    if (containers.size === 1) return name;
    return name ? `${name}/${container}` : container;
  });
}

/** How much of the names is alike, up to a hyphen. */
function sharedStart([first = "", ...others]: readonly string[]): number {
  let length = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length--;
  return first.lastIndexOf("-", length - 1) + 1;
}

/** The name of the controller with this UID among an object's owners. */
export function isControlledBy(object: KubeObject, uids: ReadonlySet<string>): boolean {
  return object.metadata.ownerReferences?.some(({ uid, controller }) => controller && uids.has(uid)) ?? false;
}
