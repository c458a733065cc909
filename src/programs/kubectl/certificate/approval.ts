import type { JsonObject, KubeObject } from "../../../kube/object.ts";
import type { Call, Program } from "../../program.ts";
import { hasManifests, manifestFlags } from "../manifest_flags.ts";
import { outcomeFlags } from "../outcome.ts";
import { actOnEach } from "../several_errors.ts";
import { findTargets, type Target, targetPath } from "../targets.ts";
import { typedPrinter } from "../typed_object.ts";

/** `kubectl certificate approve`. */
export const approve = verdict("approve", {
  summary: "Let requests for certificates pass",
  type: "Approved",
  word: "approved",
});

/** `kubectl certificate deny`. */
export const deny = verdict("deny", {
  summary: "Refuse requests for certificates",
  type: "Denied",
  word: "denied",
});

interface Verdict {
  summary: string;
  /** Of the condition. */
  type: "Approved" | "Denied";
  word: string;
}

function verdict(name: string, { summary, type, word }: Verdict): Program {
  return {
    name,
    summary,
    usage: ["(-f FILENAME | NAME)"],
    flags: [
      ...outcomeFlags,
      ...manifestFlags("Files, folders or addresses that name the requests."),
      { name: "force", kind: "bool", usage: "Write the request again, even if that is its state already." },
    ],
    examples: [["One of them", `kubectl certificate ${name} csr-sea`]],
    run: (call) => decide(call, { summary, type, word }, name),
  };
}

type Condition = {
  type?: string;
  status?: string;
  reason?: string;
  message?: string;
  lastUpdateTime?: string;
};

async function decide(call: Call, { type, word }: Verdict, verb: string): Promise<number> {
  const { args, io, flags } = call;
  if (args.length === 0 && !hasManifests(call)) {
    throw new Error("one or more CSRs must be specified as <name> or -f <filename>");
  }
  const print = await typedPrinter(call);
  const connection = await call.connect();
  const named = args.map((arg) => arg.includes("/") ? arg : `certificatesigningrequests/${arg}`);
  const { targets, problem } = await findTargets(call, connection, { args: named });
  await actOnEach(targets, async (target) => {
    const request = await target.live();
    const conditions =
      ((request["status"] as JsonObject | undefined)?.["conditions"] ?? []) as unknown as Condition[];
    const other = conditions.find((condition) =>
      condition.type === (type === "Approved" ? "Denied" : "Approved")
    );
    if (other) {
      throw new Error(`certificate signing request ${JSON.stringify(target.name)} is already ${other.type}`);
    }
    const isSo = conditions.some((condition) => condition.type === type);
    if (!isSo || flags.bool("force")) await write(call, target, request, conditions, { type, verb, isSo });
    await io.out(print(request, word));
  }, problem);
  return 0;
}

async function write(
  { io, connect }: Call,
  target: Target,
  request: KubeObject,
  conditions: Condition[],
  { type, verb, isSo }: { type: string; verb: string; isSo: boolean },
): Promise<void> {
  const word = `${verb[0]!.toUpperCase()}${verb.slice(1)}`;
  const condition = {
    type,
    status: "True",
    reason: `Kubectl${word}`,
    message: `This CSR was ${type.toLowerCase()} by kubectl certificate ${verb}.`,
    lastUpdateTime: new Date(io.now()).toISOString().replace(/\.\d+Z$/, "Z"),
    lastTransitionTime: null,
  };
  const status = {
    ...request["status"] as JsonObject,
    conditions: isSo ? conditions : [...conditions, condition],
  };
  const { client } = await connect();
  await client.update(targetPath(target, "approval"), { ...request, status }, { signal: io.signal });
}
