/** Deletes Jobs some time after their end. Source: pkg/controller/ttlafterfinished. */
import type { IJob } from "kubernetes-models/batch/v1/Job";
import type { ControllerContext } from "./controller.ts";
import { cacheKey } from "./informer.ts";
import { isFinished, type Job } from "./job_pods.ts";
import { WorkQueue } from "./work_queue.ts";

const DELAY_MS = 10;

export function startTtlAfterFinished(context: ControllerContext): void {
  const jobs = context.informers.of<IJob>("jobs", "batch");
  const work = new WorkQueue(context.queue, {
    delayMs: DELAY_MS,
    work: (key) => {
      const [namespace, name] = key.split("/");
      const job = jobs.get(namespace, name!);
      const end = job && endMs(job);
      if (end === undefined) return;
      const left = end - context.queue.now();
      if (left > 0) return work.add(key, left);
      const preconditions = { uid: job!.metadata.uid };
      context.registry.delete(jobs.kind, namespace, name!, {
        propagationPolicy: "Foreground",
        preconditions,
      });
    },
  });
  jobs.onChange(({ type, object }) => {
    if (type !== "DELETED" && endMs(object) !== undefined) {
      work.add(cacheKey(object.metadata.namespace, object.metadata.name));
    }
  });
}

/** When a job is to go; undefined: it may stay, or is going. */
function endMs(job: Job): number | undefined {
  const { ttlSecondsAfterFinished } = job.spec ?? {};
  if (ttlSecondsAfterFinished === undefined || !isFinished(job) || job.metadata.deletionTimestamp) {
    return undefined;
  }
  const ended = job.status?.conditions?.find(({ type, status }) =>
    (type === "Complete" || type === "Failed") && status === "True"
  );
  return Date.parse(ended?.lastTransitionTime ?? "") + ttlSecondsAfterFinished * 1000;
}
