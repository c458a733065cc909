import type { JsonObject } from "../../../kube/object.ts";
import { containersIn } from "../../../kube/pod_template.ts";
import type { Program } from "../../program.ts";
import { resourceList } from "../create/quota.ts";
import { changeObjects } from "../object_change.ts";
import { changeFlags, selectorFlag } from "./change_flags.ts";
import { queryOf } from "./image.ts";
import { matchesName, requirePods } from "./pod_change.ts";

/** `kubectl set resources`. */
export const setResources: Program = {
  name: "resources",
  summary: "Change what containers request and may use",
  usage: ["(-f FILENAME | TYPE NAME) ([--limits=LIMITS & --requests=REQUESTS]"],
  flags: [
    ...changeFlags,
    {
      name: "containers",
      short: "c",
      kind: "string",
      default: "*",
      usage: "The containers to change; * stands for any letters.",
    },
    { name: "limits", kind: "string", usage: "What they may use at most: cpu=500m,memory=256Mi." },
    { name: "requests", kind: "string", usage: "What is kept for them: cpu=100m,memory=128Mi." },
    selectorFlag,
  ],
  examples: [[
    "Bounds for every container",
    "kubectl set resources deployment web --limits=cpu=200m,memory=512Mi",
  ]],
  async run(call) {
    const { flags, args } = call;
    const amounts: Record<string, Record<string, string>> = {};
    return await changeObjects(call, {
      query: queryOf(call, args),
      outcome: "resource requirements updated",
      failure: "failed to patch resources update to pod template ",
      check() {
        if (!flags.string("limits") && !flags.string("requests")) throw new Error(NOTHING);
        for (const which of ["limits", "requests"]) {
          const list = resourceList(flags.string(which));
          if (list) amounts[which] = list;
        }
      },
      change(object, name) {
        const { spec } = requirePods(object, name);
        const pattern = flags.string("containers");
        const fitting = containersIn(spec).filter((one) => matchesName(pattern, String(one["name"])));
        if (fitting.length === 0) throw new Error(`unable to find container named ${pattern}`);
        for (const container of fitting) {
          const resources = { ...container["resources"] as JsonObject };
          for (const [which, list] of Object.entries(amounts)) {
            resources[which] = { ...resources[which] as JsonObject, ...list };
          }
          container["resources"] = resources;
        }
      },
    });
  },
};

const NOTHING = "you must specify an update to requests or limits (in the form of --requests/--limits)";
