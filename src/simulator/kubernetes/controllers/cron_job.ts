/** Makes Jobs by the clock. Source: pkg/controller/cronjob/cronjob_controllerv2.go. */
import type { ICronJob } from "kubernetes-models/batch/v1/CronJob";
import type { IJob } from "kubernetes-models/batch/v1/Job";
import type { Stored } from "../../../kube/object.ts";
import { parseCron } from "../cron_schedule.ts";
import type { StoredObject } from "../registry.ts";
import { type ControllerContext } from "./controller.ts";
import { CronJobTurn } from "./cron_job_turn.ts";
import { cacheKey, controllerOf, type Informer } from "./informer.ts";
import type { Job } from "./job_pods.ts";
import { untilNextStart } from "./missed_schedules.ts";
import { WorkQueue } from "./work_queue.ts";

export type CronJob = Stored<ICronJob> & StoredObject;

const DELAY_MS = 10;

export function startCronJobs(context: ControllerContext): void {
  new CronJobController(context);
}

class CronJobController {
  readonly #context: ControllerContext;
  readonly #crons: Informer<CronJob>;
  readonly #jobs: Informer<Job>;
  readonly #work: WorkQueue;

  constructor(context: ControllerContext) {
    this.#context = context;
    this.#crons = context.informers.of<ICronJob>("cronjobs", "batch");
    this.#jobs = context.informers.of<IJob>("jobs", "batch");
    this.#work = new WorkQueue(context.queue, { delayMs: DELAY_MS, work: (key) => this.#sync(key) });
    this.#crons.onChange(({ object, old }) => this.#changed(object, old));
    this.#jobs.onChange(({ object, old }) => {
      for (const state of [object, old]) {
        const owner = state && controllerOf(state);
        if (owner?.kind === "CronJob") this.#work.add(cacheKey(object.metadata.namespace, owner.name));
      }
    });
  }

  /** A changed schedule waits for its next start; what the old one missed is forgotten. */
  #changed(cron: CronJob, old: CronJob | undefined): void {
    const key = cacheKey(cron.metadata.namespace, cron.metadata.name);
    const isOther = old &&
      (old.spec?.schedule !== cron.spec?.schedule || old.spec?.timeZone !== cron.spec?.timeZone);
    if (!isOther) return this.#work.add(key);
    const wait = untilNextStart(factsOf(cron), this.#context.queue.now());
    if (wait !== undefined) this.#work.add(key, wait);
  }

  #sync(key: string): void {
    const [namespace, name] = key.split("/");
    const cron = this.#crons.get(namespace, name!);
    if (!cron) return;
    const jobs = this.#jobs.controlledBy(cron.metadata.uid);
    const turn = new CronJobTurn(this.#context, cron, jobs, factsOf(cron));
    const wait = turn.act();
    if (wait !== undefined) this.#work.add(key, wait);
  }
}

function factsOf({ spec, status, metadata }: CronJob) {
  return {
    schedule: parseCron(spec!.schedule),
    timeZone: spec!.timeZone,
    createdMs: Date.parse(metadata.creationTimestamp),
    lastMs: status?.lastScheduleTime ? Date.parse(status.lastScheduleTime) : undefined,
    startingDeadlineSeconds: spec!.startingDeadlineSeconds,
  };
}
