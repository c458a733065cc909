/** A whole small cluster, in which CronJobs make Jobs. It is twelve o'clock. */
import type { ICronJob } from "kubernetes-models/batch/v1/CronJob";
import type { IJob } from "kubernetes-models/batch/v1/Job";
import type { Stored } from "../../../../src/kube/object.ts";
import { JobWorld } from "./job_world.ts";

export class CronJobWorld extends JobWorld {
  cron(name: string, script: string, spec: Record<string, unknown> = {}): void {
    this.create("cronjobs", {
      apiVersion: "batch/v1",
      kind: "CronJob",
      metadata: { name, namespace: "default" },
      spec: {
        schedule: "* * * * *",
        jobTemplate: {
          spec: {
            template: {
              spec: {
                restartPolicy: "Never",
                containers: [{ name: "c", image: "busybox:1.28", command: ["sh", "-c", script] }],
              },
            },
          },
        },
        ...spec,
      },
    }, "batch");
  }

  jobs(): Stored<IJob>[] {
    return this.world.registry.list(this.world.registry.kind("jobs", "batch")) as unknown as Stored<IJob>[];
  }

  cronStatus(name: string): NonNullable<ICronJob["status"]> {
    const kind = this.world.registry.kind("cronjobs", "batch");
    return (this.world.registry.get(kind, "default", name) as unknown as ICronJob).status ?? {};
  }

  changeCron(name: string, spec: Record<string, unknown>): void {
    const kind = this.world.registry.kind("cronjobs", "batch");
    this.world.registry.patch(kind, "default", name, "merge", JSON.parse(JSON.stringify({ spec })));
  }
}
