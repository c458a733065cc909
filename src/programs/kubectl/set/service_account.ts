import type { Program } from "../../program.ts";
import { changeObjects } from "../object_change.ts";
import { changeFlags } from "./change_flags.ts";
import { requirePods } from "./pod_change.ts";

/** `kubectl set serviceaccount`. */
export const setServiceAccount: Program = {
  name: "serviceaccount",
  aliases: ["sa"],
  summary: "Let pods run as another service account",
  usage: ["(-f FILENAME | TYPE NAME) SERVICE_ACCOUNT"],
  flags: changeFlags,
  examples: [["The account of a deployment", "kubectl set serviceaccount deployment web robot"]],
  async run(call) {
    const { flags, args } = call;
    const account = args.at(-1);
    return await changeObjects(call, {
      query: { args: args.slice(0, -1), isAll: flags.bool("all") },
      outcome: "serviceaccount updated",
      failure: "failed to patch ServiceAccountName ",
      tellsAll: true,
      change(object, name) {
        requirePods(object, name).spec["serviceAccountName"] = account;
      },
    });
  },
};
