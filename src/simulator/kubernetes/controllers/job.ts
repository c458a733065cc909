/** Runs pods to their end, as often as a Job asks for. Source: pkg/controller/job/job_controller.go. */
import type { IJob } from "kubernetes-models/batch/v1/Job";
import type { IPod } from "kubernetes-models/v1/Pod";
import { fromLabelSelectorObject, matchesLabels } from "../../../kube/label_selector.ts";
import { claim } from "./claim.ts";
import { type ControllerContext, MANAGER } from "./controller.ts";
import { cacheKey, controllerOf, type Informer } from "./informer.ts";
import { addFailures, type Failures } from "./job_backoff.ts";
import { isFinished, isTracked, type Job, TRACKING } from "./job_pods.ts";
import { JobState } from "./job_state.ts";
import { JobTurn } from "./job_turn.ts";
import { type Pod, PodControl } from "./pod_control.ts";
import { WorkQueue } from "./work_queue.ts";

const DELAY_MS = 10;
/** Changes of pods are collected for so long (syncJobBatchPeriod). */
const BATCH_MS = 1000;
const OWNER = { apiVersion: "batch/v1", kind: "Job", component: "job-controller" };
/** Jobs with another value of spec.managedBy are somebody else's. */
const CONTROLLER = "kubernetes.io/job-controller";
const NO_FAILURES: Failures = { count: 0, lastMs: 0 };

export function startJobs(context: ControllerContext): void {
  new JobController(context);
}

class JobController {
  readonly #context: ControllerContext;
  readonly #jobs: Informer<Job>;
  readonly #pods: Informer<Pod>;
  readonly #work: WorkQueue;
  /** Pods whose job is gone or done with them. */
  readonly #orphans: WorkQueue;
  readonly #control: PodControl;
  /** By the job's uid. */
  readonly #failures = new Map<string, Failures>();
  /** Failures are noted once: the uids of pods that were. */
  readonly #noted = new Map<string, Set<string>>();

  constructor(context: ControllerContext) {
    this.#context = context;
    this.#jobs = context.informers.of<IJob>("jobs", "batch");
    this.#pods = context.informers.of<IPod>("pods");
    this.#control = new PodControl(context, OWNER);
    this.#work = new WorkQueue(context.queue, { delayMs: DELAY_MS, work: (key) => this.#sync(key) });
    this.#orphans = new WorkQueue(context.queue, { delayMs: DELAY_MS, work: (key) => this.#release(key) });
    this.#jobs.onChange(({ type, object }) => {
      if (type === "DELETED") this.#forget(object);
      else this.#work.add(keyOf(object));
    });
    this.#pods.onChange(({ object, old }) => this.#podChanged(object, old));
  }

  #podChanged(pod: Pod, old: Pod | undefined): void {
    for (const state of [pod, old]) {
      const owner = state && controllerOf(state);
      if (owner?.kind !== "Job") continue;
      this.#work.add(cacheKey(pod.metadata.namespace, owner.name), BATCH_MS);
    }
    if (isTracked(pod)) this.#orphans.add(keyOf(pod), BATCH_MS);
    if (controllerOf(pod)) return;
    for (const job of this.#jobs.inNamespace(pod.metadata.namespace)) {
      if (matchesLabels(fromLabelSelectorObject(job.spec?.selector), pod.metadata.labels)) {
        this.#work.add(keyOf(job), BATCH_MS);
      }
    }
  }

  #forget(job: Job): void {
    this.#failures.delete(job.metadata.uid);
    this.#noted.delete(job.metadata.uid);
    for (const pod of this.#pods.controlledBy(job.metadata.uid)) {
      if (isTracked(pod)) this.#orphans.add(keyOf(pod));
    }
  }

  #sync(key: string): void {
    const [namespace, name] = key.split("/");
    const job = this.#jobs.get(namespace, name!);
    if (!job || (job.spec?.managedBy ?? CONTROLLER) !== CONTROLLER) return;
    if (isFinished(job)) {
      this.#failures.delete(job.metadata.uid);
      this.#noted.delete(job.metadata.uid);
      return;
    }
    const claimant = { ...OWNER, object: job, selector: job.spec?.selector };
    const state = new JobState(job, claim(this.#context, this.#pods, claimant));
    const turn = new JobTurn(this.#context, this.#control, state, this.#noteFailures(state));
    turn.act();
    if (turn.waitMs !== undefined) this.#work.add(key, turn.waitMs);
  }

  #noteFailures({ job, newSucceeded, newFailed }: JobState): Failures {
    const { uid } = job.metadata;
    const noted = this.#noted.get(uid) ?? new Set();
    this.#noted.set(uid, noted);
    const fresh = (pods: readonly Pod[]) => pods.filter((pod) => !noted.has(pod.metadata.uid));
    const [succeeded, failed] = [fresh(newSucceeded), fresh(newFailed)];
    for (const pod of [...succeeded, ...failed]) noted.add(pod.metadata.uid);
    const failures = addFailures(this.#failures.get(uid) ?? NO_FAILURES, succeeded, failed);
    this.#failures.set(uid, failures);
    return failures;
  }

  /** Takes the finalizer off a pod that no job will count. */
  #release(key: string): void {
    const [namespace, name] = key.split("/");
    const pod = this.#pods.get(namespace, name!);
    if (!pod || !isTracked(pod)) return;
    const owner = controllerOf(pod);
    if (owner && owner.kind !== "Job") return;
    const job = owner && this.#jobs.get(namespace, owner.name);
    const isOwned = job && job.metadata.uid === owner.uid;
    if (isOwned && ((job.spec?.managedBy ?? CONTROLLER) !== CONTROLLER || !isFinished(job))) return;
    const finalizers = pod.metadata.finalizers!.filter((finalizer) => finalizer !== TRACKING);
    const changed = { ...pod, metadata: { ...pod.metadata, finalizers } };
    this.#context.registry.update(this.#pods.kind, changed, MANAGER);
  }
}

function keyOf({ metadata }: Job | Pod): string {
  return cacheKey(metadata.namespace, metadata.name);
}
