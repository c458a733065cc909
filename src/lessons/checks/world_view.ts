/**
 * What predicates read: the state of a cluster, of a Docker engine and of a host, wherever those are. One evaluator for
 * the simulator and for real ones; a part that is not there is undefined.
 */
import type { Json, JsonObject, KubeObject } from "../../kube/object.ts";
import type { HelmRelease } from "../../kube/helm_release.ts";

export interface WorldView {
  /** The lesson's, where a predicate names none. */
  readonly namespace: string;
  readonly cluster: ClusterView | undefined;
  readonly engine: EngineView | undefined;
  readonly host: HostView | undefined;
}

export interface ClusterView {
  /**
   * Objects of a kind, by any name that kubectl takes (`deploy`, `deployments`, `Deployment`). A namespace of undefined
   * is all of them. @throws {ResourceNameError} the server has no such kind
   */
  objects(kind: string, namespace: string | undefined): Promise<readonly KubeObject[]>;
  /** The newest revision of each release. */
  releases(namespace: string | undefined): Promise<readonly HelmRelease[]>;
  /** From within the cluster. */
  fetch(url: string, namespace: string): Promise<FetchAnswer>;
  /** From within a pod, by its name. */
  fetchFrom(pod: string, url: string, namespace: string): Promise<FetchAnswer>;
  /** Undefined: there is no such file, or no such pod. */
  readFile(pod: string, namespace: string, path: string): Promise<string | undefined>;
}

/** As `docker inspect` shows them. */
export interface EngineView {
  containers(): Promise<readonly JsonObject[]>;
  images(): Promise<readonly JsonObject[]>;
  volumes(): Promise<readonly JsonObject[]>;
  networks(): Promise<readonly JsonObject[]>;
  /** What was told since the step began, oldest first. */
  events(): readonly EngineEvent[];
  fetch(container: string, url: string): Promise<FetchAnswer>;
  /** Undefined: there is no such file, or no such container or volume. */
  readFile(place: { container: string } | { volume: string }, path: string): Promise<string | undefined>;
}

/** As `docker events` tells it. */
export interface EngineEvent {
  readonly Type: string;
  readonly Action: string;
  readonly Actor: { readonly ID: string; readonly Attributes: Readonly<Record<string, string>> };
}

export interface HostView {
  fetch(url: string): Promise<FetchAnswer>;
  readFile(path: string): Promise<string | undefined>;
  processes(): Promise<readonly ProcessFacts[]>;
  isListening(port: number): Promise<boolean>;
  /** Of the learner's kubeconfig. */
  currentContext(): Promise<string | undefined>;
  /** Command lines since the step began, as they were typed. */
  commands(): readonly string[];
}

export interface ProcessFacts {
  /** Its number in each namespace, the host's first. */
  readonly pids: readonly number[];
  readonly commandLine: string;
  /** Identity of each of its namespaces: `pid` to `4026532261`. */
  readonly namespaces: Readonly<Record<string, string>>;
  /** The id of the container that it runs in. */
  readonly container?: string;
}

/** An answer, or why there was none, in curl's words. */
export type FetchAnswer = { readonly status: number; readonly body: string } | { readonly failure: string };

/** What a predicate has found. */
export interface Verdict {
  readonly ok: boolean;
  /** It could not be found out. */
  readonly isUnknown?: boolean;
  /** Its line in the checklist. */
  readonly title: string;
  /** What is there, in a few words: `is 3`, `there is none`. */
  readonly found: string;
  /** What it was found in: objects, containers, addresses, texts. Facts for texts are taken from the first. */
  readonly matches: readonly Json[];
  /** Of `all`, `any`, `none`. */
  readonly parts?: readonly Verdict[];
}

/** What is found without a title. */
export type Finding = Omit<Verdict, "title">;
