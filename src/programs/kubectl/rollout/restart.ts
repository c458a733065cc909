import type { JsonObject } from "../../../kube/object.ts";
import type { Program } from "../../program.ts";
import { outcomeFlags } from "../outcome.ts";
import { fieldManagerFlag } from "../write_flags.ts";
import { specOf, titleOf, WITH_HISTORY } from "./history.ts";
import { changeWorkloads } from "./pause.ts";
import { workloadFlags } from "./rollout_flags.ts";

/** `kubectl rollout restart`. */
export const restart: Program = {
  name: "restart",
  summary: "Replace the pods of a workload one after another",
  description:
    "Replaces the pods of a workload by new ones, as its strategy says, by a note in its template.",
  usage: ["RESOURCE"],
  flags: [...outcomeFlags, fieldManagerFlag("kubectl-rollout"), ...workloadFlags],
  examples: [["One deployment", "kubectl rollout restart deployment/web"]],
  run: (call) =>
    changeWorkloads(call, "restarted", (object, target) => {
      if (!WITH_HISTORY.includes(object.kind ?? "")) {
        throw new Error(`${titleOf(target)} restarting is not supported`);
      }
      if (specOf(object)["paused"] === true) {
        throw new Error(`${titleOf(target)} can't restart paused deployment (run rollout resume first)`);
      }
      const template = specOf(object)["template"] as JsonObject;
      const metadata = (template["metadata"] ?? {}) as JsonObject;
      const annotations = {
        ...metadata["annotations"] as JsonObject,
        [RESTARTED_AT]: rfc3339(call.io.now()),
      };
      template["metadata"] = { ...metadata, annotations };
    }),
};

const RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

/** To the second, as Go writes it in UTC. */
function rfc3339(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, "Z");
}
