/**
 * One turn of the Job controller on one Job: pods are made and deleted, those that have ended are counted, and only
 * then let go. Source: pkg/controller/job/job_controller.go, syncJob, manageJob, trackJobStatusAndRemoveFinalizers.
 */
import type { IJobStatus } from "kubernetes-models/batch/v1/JobStatus";
import { isSame } from "../json_value.ts";
import { StatusError } from "../status_error.ts";
import { type ControllerContext, MANAGER, MANAGER_STATUS, timeText } from "./controller.ts";
import { type Failures, finishedMs, remainingMs } from "./job_backoff.ts";
import { firstPending, formatIndexes } from "./job_indexes.ts";
import {
  indexFailures,
  indexOf,
  isFailed,
  isIndexed,
  isTerminating,
  isTracked,
  type Job,
  jobPod,
  replacesFailedOnly,
  TRACKING,
} from "./job_pods.ts";
import { judgeFailure } from "./job_policies.ts";
import { conditionOf, type Ending, isSuspended, JobState } from "./job_state.ts";
import type { Pod, PodControl } from "./pod_control.ts";
import { isReady, rankForDeletion } from "./pod_ranking.ts";

/** Pods made or deleted in one turn, and uncounted in the status, at most. */
const BURST = 500;

export class JobTurn {
  readonly #context: ControllerContext;
  readonly #control: PodControl;
  readonly #state: JobState;
  readonly #failures: Failures;
  readonly #status: IJobStatus;
  #job: Job;
  /** Milliseconds after which to look again. */
  waitMs: number | undefined;
  #active: number;
  #ready: number;
  #terminating: number;
  #refusal: StatusError | undefined;

  constructor(context: ControllerContext, control: PodControl, state: JobState, failures: Failures) {
    this.#context = context;
    this.#control = control;
    this.#state = state;
    this.#failures = failures;
    this.#job = state.job;
    this.#active = state.active.length;
    this.#ready = state.active.filter(isReady).length;
    this.#terminating = state.terminating;
    const uncounted = { ...state.job.status?.uncountedTerminatedPods };
    this.#status = { ...structuredClone(state.job.status ?? {}), uncountedTerminatedPods: uncounted };
  }

  /** @throws {StatusError} the server refused something; the turn is to be tried again. */
  act(): void {
    const { job } = this.#state;
    if (!this.#status.startTime && !job.spec?.suspend) this.#status.startTime = timeText(this.#now);
    let ending = this.#state.ending(this.#now);
    if (ending) this.#deletePods(this.#state.active);
    else {
      if (!job.metadata.deletionTimestamp) this.#manage();
      if (this.#state.isComplete(this.#active)) ending = COMPLETE;
      else if (!job.metadata.deletionTimestamp) this.#noteSuspension();
    }
    const deadline = this.#state.deadlineMs();
    if (!ending && deadline !== undefined) this.#lookAgain(deadline - this.#now);
    this.#track(ending);
    if (this.#refusal) throw this.#refusal;
  }

  get #now(): number {
    return this.#context.queue.now();
  }

  #lookAgain(ms: number): void {
    this.waitMs = Math.max(0, Math.min(ms, this.waitMs ?? Infinity));
  }

  /** As many pods as are wanted now. */
  #manage(): void {
    const { job, active, succeeded } = this.#state;
    const { suspend, parallelism = 1, completions } = job.spec ?? {};
    if (suspend) return this.#removePods(active);
    const wanted = completions === undefined
      ? (succeeded > 0 ? active.length : parallelism)
      : Math.max(0, Math.min(parallelism, completions - succeeded));
    const superfluous = this.#superfluous(Math.max(0, active.length - wanted)).slice(0, BURST);
    if (superfluous.length > 0) return this.#removePods(superfluous);
    const leaving = replacesFailedOnly(job) ? this.#terminating : 0;
    const lacking = Math.min(BURST, wanted - active.length - leaving);
    if (lacking > 0) this.#create(lacking);
  }

  /** Pods of an index that another has, and then the least useful ones. */
  #superfluous(count: number): Pod[] {
    const { job, active } = this.#state;
    const indexes = new Set(active.map((pod) => indexOf(job, pod)));
    const isUnique = indexes.size === active.length && !indexes.has(undefined);
    if (count === 0 && (!isIndexed(job) || isUnique)) return [];
    const ranked = rankForDeletion(active, active);
    if (!isIndexed(job)) return ranked.slice(0, count);
    const seen = new Set<number>();
    const doubled = new Set<Pod>();
    for (const pod of [...ranked].reverse()) {
      const index = indexOf(job, pod);
      if (index === undefined || seen.has(index)) doubled.add(pod);
      else seen.add(index);
    }
    const others = ranked.filter((pod) => !doubled.has(pod));
    return [...doubled, ...others.slice(0, Math.max(0, count - doubled.size))];
  }

  #create(count: number): void {
    const { job } = this.#state;
    if (job.spec?.backoffLimitPerIndex === undefined) {
      const wait = remainingMs(this.#failures, this.#now);
      if (wait > 0) return this.#lookAgain(wait);
    }
    const pods = isIndexed(job)
      ? this.#nextIndexes(count).map((index) =>
        jobPod(job, this.#control, index, this.#state.delayed.get(index))
      )
      : Array.from({ length: count }, () => jobPod(job, this.#control));
    for (const pod of pods) {
      const made = this.#control.create(job, pod);
      if (made instanceof StatusError) {
        this.#refusal = made;
        return;
      }
      this.#active++;
    }
  }

  /** Indexes without a pod that need not wait after a failure. */
  #nextIndexes(count: number): number[] {
    const { job, active, pods, succeededIndexes, failedIndexes, delayed } = this.#state;
    const busy = replacesFailedOnly(job) ? [...active, ...pods.filter(isTerminating)] : active;
    const taken = new Set([...succeededIndexes, ...failedIndexes ?? []]);
    for (const pod of busy) {
      const index = indexOf(job, pod);
      if (index !== undefined) taken.add(index);
    }
    const pending = firstPending(taken, count, job.spec?.completions ?? 0);
    const waits = pending.map((index) => {
      const replaced = delayed.get(index);
      if (!replaced) return 0;
      const { counted, ignored } = indexFailures(replaced);
      return remainingMs({ count: counted + ignored + 1, lastMs: finishedMs(replaced) }, this.#now);
    });
    const longest = waits.filter((wait) => wait > 0);
    if (longest.length > 0) this.#lookAgain(Math.min(...longest));
    return pending.filter((_, at) => waits[at] === 0);
  }

  /** Pods that the job does not want any more are not failures: they are let go first. */
  #removePods(pods: readonly Pod[]): void {
    for (const pod of pods) this.#letGo(pod);
    this.#deletePods(pods);
  }

  #deletePods(pods: readonly Pod[]): void {
    for (const pod of pods) this.#control.delete(this.#state.job, pod);
    this.#active -= pods.length;
    this.#ready -= pods.filter(isReady).length;
    this.#terminating += pods.length;
  }

  #noteSuspension(): void {
    const { job } = this.#state;
    const wasSuspended = isSuspended(job);
    const isNow = job.spec?.suspend === true;
    if (isNow === wasSuspended) return;
    const reason = isNow ? "JobSuspended" : "JobResumed";
    const message = isNow ? "Job suspended" : "Job resumed";
    const next = conditionOf("Suspended", { reason, message }, this.#now, isNow ? "True" : "False");
    const others = (this.#status.conditions ?? []).filter(({ type }) => type !== "Suspended");
    this.#status.conditions = [...others, next];
    this.#control.record(job, "Normal", isNow ? "Suspended" : "Resumed", message);
    if (isNow) delete this.#status.startTime;
    else this.#status.startTime = timeText(this.#now);
  }

  /** Writes down which pods have ended, lets them go, counts them, and ends the job when all are counted. */
  #track(ending: Ending | undefined): void {
    const uncounted = this.#status.uncountedTerminatedPods!;
    const tracked = new Map(this.#state.pods.filter(isTracked).map((pod) => [pod.metadata.uid, pod]));
    this.#countLetGo(tracked);
    const leaving = [...tracked.values()].filter((pod) => this.#mayGo(pod, ending)).slice(0, BURST);
    for (const pod of leaving) this.#noteEnded(pod, ending, uncounted);
    if (isIndexed(this.#state.job)) this.#writeIndexes(leaving);
    const isNoted = this.#status.conditions?.some(({ type }) => type === ending?.type) ?? false;
    if (ending && !isNoted) {
      this.#status.conditions = [
        ...this.#status.conditions ?? [],
        conditionOf(ending.type, ending, this.#now),
      ];
    }
    this.#write();
    for (const pod of leaving) {
      this.#letGo(pod);
      tracked.delete(pod.metadata.uid);
    }
    this.#countLetGo(tracked);
    this.#finish(ending);
    this.#write();
  }

  #mayGo(pod: Pod, ending: Ending | undefined): boolean {
    const { job, delayed } = this.#state;
    if (job.metadata.deletionTimestamp || ending || pod.status?.phase === "Succeeded") return true;
    if (!isFailed(job, pod)) return false;
    const index = indexOf(job, pod);
    return index === undefined || delayed.get(index) !== pod;
  }

  #noteEnded(
    pod: Pod,
    ending: Ending | undefined,
    uncounted: NonNullable<IJobStatus["uncountedTerminatedPods"]>,
  ): void {
    const { job } = this.#state;
    const { uid } = pod.metadata;
    const wasFailed = uncounted.failed?.includes(uid);
    if (pod.status?.phase === "Succeeded" && !wasFailed) {
      if (!isIndexed(job) && !uncounted.succeeded?.includes(uid)) {
        uncounted.succeeded = [...uncounted.succeeded ?? [], uid];
      }
      return;
    }
    // With the end of a job, every pod that has not ended has failed.
    const counts = isFailed(job, pod) || ending?.type === "FailureTarget";
    if (!counts || wasFailed || (isIndexed(job) && indexOf(job, pod) === undefined)) return;
    if (judgeFailure(job.spec?.podFailurePolicy, pod).counts) {
      uncounted.failed = [...uncounted.failed ?? [], uid];
    }
  }

  #writeIndexes(leaving: readonly Pod[]): void {
    const { job, countedIndexes, failedIndexes } = this.#state;
    const completed = new Set(countedIndexes);
    for (const pod of leaving) {
      const index = indexOf(job, pod);
      if (pod.status?.phase === "Succeeded" && index !== undefined) completed.add(index);
    }
    this.#status.succeeded = completed.size;
    this.#status.completedIndexes = formatIndexes(completed);
    if (failedIndexes) this.#status.failedIndexes = formatIndexes(failedIndexes);
  }

  /** Counts the pods that nothing keeps any more. */
  #countLetGo(tracked: ReadonlyMap<string, Pod>): void {
    const uncounted = this.#status.uncountedTerminatedPods!;
    for (const name of ["succeeded", "failed"] as const) {
      const left = (uncounted[name] ?? []).filter((uid) => tracked.has(uid));
      const counted = (uncounted[name]?.length ?? 0) - left.length;
      if (counted > 0) this.#status[name] = (this.#status[name] ?? 0) + counted;
      if (left.length > 0) uncounted[name] = left;
      else delete uncounted[name];
    }
  }

  #finish(ending: Ending | undefined): void {
    const uncounted = this.#status.uncountedTerminatedPods!;
    if (!ending || uncounted.succeeded || uncounted.failed || this.#terminating > 0) return;
    const type = ending.type === "FailureTarget" ? "Failed" : "Complete";
    this.#status.conditions = [...this.#status.conditions ?? [], conditionOf(type, ending, this.#now)];
    if (type === "Complete") this.#status.completionTime = timeText(this.#now);
    const { completions } = this.#job.spec ?? {};
    if (type === "Failed") return this.#control.record(this.#job, "Warning", ending.reason, ending.message);
    if (completions !== undefined && (this.#status.succeeded ?? 0) > completions) {
      const message = "Too many succeeded pods running after completion count reached";
      this.#control.record(this.#job, "Warning", "TooManySucceededPods", message);
    }
    this.#control.record(this.#job, "Normal", "Completed", "Job completed");
  }

  #letGo(pod: Pod): void {
    const { registry } = this.#context;
    const kind = registry.kind("pods");
    const known = registry.find(kind, pod.metadata.namespace, pod.metadata.name);
    if (known?.metadata.uid !== pod.metadata.uid) return;
    const finalizers = (known.metadata.finalizers ?? []).filter((name) => name !== TRACKING);
    registry.update(kind, { ...known, metadata: { ...known.metadata, finalizers } }, MANAGER);
  }

  #write(): void {
    const status = ordered({
      ...this.#status,
      active: this.#active,
      ready: this.#ready,
      terminating: this.#terminating,
    });
    if (isSame(status, this.#job.status)) return;
    const { registry } = this.#context;
    const job = { ...this.#job, status: structuredClone(status) };
    this.#job = registry.update(registry.kind("jobs", "batch"), job, MANAGER_STATUS) as Job;
  }
}

const COMPLETE: Ending = {
  type: "SuccessCriteriaMet",
  reason: "CompletionsReached",
  message: "Reached expected number of succeeded pods",
};

/** As the server writes it: its order, and no zeros but those that mean something. */
function ordered(status: IJobStatus): IJobStatus {
  const { conditions, startTime, completionTime, active, succeeded, failed, completedIndexes } = status;
  return {
    ...(conditions?.length ? { conditions } : {}),
    ...(startTime ? { startTime } : {}),
    ...(completionTime ? { completionTime } : {}),
    ...(active ? { active } : {}),
    ...(succeeded ? { succeeded } : {}),
    ...(failed ? { failed } : {}),
    terminating: status.terminating ?? 0,
    ...(completedIndexes ? { completedIndexes } : {}),
    ...(status.failedIndexes === undefined ? {} : { failedIndexes: status.failedIndexes }),
    uncountedTerminatedPods: status.uncountedTerminatedPods ?? {},
    ready: status.ready ?? 0,
  };
}
