import { resourcePath } from "../../cluster/resource_path.ts";
import { PODS } from "../../kube/discovery.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { Connection } from "../connection.ts";
import { ArgumentsError } from "../flags.ts";
import type { Call, Program } from "../program.ts";
import { deletionBody, deletionFlags } from "./delete_targets.ts";
import { dryRunFlag, dryRunOf } from "./dry_run.ts";
import { outcomeFlags, outcomePrinter } from "./outcome.ts";
import { overridden, overrideFlags } from "./overrides.ts";
import { runAttached } from "./run_attached.ts";
import { runningTimeoutFlag } from "./running_timeout.ts";
import { podOf, serviceOf } from "./run_objects.ts";
import { noteConfiguration, saveConfigFlag } from "./save_config.ts";
import { typedPrinter } from "./typed_object.ts";
import { fieldManagerFlag, writeQuery } from "./write_flags.ts";

/** `kubectl run`. */
export const run: Program = {
  name: "run",
  summary: "Start a pod of an image",
  description:
    "Makes a pod of one container. With -it one sits in front of it; with --rm it goes when that ends.",
  usage: [
    'NAME --image=image [--env="key=value"] [--port=port] [--dry-run=server|client] [--overrides=inline-json] ' +
    "[--command] -- [COMMAND] [args...]",
  ],
  flags: [
    ...deletionFlags,
    { name: "annotations", kind: "array", usage: "An annotation of the pod: KEY=value." },
    { name: "attach", kind: "bool", usage: "Wait until the container runs, and show what it prints." },
    { name: "command", kind: "bool", usage: "The words behind are the command, not its arguments." },
    ...outcomeFlags,
    dryRunFlag,
    { name: "env", kind: "array", usage: "A variable: KEY=value." },
    { name: "expose", kind: "bool", usage: "Make a service for the pod, too; needs --port." },
    fieldManagerFlag("kubectl-run"),
    { name: "image", kind: "string", required: true, usage: "Image to run." },
    { name: "image-pull-policy", kind: "string", usage: "When to pull it: Always, IfNotPresent or Never." },
    { name: "labels", short: "l", kind: "string", usage: "Labels of the pod: KEY=value, parted by commas." },
    {
      name: "leave-stdin-open",
      kind: "bool",
      usage: "Standard input stays open when the first who is attached goes.",
    },
    ...overrideFlags(),
    runningTimeoutFlag(60_000),
    { name: "port", kind: "string", usage: "Port that the container listens on." },
    { name: "privileged", kind: "bool", usage: "The container may do all that the node may." },
    { name: "quiet", short: "q", kind: "bool", usage: "Print only what the container prints." },
    {
      name: "restart",
      kind: "string",
      default: "Always",
      usage: "When to start it again: Always, OnFailure or Never.",
    },
    { name: "rm", kind: "bool", usage: "Delete the pod when what is attached has ended." },
    saveConfigFlag,
    { name: "stdin", short: "i", kind: "bool", usage: "Pass standard input on to the container." },
    { name: "tty", short: "t", kind: "bool", usage: "Standard input is a terminal." },
  ],
  examples: [
    ["One pod of nginx", "kubectl run web --image=nginx"],
    ["A shell that is gone afterwards", "kubectl run -it --rm box --image=busybox -- sh"],
  ],
  run: runPod,
};

async function runPod(call: Call): Promise<number> {
  const { flags, io, args } = call;
  const [name] = args;
  if (name === undefined) throw new ArgumentsError("NAME is required for run");
  const dryRun = await dryRunOf(call);
  const isAttached = flags.bool("attach") || flags.bool("stdin") || flags.bool("tty");
  checkRun(call, isAttached && dryRun !== "none", isAttached);
  const deletion = await deletionBody(flags, io);
  const print = flags.string("output")
    ? await typedPrinter(call, dryRun)
    : await outcomePrinter(call, dryRun);
  const objects = [
    ...(flags.bool("expose") ? [{ object: serviceOf(call, name), plural: "services" }] : []),
    { object: overridden(podOf(call, name), flags), plural: "pods" },
  ];
  const connection = await call.connect();
  const made: KubeObject[] = [];
  for (const { object, plural } of objects) {
    const wanted = flags.bool("save-config") ? noteConfiguration(object) : object;
    const resource = { group: "", version: "v1", name: plural };
    const path = resourcePath(resource, { namespace: connection.namespace });
    const query = writeQuery(flags, dryRun);
    made.push(
      dryRun === "client"
        ? wanted
        : await connection.client.create(path, wanted, { query, signal: io.signal }),
    );
  }
  if (isAttached) return await attached(call, connection, made, deletion);
  for (const [index, object] of made.entries()) {
    // The original parts documents twice.
    const isSecondDocument = index > 0 && flags.string("output") === "yaml";
    await io.out(`${isSecondDocument ? "---\n" : ""}${print(object, "created")}`);
  }
  return 0;
}

/** What was made goes afterwards where that is asked for, however it ended. */
async function attached(
  call: Call,
  connection: Connection,
  made: KubeObject[],
  deletion: Record<string, unknown>,
): Promise<number> {
  const { flags, io } = call;
  const pod = made.at(-1)!;
  try {
    return await runAttached(call, connection, pod);
  } finally {
    if (flags.bool("rm")) {
      for (const { kind, metadata } of made) {
        const resource = kind === "Pod" ? PODS : { group: "", version: "v1", name: "services" };
        const { namespace } = connection;
        await connection.client.delete(resourcePath(resource, { namespace, name: metadata.name }), deletion);
        if (!flags.bool("quiet")) {
          await io.out(
            `${kind?.toLowerCase()} ${JSON.stringify(metadata.name)} deleted from ${namespace} namespace\n`,
          );
        }
      }
    }
  }
}

/** A reference: a host and its port, a path of small letters, a tag, a digest (github.com/distribution/reference). */
const HOST =
  /(?:(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[a-fA-F0-9:]+\])(?::\d+)?\//;
const PART = /[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*/;
const ENDS =
  /(?::\w[\w.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?/;
const IMAGE = new RegExp(`^(?:${HOST.source})?${PART.source}(?:/${PART.source})*${ENDS.source}$`);

function checkRun({ flags }: Call, isTrialAttached: boolean, isAttached: boolean): void {
  const image = flags.string("image");
  if (flags.bool("tty") && !flags.bool("stdin")) {
    throw new ArgumentsError("-i/--stdin is required for containers with -t/--tty=true");
  }
  if (image === "") throw new Error("--image is required");
  if (!IMAGE.test(image)) {
    throw new Error(`Invalid image name ${JSON.stringify(image)}: invalid reference format`);
  }
  if (flags.bool("expose") && flags.string("port") === "") {
    throw new ArgumentsError("--port must be set when exposing a service");
  }
  if (isTrialAttached) {
    throw new ArgumentsError(
      "--dry-run=[server|client] can't be used with attached containers options (--attach, --stdin, or --tty)",
    );
  }
  if (flags.bool("rm") && !isAttached) {
    throw new ArgumentsError("--rm should only be used for attached containers");
  }
  const policy = flags.string("image-pull-policy");
  if (policy && !["Always", "IfNotPresent", "Never"].includes(policy)) {
    throw new ArgumentsError(`invalid image pull policy: ${policy}`);
  }
  const restart = flags.string("restart");
  if (restart && !["Always", "OnFailure", "Never"].includes(restart)) {
    throw new ArgumentsError(`invalid restart policy: ${restart}`);
  }
}
