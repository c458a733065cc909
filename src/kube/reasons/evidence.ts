/** What was found out about an object that is not well. Rules read it; nothing in it is asked for by a rule. */
import type { KubeObject } from "../object.ts";

/** An object by its name. */
export interface ObjectReference {
  kind: string;
  /** "" is the core group. */
  group: string;
  /** "" outside namespaces. */
  namespace: string;
  name: string;
}

export interface EventFact {
  reason: string;
  message: string;
  isWarning: boolean;
  count: number;
  /** RFC 3339, of the last time. */
  lastSeen: string;
}

/** The end of a container's log. */
export interface LogFact {
  container: string;
  /** Of the run before the present one. */
  isPrevious: boolean;
  lines: readonly string[];
}

export interface Evidence {
  subject: ObjectReference;
  object: KubeObject;
  /** Milliseconds since 1970, for ages. */
  nowMs: number;
  events: readonly EventFact[];
  logs: readonly LogFact[];
  /** Objects around it, by plural and group as in `pods` or `replicasets.apps`; absent: not looked at. */
  related: Readonly<Record<string, readonly KubeObject[] | undefined>>;
  /** The same for what it is made of, the worst first: a workload's pods, a cron job's jobs. */
  below: readonly Evidence[];
  /** What could not be looked at, with the server's words. */
  unread: readonly { what: string; why: string }[];
}

/** A field and what it says. */
export interface Fact {
  path: string;
  value: string;
}

/** Where the explorer shows what a check asks for. */
export type Opening =
  | { view: "describe" | "yaml" | "jump"; reference: ObjectReference }
  | { view: "logs"; reference: ObjectReference; container: string; isPrevious: boolean }
  /** As typed after the colon. */
  | { view: "line"; line: string };

/** What to look at next. */
export interface Check {
  /** The exact kubectl command, without a context. */
  command: string;
  /** What it would tell. */
  why: string;
  opening?: Opening;
}

/** What a rule has to say. */
export interface Finding {
  /** One sentence or two: what is wrong, in the words of the objects. */
  text: string;
  facts?: readonly Fact[];
  /** Reasons of the events that speak for it. */
  events?: readonly string[];
  /** The container whose log speaks for it. */
  container?: string;
  links?: readonly ObjectReference[];
  checks: readonly Check[];
}

export interface Rule {
  /** A word or several with hyphens: `crash-exit-127`. */
  readonly id: string;
  /** Kinds with their groups, as `Pod` or `Deployment.apps`; absent: every kind. */
  readonly kinds?: readonly string[];
  /** It says that something is wrong rather than why: what lies below may know better. */
  readonly isVague?: boolean;
  /** Undefined: the rule does not fit. */
  readonly find: (evidence: Evidence) => Finding | undefined;
}
