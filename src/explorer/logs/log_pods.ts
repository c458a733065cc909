/** The pods whose logs are shown, kept up to date. */
import { watchObject } from "../../cluster/object_watch.ts";
import { watchObjects } from "../../cluster/object_set_watch.ts";
import type { WatchState } from "../../cluster/watch_state.ts";
import type { Discovery } from "../../kube/discovery.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { ClusterPort } from "../cluster_port.ts";
import { resolveResource } from "../resolve_resource.ts";
import { findBelongings, podsOf } from "../table/drill.ts";
import type { Target } from "../target.ts";
import { isControlledBy, isPod } from "./log_subject.ts";

export interface LogPods {
  /** By UID. */
  readonly pods: ReadonlyMap<string, KubeObject>;
  /** They have been listed: what comes later has joined. */
  readonly isListed: boolean;
  /** Why they may not be known, or not be as they were; "" when all is well. */
  readonly problem: string;
  /** The user may not look at the pods. */
  readonly isForbidden: boolean;
  /** As kubectl's `-l`, where there is one. */
  readonly selector: string | undefined;
}

export interface LogPodsOptions {
  port: ClusterPort;
  target: Target;
  discovery: Discovery | undefined;
  signal: AbortSignal;
  onChange: (pods: LogPods) => void;
}

/** Resolves when the signal is aborted; rejects when the object cannot be read. */
export async function followPods(options: LogPodsOptions): Promise<void> {
  const { port, target, discovery, signal, onChange } = options;
  if (isPod(target.resource)) return await followPod(options);
  if (target.resource.name === "cronjobs") return await followJobs(options);
  const found = await findBelongings(port, target, discovery, signal);
  if (found.type === "undrilled") throw new Error(found.reason);
  const selector = found.query.labelSelector;
  await watchObjects({
    client: port.client,
    timing: port.timing,
    resource: podsOf(discovery),
    namespace: target.namespace,
    labelSelector: selector,
    signal,
    onChange: (pods, state) => onChange({ pods, selector, ...known(state) }),
  });
}

async function followPod({ port, target, signal, onChange }: LogPodsOptions): Promise<void> {
  const { resource, namespace, name } = target;
  await watchObject({
    client: port.client,
    timing: port.timing,
    resource,
    namespace,
    name,
    signal,
    onChange: ({ object, state }) => {
      const pods = new Map(object ? [[object.metadata.uid ?? "", object]] : []);
      const so = known(state);
      const problem = so.problem || (so.isListed && !object ? `there is no pod ${name} any more` : "");
      onChange({ pods, selector: undefined, ...so, problem });
    },
  }).done;
}

/** A cron job's pods are those of its jobs, which come and go. */
async function followJobs({ port, target, discovery, signal, onChange }: LogPodsOptions): Promise<void> {
  const jobs = discovery && resolveResource(discovery, "jobs.batch");
  if (!jobs) throw new Error("The server does not serve jobs.");
  const watch = { client: port.client, timing: port.timing, namespace: target.namespace, signal };
  let ours: ReadonlyMap<string, KubeObject> | undefined;
  let all: { pods: ReadonlyMap<string, KubeObject>; state: WatchState } | undefined;
  const tell = (): void => {
    if (!ours || !all) return;
    const uids = new Set(ours.keys());
    const pods = new Map([...all.pods].filter(([, pod]) => isControlledBy(pod, uids)));
    const names = [...ours.values()].map(({ metadata }) => metadata.name ?? "").sort();
    const selector = names.length > 0 ? `${jobLabel} in (${names.join(",")})` : undefined;
    onChange({ pods, selector, ...known(all.state) });
  };
  await Promise.all([
    watchObjects({
      ...watch,
      resource: jobs,
      onChange: (found, state) => {
        if (state.kind === "loading" && found.size === 0) return;
        const wanted = new Set([target.uid]);
        ours = new Map([...found].filter(([, job]) => isControlledBy(job, wanted)));
        tell();
      },
    }),
    watchObjects({
      ...watch,
      resource: podsOf(discovery),
      labelSelector: jobLabel,
      onChange: (pods, state) => {
        all = { pods, state };
        tell();
      },
    }),
  ]);
}

const jobLabel = "batch.kubernetes.io/job-name";

function known(state: WatchState): Pick<LogPods, "isListed" | "problem" | "isForbidden"> {
  switch (state.kind) {
    case "loading":
      return { isListed: false, problem: "", isForbidden: false };
    case "live":
      return { isListed: true, problem: "", isForbidden: false };
    default:
      return { isListed: false, problem: state.error.message, isForbidden: state.kind === "forbidden" };
  }
}
