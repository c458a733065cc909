/** Finalizers that keep an object in Terminating, and who has to take them away. */
import type { Line } from "../../terminal/line.ts";
import { targetTitle } from "../target.ts";
import type { Scene } from "./scene.ts";

export function hangingFinalizers({ targets, objects, around }: Scene): Promise<Line[]> {
  const groups = new Set(around.discovery.resources.map(({ group }) => group));
  const lines = objects.flatMap((object, index): Line[] =>
    (object?.metadata.finalizers ?? []).flatMap((finalizer): Line[] => {
      // Volumes tell theirs together with what uses them.
      if (toldElsewhere.has(finalizer)) return [];
      const who = keepers[finalizer] ?? keeperOf(finalizer, groups);
      return [{
        spans: [{
          text: `${
            targetTitle(targets[index]!)
          } stays Terminating until ${who} takes away its finalizer ${finalizer}.`,
          role: "warn",
        }],
      }];
    })
  );
  return Promise.resolve(lines);
}

const toldElsewhere = new Set(["kubernetes.io/pvc-protection", "kubernetes.io/pv-protection"]);

/** Finalizers of Kubernetes itself. */
const keepers: Record<string, string> = {
  foregroundDeletion: "the garbage collector, when all it owns is gone,",
  orphan: "the garbage collector, when what it owns has been let go,",
  "service.kubernetes.io/load-balancer-cleanup":
    "the cloud's service controller, when the load balancer is gone,",
  "batch.kubernetes.io/job-tracking": "the job controller",
  "customresourcecleanup.apiextensions.k8s.io": "the API server, when all its instances are gone,",
  "external-provisioner.volume.kubernetes.io/finalizer": "the volume's provisioner",
};

/** A finalizer is called after the controller that put it there: `example.com/cleanup`. */
function keeperOf(finalizer: string, groups: ReadonlySet<string>): string {
  const [domain] = finalizer.split("/");
  const isServed = [...groups].some((group) =>
    group !== "" && (group === domain || domain!.endsWith(`.${group}`))
  );
  return isServed ? `the controller of ${domain}` : `a controller called ${domain} (if it still runs)`;
}
