import { labelSelectorObject } from "../../../kube/label_selector_object.ts";
import type { JsonObject } from "../../../kube/object.ts";
import type { Program } from "../../program.ts";
import { changeObjects } from "../object_change.ts";
import { changeFlags } from "./change_flags.ts";

/** `kubectl set selector`. */
export const setSelector: Program = {
  name: "selector",
  summary: "Which pods a service picks",
  description: "Sets the labels by which a service chooses its pods; those that it had before are gone.",
  usage: ["(-f FILENAME | TYPE NAME) EXPRESSIONS [--resource-version=version]"],
  flags: [
    ...changeFlags.filter(({ name }) => name !== "kustomize" && name !== "recursive"),
    { name: "kustomize", kind: "string", hidden: true, usage: "A folder with a kustomization to build." },
    {
      name: "recursive",
      short: "R",
      kind: "bool",
      default: true,
      usage: "Read the folders below those of -f, too.",
    },
    {
      name: "resource-version",
      kind: "string",
      usage: "Only change the object while it has this version; for a single object.",
    },
  ],
  examples: [["The pods of another app", "kubectl set selector service web app=web"]],
  async run(call) {
    const { flags, args } = call;
    const selector = args.at(-1);
    const version = flags.string("resource-version");
    return await changeObjects(call, {
      query: { args: args.slice(0, -1), isAll: flags.bool("all") },
      outcome: "selector updated",
      tellsAll: true,
      change(object) {
        if (object.kind !== "Service") throw new Error("setting a selector is only supported for Services");
        const { matchLabels, matchExpressions } = labelSelectorObject(selector ?? "");
        if (matchExpressions) {
          const shown = matchExpressions.map(({ key, operator, values = [] }) =>
            `{${key} ${operator} [${values.join(" ")}]}`
          );
          throw new Error(`match expression [${shown.join(" ")}] not supported on this object`);
        }
        (object["spec"] as JsonObject)["selector"] = matchLabels ?? {};
        if (version) object.metadata.resourceVersion = version;
      },
    });
  },
};
