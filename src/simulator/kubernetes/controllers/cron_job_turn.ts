/** One turn of the CronJob controller on one CronJob. Source: pkg/controller/cronjob/cronjob_controllerv2.go. */
import type { ICronJobStatus } from "kubernetes-models/batch/v1/CronJobStatus";
import type { IObjectReference } from "kubernetes-models/v1/ObjectReference";
import type { KubeObject } from "../../../kube/object.ts";
import { copyOf, isSame } from "../json_value.ts";
import { StatusError } from "../status_error.ts";
import { zonedText } from "../time_zone.ts";
import { ownerReference } from "./claim.ts";
import { type ControllerContext, MANAGER, MANAGER_STATUS, tell, timeText } from "./controller.ts";
import type { CronJob } from "./cron_job.ts";
import { hasCondition, isFinished, type Job } from "./job_pods.ts";
import { dueStart, type ScheduleFacts, untilNextStart } from "./missed_schedules.ts";

export class CronJobTurn {
  readonly #context: ControllerContext;
  readonly #cron: CronJob;
  readonly #jobs: readonly Job[];
  readonly #facts: ScheduleFacts;
  readonly #status: ICronJobStatus;
  #active: IObjectReference[];

  constructor(context: ControllerContext, cron: CronJob, jobs: readonly Job[], facts: ScheduleFacts) {
    this.#context = context;
    this.#cron = cron;
    this.#jobs = jobs;
    this.#facts = facts;
    this.#status = { ...cron.status };
    this.#active = [...cron.status?.active ?? []];
  }

  /** Milliseconds after which to look again. @throws {StatusError} the server refused something. */
  act(): number | undefined {
    this.#cleanUp();
    this.#takeNote();
    try {
      if (this.#cron.metadata.deletionTimestamp || this.#cron.spec?.suspend) return undefined;
      this.#start();
    } finally {
      this.#write();
    }
    const { lastScheduleTime } = this.#status;
    const lastMs = lastScheduleTime ? Date.parse(lastScheduleTime) : undefined;
    return untilNextStart({ ...this.#facts, lastMs }, this.#now);
  }

  get #now(): number {
    return this.#context.queue.now();
  }

  /** Finished jobs beyond the history limits go, the oldest first. */
  #cleanUp(): void {
    const { successfulJobsHistoryLimit, failedJobsHistoryLimit } = this.#cron.spec ?? {};
    const limits = [["Complete", successfulJobsHistoryLimit], ["Failed", failedJobsHistoryLimit]] as const;
    for (const [type, limit] of limits) {
      if (limit === undefined) continue;
      const jobs = this.#jobs.filter((job) => hasCondition(job, type) && !job.metadata.deletionTimestamp)
        .sort(byStart);
      for (const job of jobs.slice(0, Math.max(0, jobs.length - limit))) this.#delete(job);
    }
  }

  /** What has become of the jobs. */
  #takeNote(): void {
    for (const job of this.#jobs) {
      const { uid, name } = job.metadata;
      const isKnown = this.#active.some((reference) => reference.uid === uid);
      if (!isFinished(job)) {
        if (isKnown || job.metadata.deletionTimestamp) continue;
        this.#say(
          "Warning",
          "UnexpectedJob",
          `Saw a job that the controller did not create or forgot: ${name}`,
        );
        continue;
      }
      if (isKnown) {
        this.#active = this.#active.filter((reference) => reference.uid !== uid);
        const condition = hasCondition(job, "Complete") ? "Complete" : "Failed";
        this.#say("Normal", "SawCompletedJob", `Saw completed job: ${name}, condition: ${condition}`);
      }
      const { completionTime } = job.status ?? {};
      if (!completionTime || !hasCondition(job, "Complete")) continue;
      const before = this.#status.lastSuccessfulTime;
      if (!before || Date.parse(completionTime) > Date.parse(before)) {
        this.#status.lastSuccessfulTime = completionTime;
      }
    }
    const children = new Set(this.#jobs.map(({ metadata }) => metadata.uid));
    for (const { uid = "", name = "" } of this.#active) {
      if (children.has(uid) || this.#find(name)) continue;
      this.#active = this.#active.filter((reference) => reference.uid !== uid);
      this.#say("Normal", "MissingJob", `Active job went missing: ${name}`);
    }
  }

  /** Makes the job that is due, if its time has not passed and no other is in the way. */
  #start(): void {
    const { startingDeadlineSeconds, concurrencyPolicy } = this.#cron.spec!;
    const { atMs, isFarBehind } = dueStart(this.#facts, this.#now);
    if (atMs === undefined) return;
    if (isFarBehind) {
      const advice = "Set or decrease .spec.startingDeadlineSeconds or check clock skew";
      this.#say("Warning", "TooManyMissedTimes", `too many missed start times. ${advice}`);
    }
    if (startingDeadlineSeconds !== undefined && atMs + startingDeadlineSeconds * 1000 < this.#now) {
      const text = new Date(atMs).toUTCString().replace("GMT", "+0000");
      return this.#say("Warning", "MissSchedule", `Missed scheduled time to start a job: ${text}`);
    }
    const name = `${this.#cron.metadata.name}-${Math.floor(atMs / 60_000)}`;
    const isDone = this.#facts.lastMs === atMs || this.#active.some((reference) => reference.name === name);
    if (isDone) return;
    if (concurrencyPolicy === "Forbid" && this.#active.length > 0) {
      const why = "Not starting job because prior execution is running and concurrency policy is Forbid";
      return this.#say("Normal", "JobAlreadyActive", why);
    }
    if (concurrencyPolicy === "Replace") {
      for (const reference of this.#active) {
        const job = this.#find(reference.name ?? "");
        if (job) this.#delete(job);
      }
    }
    this.#create(name, atMs);
  }

  #create(name: string, atMs: number): void {
    const kind = this.#context.registry.kind("jobs", "batch");
    let job: Job | undefined;
    try {
      job = this.#context.registry.create(kind, this.#jobOf(name, atMs), MANAGER) as Job;
      this.#say("Normal", "SuccessfulCreate", `Created job ${name}`);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      job = error.code === 409 ? this.#find(name) : undefined;
      if (!job) {
        this.#say("Warning", "FailedCreate", `Error creating job: ${error.message}`);
        throw error;
      }
      if (!job.metadata.ownerReferences?.some((owner) => owner.uid === this.#cron.metadata.uid)) return;
    }
    const { namespace, uid, resourceVersion } = job.metadata;
    this.#active = [...this.#active, {
      kind: "Job",
      namespace: namespace!,
      name,
      uid,
      apiVersion: "batch/v1",
      resourceVersion,
    }];
    this.#status.lastScheduleTime = timeText(atMs);
  }

  #jobOf(name: string, atMs: number): KubeObject {
    const { metadata, spec } = this.#cron.spec!.jobTemplate;
    const { labels, annotations } = metadata ?? {};
    return {
      apiVersion: "batch/v1",
      kind: "Job",
      metadata: {
        name,
        namespace: this.#cron.metadata.namespace!,
        ...(labels ? { labels: { ...labels } } : {}),
        annotations: { ...annotations, [TIMESTAMP]: zonedText(atMs, this.#cron.spec!.timeZone ?? "UTC") },
        ownerReferences: [ownerReference(this.#cron, "batch/v1", "CronJob")],
      },
      spec: copyOf(spec ?? {}),
    };
  }

  #delete(job: Job): void {
    const kind = this.#context.registry.kind("jobs", "batch");
    const { namespace, name, uid } = job.metadata;
    try {
      this.#context.registry.delete(kind, namespace, name, { propagationPolicy: "Background" });
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      return this.#say("Warning", "FailedDelete", `Deleted job: ${error.message}`);
    }
    this.#active = this.#active.filter((reference) => reference.uid !== uid);
    this.#say("Normal", "SuccessfulDelete", `Deleted job ${name}`);
  }

  #find(name: string): Job | undefined {
    const { registry } = this.#context;
    const found = registry.find(registry.kind("jobs", "batch"), this.#cron.metadata.namespace, name);
    return found as Job | undefined;
  }

  #write(): void {
    const { lastScheduleTime, lastSuccessfulTime } = this.#status;
    const status: ICronJobStatus = {
      ...(this.#active.length > 0 ? { active: this.#active } : {}),
      ...(lastScheduleTime ? { lastScheduleTime } : {}),
      ...(lastSuccessfulTime ? { lastSuccessfulTime } : {}),
    };
    if (isSame(status, this.#cron.status ?? {})) return;
    const { registry } = this.#context;
    registry.update(registry.kind("cronjobs", "batch"), { ...this.#cron, status }, MANAGER_STATUS);
  }

  #say(type: "Normal" | "Warning", reason: string, message: string): void {
    const component = "cronjob-controller";
    tell(this.#context.registry, { regarding: this.#cron, type, reason, message, component });
  }
}

const TIMESTAMP = "batch.kubernetes.io/cronjob-scheduled-timestamp";

function byStart(a: Job, b: Job): number {
  const start = (job: Job) => job.status?.startTime ? Date.parse(job.status.startTime) : Infinity;
  const [first, second] = [start(a), start(b)];
  return first === second ? (a.metadata.name < b.metadata.name ? -1 : 1) : first - second;
}
