/** Reads evidence: conditions, events, log lines, the containers of a pod. */
import { editDistance } from "../edit_distance.ts";
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IContainerStatus } from "kubernetes-models/v1/ContainerStatus";
import type { IPod } from "kubernetes-models/v1/Pod";
import { humanDuration } from "../age.ts";
import type { KubeObject } from "../object.ts";
import type { EventFact, Evidence, Fact, LogFact, ObjectReference } from "./evidence.ts";

export interface Condition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  lastTransitionTime?: string;
}

export function conditions(object: KubeObject): readonly Condition[] {
  const found = (object["status"] as { conditions?: unknown } | undefined)?.conditions;
  return Array.isArray(found) ? found as Condition[] : [];
}

export function condition(object: KubeObject, type: string): Condition | undefined {
  return conditions(object).find((one) => one.type === type);
}

/** A condition as a fact; `at` is the field that holds the conditions. */
export function conditionFact({ type, status, reason, message }: Condition): Fact {
  return {
    path: `status.conditions[${type}]`,
    value: [status, reason, message].filter(Boolean).join(" · "),
  };
}

/** A value inside an object; undefined where the way ends early. */
export function valueAt(object: unknown, ...path: readonly string[]): unknown {
  let value = object;
  for (const step of path) value = (value as Record<string, unknown> | null | undefined)?.[step];
  return value;
}

export function eventsOf({ events }: Evidence, ...reasons: readonly string[]): readonly EventFact[] {
  return events.filter(({ reason }) => reasons.includes(reason));
}

/** The newest event of some reasons whose message matches. */
export function eventLike(
  evidence: Evidence,
  pattern: RegExp,
  ...reasons: readonly string[]
): EventFact | undefined {
  const fitting = reasons.length > 0 ? eventsOf(evidence, ...reasons) : evidence.events;
  return fitting.filter(({ message }) => pattern.test(message))
    .sort((one, other) => other.lastSeen.localeCompare(one.lastSeen))[0];
}

/** The newest line of the logs that matches, and where it stood. */
export function logLike(
  { logs }: Evidence,
  pattern: RegExp,
): { log: LogFact; line: string; match: RegExpExecArray } | undefined {
  for (const log of logs) {
    const line = log.lines.findLast((text) => pattern.test(text));
    const match = line === undefined ? null : pattern.exec(line);
    if (line !== undefined && match) return { log, line: line.trim(), match };
  }
  return undefined;
}

/** The last line of a container's log that says something; "" where there is none. */
export function lastLine({ logs }: Evidence, container: string): string {
  const ofContainer = logs.filter((log) => log.container === container);
  const said = ofContainer.find(({ isPrevious }) => isPrevious) ?? ofContainer[0];
  return said?.lines.findLast((line) => line.trim() !== "")?.trim() ?? "";
}

/** `; last line: "…"`, or nothing. */
export function quotedLastLine(evidence: Evidence, container: string): string {
  const line = lastLine(evidence, container);
  return line === "" ? "" : `; last line: "${line.length > 160 ? `${line.slice(0, 159)}…` : line}"`;
}

export interface ContainerFact {
  name: string;
  spec: IContainer;
  status: IContainerStatus | undefined;
  isInit: boolean;
  /** `status.containerStatuses[app]`. */
  path: string;
}

/** All containers of a pod, init containers first. */
export function containersOf(object: KubeObject): readonly ContainerFact[] {
  const { spec, status } = object as unknown as IPod;
  const of = (
    containers: readonly IContainer[] | undefined,
    statuses: readonly IContainerStatus[] | undefined,
    list: string,
  ): ContainerFact[] =>
    (containers ?? []).map((one) => ({
      name: one.name,
      spec: one,
      status: statuses?.find(({ name }) => name === one.name),
      isInit: list === "initContainerStatuses",
      path: `status.${list}[${one.name}]`,
    }));
  return [
    ...of(spec?.initContainers, status?.initContainerStatuses, "initContainerStatuses"),
    ...of(spec?.containers, status?.containerStatuses, "containerStatuses"),
  ];
}

/** Objects of a kind around it; empty where they were not looked at. */
export function relatedOf({ related }: Evidence, resource: string): readonly KubeObject[] {
  return related[resource] ?? [];
}

export function referenceTo(
  kind: string,
  group: string,
  { metadata }: KubeObject,
): ObjectReference {
  return { kind, group, namespace: metadata.namespace ?? "", name: metadata.name ?? "" };
}

/** An object of the core group in the subject's namespace. */
export function beside({ subject }: Evidence, kind: string, name: string, group = ""): ObjectReference {
  return { kind, group, namespace: subject.namespace, name };
}

/** Whole words for a span of time: `2m`, `4d`; "some time" where the beginning is not known. */
export function since(timestamp: string | null | undefined, nowMs: number): string {
  const at = Date.parse(timestamp ?? "");
  return Number.isNaN(at) ? "some time" : humanDuration(Math.max(0, nowMs - at));
}

/** The name that was probably meant: at most two letters away, or the same beginning; undefined when none is near. */
export function nearName(word: string, names: readonly string[]): string | undefined {
  const ranked = names.filter((name) => name !== word)
    .map((name) => ({ name, distance: editDistance(word, name) }))
    .sort((one, other) => one.distance - other.distance);
  const [best] = ranked;
  if (best && best.distance <= Math.max(1, Math.min(2, Math.floor(word.length / 3)))) return best.name;
  return ranked.find(({ name }) => name.startsWith(word) || word.startsWith(name))?.name;
}
