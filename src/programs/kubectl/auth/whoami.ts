import type { KubeObject } from "../../../kube/object.ts";
import { alignColumns } from "../../../kube/table_text.ts";
import type { Call, Program } from "../../program.ts";
import { outcomeFlags } from "../outcome.ts";
import { typedPrinter } from "../typed_object.ts";

/** `kubectl auth whoami`. */
export const whoami: Program = {
  name: "whoami",
  summary: "Print who the server takes you for",
  description: "Shows who the server takes one for: the name, the groups, and what else it knows.",
  usage: [""],
  flags: outcomeFlags,
  examples: [["Who am I?", "kubectl auth whoami"]],
  run: runWhoami,
};

const REVIEWS = "/apis/authentication.k8s.io/v1/selfsubjectreviews";

interface UserInfo {
  username?: string;
  uid?: string;
  groups?: string[];
  extra?: Record<string, string[]>;
}

async function runWhoami(call: Call): Promise<number> {
  const { io, flags } = call;
  const print = await typedPrinter(call);
  const { client } = await call.connect();
  const review = { apiVersion: "authentication.k8s.io/v1", kind: "SelfSubjectReview", metadata: {} };
  const answer = await client.create<KubeObject>(REVIEWS, review, { signal: io.signal });
  if (flags.string("output")) {
    await io.out(print(answer, ""));
    return 0;
  }
  const { userInfo = {} } = (answer["status"] ?? {}) as { userInfo?: UserInfo };
  const { username, uid, groups = [], extra = {} } = userInfo;
  const rows = [
    ["ATTRIBUTE", "VALUE"],
    ...(username ? [["Username", username]] : []),
    ...(uid ? [["UID", uid]] : []),
    ...(groups.length ? [["Groups", `[${groups.join(" ")}]`]] : []),
    ...Object.keys(extra).sort().map((key) => [`Extra: ${key}`, `[${extra[key]!.join(" ")}]`]),
  ];
  await io.out(alignColumns(rows));
  return 0;
}
