/** The state of a cluster, read by watches: what was asked for once is kept up to date from then on. */
import type { Client } from "../../cluster/client.ts";
import { discover } from "../../cluster/discover.ts";
import { openExec } from "../../cluster/exec.ts";
import { latestReleases } from "../../cluster/helm_releases.ts";
import { watchObjects } from "../../cluster/object_set_watch.ts";
import type { WatchState } from "../../cluster/watch_state.ts";
import type { ApiResource, Discovery } from "../../kube/discovery.ts";
import type { HelmRelease } from "../../kube/helm_release.ts";
import type { KubeObject } from "../../kube/object.ts";
import { resolveResource, ResourceNameError } from "../../kube/resource_name.ts";
import type { ClusterView, FetchAnswer } from "../checks/world_view.ts";

export interface WatchedClusterOptions {
  readonly client: Client;
  /** Ends all watches. */
  readonly signal: AbortSignal;
  /** Something that was asked for has changed. */
  readonly onChange: () => void;
  /** A request from within the cluster; absent: through the API server. */
  readonly fetch?: ClusterView["fetch"];
  /** A request from within a pod; absent: its wget makes it. */
  readonly fetchFrom?: ClusterView["fetchFrom"];
  /** A file of a container, where there is a way that leaves no trace. Undefined: there is none. */
  readonly readFile?: (pod: KubeObject, path: string) => string | undefined;
}

/** What is known of one resource in one place. */
interface Watched {
  objects: readonly KubeObject[];
  state: WatchState;
  /** Resolves when the first list is there, or cannot be had. */
  readonly settled: Promise<void>;
}

export class WatchedCluster implements ClusterView {
  readonly #options: WatchedClusterOptions;
  readonly #watched = new Map<string, Watched>();
  #discovery: Promise<Discovery> | undefined;

  constructor(options: WatchedClusterOptions) {
    this.#options = options;
  }

  async objects(kind: string, namespace: string | undefined): Promise<readonly KubeObject[]> {
    const resource = await this.#resource(kind);
    const watched = this.#watch(resource, resource.namespaced ? namespace : undefined);
    await watched.settled;
    const { state } = watched;
    if (state.kind === "forbidden" || state.kind === "gone") throw state.error;
    if (state.kind === "failed" || state.kind === "stale") throw state.error;
    return watched.objects;
  }

  async releases(namespace: string | undefined): Promise<readonly HelmRelease[]> {
    return (await latestReleases(this.#options.client, namespace, this.#options.signal)).releases;
  }

  fetch(url: string, namespace: string): Promise<FetchAnswer> {
    const { client, signal, fetch } = this.#options;
    return fetch ? fetch(url, namespace) : fetchThroughServer(client, url, namespace, signal);
  }

  fetchFrom(pod: string, url: string, namespace: string): Promise<FetchAnswer> {
    const { client, signal, fetchFrom } = this.#options;
    return fetchFrom ? fetchFrom(pod, url, namespace) : fetchByWget(client, pod, url, namespace, signal);
  }

  async readFile(pod: string, namespace: string, path: string): Promise<string | undefined> {
    const found = (await this.objects("pods", namespace)).find(({ metadata }) => metadata.name === pod);
    if (!found) return undefined;
    const { client, signal, readFile } = this.#options;
    if (readFile) return readFile(found, path);
    const { out, isDone } = await outputOf(client, { namespace, pod, command: ["cat", path], signal });
    return isDone ? out : undefined;
  }

  /** A kind that nobody knew may be there now: definitions come and go. */
  async #resource(kind: string): Promise<ApiResource> {
    const known = await (this.#discovery ??= this.#discover());
    try {
      return resolveResource(known, kind);
    } catch (error) {
      if (!(error instanceof ResourceNameError)) throw error;
      return resolveResource(await (this.#discovery = this.#discover()), kind);
    }
  }

  #discover(): Promise<Discovery> {
    const { client, signal } = this.#options;
    const asked = discover(client, { signal });
    // Who asks next tries again.
    asked.catch(() => this.#discovery = undefined);
    return asked;
  }

  #watch(resource: ApiResource, namespace: string | undefined): Watched {
    const key = `${resource.group}/${resource.version}/${resource.name} ${namespace ?? "*"}`;
    const known = this.#watched.get(key);
    if (known) return known;
    const { client, signal, onChange } = this.#options;
    const { promise: settled, resolve } = Promise.withResolvers<void>();
    const watched: Watched = {
      objects: [],
      state: { kind: "loading", count: 0, remaining: undefined },
      settled,
    };
    this.#watched.set(key, watched);
    void watchObjects({
      client,
      timing: client.timing,
      resource,
      namespace,
      signal,
      onChange(objects, state) {
        const isNews = watched.objects.length !== objects.size || state.kind !== "loading";
        watched.objects = [...objects.values()];
        watched.state = state;
        if (state.kind !== "loading") resolve();
        if (isNews) onChange();
      },
    }).finally(resolve);
    return watched;
  }
}

/** As `kubectl get --raw /api/v1/namespaces/…/services/…/proxy/` does. */
export async function fetchThroughServer(
  { transport }: Client,
  url: string,
  namespace: string,
  signal: AbortSignal,
): Promise<FetchAnswer> {
  const { hostname, port, pathname, search, protocol } = new URL(url);
  const [service = "", home = namespace] = hostname.split(".");
  const scheme = protocol === "https:" ? "https:" : "";
  const number = port === "" ? (scheme ? 443 : 80) : port;
  const path = `/api/v1/namespaces/${home}/services/${scheme}${service}:${number}/proxy${pathname}${search}`;
  try {
    const response = await transport.request(path, { signal, headers: { "User-Agent": TEACHER } });
    const body = await response.text();
    return isOfServer(body)
      ? { failure: JSON.parse(body).message ?? `the API server answers ${response.status}` }
      : { status: response.status, body };
  } catch (error) {
    return { failure: (error as Error).message };
  }
}

/** Busybox and GNU have wget; of a page that is not found it says so. */
export async function fetchByWget(
  client: Client,
  pod: string,
  url: string,
  namespace: string,
  signal: AbortSignal,
): Promise<FetchAnswer> {
  const command = ["wget", "-q", "-O", "-", "-T", String(WAIT_SECONDS), "-U", TEACHER, url];
  try {
    const { out, err, isDone } = await outputOf(client, { namespace, pod, command, signal });
    return isDone ? { status: 200, body: out } : { failure: err.trim() || "no answer" };
  } catch (error) {
    return { failure: (error as Error).message };
  }
}

const WAIT_SECONDS = 3;

/** What a command in a pod prints, and whether it ends well. */
async function outputOf(
  client: Client,
  asked: { namespace: string; pod: string; command: string[]; signal: AbortSignal },
): Promise<{ out: string; err: string; isDone: boolean }> {
  const [out, err] = [new TextDecoder(), new TextDecoder()];
  const texts = { out: "", err: "" };
  const session = await openExec(client, {
    ...asked,
    output: {
      stdout: (chunk) => void (texts.out += out.decode(chunk, { stream: true })),
      stderr: (chunk) => void (texts.err += err.decode(chunk, { stream: true })),
    },
  });
  const status = await session.finished;
  return { ...texts, isDone: status.kind === "exited" && status.code === 0 };
}

/** In the logs of what is asked. */
export const TEACHER = "pequod-lesson";

/** An answer of the API server itself, not of what is behind it. */
function isOfServer(body: string): boolean {
  return /^\s*\{\s*"kind":\s*"Status",\s*"apiVersion":\s*"v1"/.test(body);
}
