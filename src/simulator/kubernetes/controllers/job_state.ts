/** Where a Job stands: its pods counted, and how it ends if it does. Source: pkg/controller/job/job_controller.go. */
import type { IJobCondition } from "kubernetes-models/batch/v1/JobCondition";
import { timeText } from "./controller.ts";
import { finishedMs } from "./job_backoff.ts";
import { parseIndexes } from "./job_indexes.ts";
import {
  hasCondition,
  indexFailures,
  indexOf,
  isFailed,
  isIndexed,
  isTerminating,
  isTracked,
  type Job,
} from "./job_pods.ts";
import { judgeFailure, judgeSuccess } from "./job_policies.ts";
import type { Pod } from "./pod_control.ts";
import { isActive } from "./pod_ranking.ts";

/** How it ends: the interim condition, from which the final one follows. */
export interface Ending {
  type: "FailureTarget" | "SuccessCriteriaMet";
  reason: string;
  message: string;
}

export class JobState {
  readonly job: Job;
  readonly pods: readonly Pod[];
  readonly active: readonly Pod[];
  readonly terminating: number;
  /** Pods that have ended and are not in the status yet. */
  readonly newSucceeded: readonly Pod[];
  readonly newFailed: readonly Pod[];
  readonly succeeded: number;
  readonly failed: number;
  /** In an indexed job: those in the status before, and all. */
  readonly countedIndexes: ReadonlySet<number>;
  readonly succeededIndexes: ReadonlySet<number>;
  /** Undefined unless failures are counted per index. */
  readonly failedIndexes: ReadonlySet<number> | undefined;
  /** By index, the failed pod that stays until its successor knows how often the index failed. */
  readonly delayed: ReadonlyMap<number, Pod>;

  constructor(job: Job, pods: readonly Pod[]) {
    this.job = job;
    this.pods = pods;
    this.active = pods.filter(isActive);
    this.terminating = pods.filter(isTerminating).length;
    const { succeeded = [], failed = [] } = job.status?.uncountedTerminatedPods ?? {};
    const valid = pods.filter((pod) =>
      isTracked(pod) && (!isIndexed(job) || indexOf(job, pod) !== undefined)
    );
    this.newSucceeded = valid.filter((pod) =>
      pod.status?.phase === "Succeeded" && !succeeded.includes(pod.metadata.uid)
    );
    this.newFailed = valid.filter((pod) => isFailed(job, pod) && !failed.includes(pod.metadata.uid));
    const completions = job.spec?.completions ?? 0;
    this.countedIndexes = parseIndexes(job.status?.completedIndexes, completions);
    this.succeededIndexes = this.#indexes(this.countedIndexes, (pod) => pod.status?.phase === "Succeeded");
    this.failedIndexes = job.spec?.backoffLimitPerIndex === undefined ? undefined : this.#indexes(
      parseIndexes(job.status?.failedIndexes, completions),
      (pod) => this.#failsIndex(pod),
    );
    const policy = job.spec?.podFailurePolicy;
    this.succeeded = isIndexed(job)
      ? this.succeededIndexes.size
      : (job.status?.succeeded ?? 0) + this.newSucceeded.length + succeeded.length;
    this.failed = (job.status?.failed ?? 0) + failed.length +
      this.newFailed.filter((pod) => judgeFailure(policy, pod).counts).length;
    this.delayed = this.#delayed(valid);
  }

  /** What ends the job now, completions apart. */
  ending(nowMs: number): Ending | undefined {
    const { job } = this;
    for (const type of ["SuccessCriteriaMet", "FailureTarget"] as const) {
      const known = job.status?.conditions?.find((it) => it.type === type && it.status === "True");
      if (known) return { type, reason: known.reason ?? "", message: known.message ?? "" };
    }
    const message = job.spec?.podFailurePolicy && this.pods.filter((pod) => isFailed(job, pod))
      .map((pod) => judgeFailure(job.spec!.podFailurePolicy, pod).message).find((text) => text !== undefined);
    if (message) return failure("PodFailurePolicy", message);
    if (this.failed > (job.spec?.backoffLimit ?? 6) || this.#restartsTooOften()) {
      return failure("BackoffLimitExceeded", "Job has reached the specified backoff limit");
    }
    if ((this.deadlineMs() ?? Infinity) <= nowMs) {
      return failure("DeadlineExceeded", "Job was active longer than specified deadline");
    }
    return this.#indexEnding();
  }

  /** When the job must be done; undefined while it is suspended or may take its time. */
  deadlineMs(): number | undefined {
    const { activeDeadlineSeconds, suspend } = this.job.spec ?? {};
    const { startTime } = this.job.status ?? {};
    if (activeDeadlineSeconds === undefined || suspend || !startTime) return undefined;
    return Date.parse(startTime) + activeDeadlineSeconds * 1000;
  }

  /** Enough pods have succeeded, and none is left. */
  isComplete(active: number): boolean {
    const { completions } = this.job.spec ?? {};
    const enough = completions === undefined ? this.succeeded > 0 : this.succeeded >= completions;
    return enough && active === 0;
  }

  #indexEnding(): Ending | undefined {
    const { job, failedIndexes, succeededIndexes } = this;
    if (!isIndexed(job)) return undefined;
    const { maxFailedIndexes, completions = 0 } = job.spec ?? {};
    const failed = failedIndexes?.size ?? 0;
    if (maxFailedIndexes !== undefined && failed > maxFailedIndexes) {
      const why = "Job has exceeded the specified maximal number of failed indexes";
      return failure("MaxFailedIndexesExceeded", why);
    }
    if (failed > 0 && failed + succeededIndexes.size >= completions) {
      return failure("FailedIndexes", "Job has failed indexes");
    }
    const message = judgeSuccess(job.spec!, succeededIndexes);
    return message === undefined
      ? undefined
      : { type: "SuccessCriteriaMet", reason: "SuccessPolicy", message };
  }

  /** Containers that are started again in their pods count, too. */
  #restartsTooOften(): boolean {
    const { template, backoffLimit = 6 } = this.job.spec ?? {};
    if (template?.spec?.restartPolicy !== "OnFailure") return false;
    let restarts = 0;
    for (const { status } of this.pods) {
      if (status?.phase !== "Running" && status?.phase !== "Pending") continue;
      const statuses = [...status.initContainerStatuses ?? [], ...status.containerStatuses ?? []];
      for (const { restartCount } of statuses) restarts += restartCount;
    }
    return backoffLimit === 0 ? restarts > 0 : restarts >= backoffLimit;
  }

  #indexes(before: ReadonlySet<number>, belongs: (pod: Pod) => boolean): Set<number> {
    const indexes = new Set(before);
    for (const pod of this.pods) {
      const index = indexOf(this.job, pod);
      if (index !== undefined && isTracked(pod) && belongs(pod)) indexes.add(index);
    }
    return indexes;
  }

  #failsIndex(pod: Pod): boolean {
    if (!isFailed(this.job, pod)) return false;
    const { counts, action } = judgeFailure(this.job.spec?.podFailurePolicy, pod);
    if (action === "FailIndex") return true;
    return counts && indexFailures(pod).counted >= (this.job.spec?.backoffLimitPerIndex ?? 0);
  }

  #delayed(valid: readonly Pod[]): Map<number, Pod> {
    const delayed = new Map<number, Pod>();
    if (!this.failedIndexes) return delayed;
    const taken = new Set(this.active.map((pod) => indexOf(this.job, pod)));
    const total = (pod: Pod) => indexFailures(pod).counted + indexFailures(pod).ignored;
    for (const pod of valid.filter((it) => isFailed(this.job, it))) {
      const index = indexOf(this.job, pod)!;
      if (this.succeededIndexes.has(index) || this.failedIndexes.has(index) || taken.has(index)) continue;
      const known = delayed.get(index);
      if (!known || (total(known) <= total(pod) && finishedMs(pod) >= finishedMs(known))) {
        delayed.set(index, pod);
      }
    }
    return delayed;
  }
}

export function conditionOf(
  type: string,
  { reason, message }: Pick<Ending, "reason" | "message">,
  nowMs: number,
  status: "True" | "False" = "True",
): IJobCondition {
  const time = timeText(nowMs);
  return { type, status, lastProbeTime: time, lastTransitionTime: time, reason, message };
}

export function isSuspended(job: Job): boolean {
  return hasCondition(job, "Suspended");
}

function failure(reason: string, message: string): Ending {
  return { type: "FailureTarget", reason, message };
}
