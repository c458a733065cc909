/** A whole small cluster and short ways to run Jobs in it. */
import type { IJob } from "kubernetes-models/batch/v1/Job";
import type { Stored } from "../../../../src/kube/object.ts";
import { type PodObject, SmallWorld } from "../small_world.ts";

export class JobWorld extends SmallWorld {
  /** A Job whose pods run `sh -c script`. */
  job(name: string, script: string, spec: Record<string, unknown> = {}): void {
    const { restartPolicy = "Never", ...more } = spec;
    this.create("jobs", {
      apiVersion: "batch/v1",
      kind: "Job",
      metadata: { name, namespace: "default" },
      spec: {
        template: {
          spec: {
            restartPolicy,
            containers: [{ name: "c", image: "busybox:1.28", command: ["sh", "-c", script] }],
          },
        },
        ...more,
      },
    }, "batch");
  }

  find(name: string): Stored<IJob> | undefined {
    const kind = this.world.registry.kind("jobs", "batch");
    return this.world.registry.find(kind, "default", name) as unknown as Stored<IJob> | undefined;
  }

  status(name: string): NonNullable<IJob["status"]> {
    return this.find(name)!.status!;
  }

  change(name: string, spec: Record<string, unknown>): void {
    const kind = this.world.registry.kind("jobs", "batch");
    this.world.registry.patch(kind, "default", name, "merge", JSON.parse(JSON.stringify({ spec })));
  }

  /** `Complete CompletionsReached` */
  conditions(name: string): string[] {
    return (this.status(name).conditions ?? []).filter(({ status }) => status === "True")
      .map(({ type, reason }) => `${type} ${reason}`);
  }

  podsOf(name: string): PodObject[] {
    const pods = this.world.registry.list(this.world.registry.kind("pods")) as unknown as PodObject[];
    return pods.filter((pod) => pod.metadata.labels?.["batch.kubernetes.io/job-name"] === name);
  }
}
