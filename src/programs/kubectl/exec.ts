import { openExec } from "../../cluster/exec.ts";
import type { Connection } from "../connection.ts";
import { ArgumentsError } from "../flags.ts";
import type { Call, Program } from "../program.ts";
import { readManifests } from "./manifest_source.ts";
import { chooseContainer, containerFlag, refuseCompleted } from "./pod_container.ts";
import { attachablePod, namedObject } from "./pod_target.ts";
import { runRemote } from "./remote_command.ts";
import { runningTimeout, runningTimeoutFlag } from "./running_timeout.ts";

/** `kubectl exec`. */
export const exec: Program = {
  name: "exec",
  summary: "Run a command inside a container",
  description: "Run a command in a container of a pod, and show what it prints.",
  usage: ["(POD | TYPE/NAME) [-c CONTAINER] [flags] -- COMMAND [args...]"],
  flags: [
    containerFlag,
    {
      name: "filename",
      short: "f",
      kind: "list",
      usage: "Files that name the object to run the command in.",
    },
    { name: "kustomize", kind: "string", hidden: true, usage: "A folder with a kustomization." },
    { name: "recursive", kind: "bool", hidden: true, usage: "Read the folders below, too." },
    runningTimeoutFlag(60_000),
    { name: "quiet", short: "q", kind: "bool", usage: "Print only what the command prints." },
    { name: "stdin", short: "i", kind: "bool", usage: "Pass standard input on to the command." },
    { name: "tty", short: "t", kind: "bool", usage: "Give the command a terminal." },
  ],
  examples: [
    ["A command in a pod's first container", "kubectl exec web-0 -- date"],
    ["A shell in the container app", "kubectl exec -it web-0 -c app -- sh"],
    ["In the first pod of a deployment", "kubectl exec deploy/web -- env"],
    ["In the first pod behind a service", "kubectl exec svc/web -- cat /etc/hostname"],
  ],
  async run(call) {
    const { flags, io } = call;
    const { target, command } = parts(call);
    const timeoutMs = runningTimeout(flags);
    const connection = await call.connect();
    const named = target === undefined
      ? await namedByFiles(call, connection)
      : await namedObject(connection, target, io.signal);
    const pod = await attachablePod(connection, named, { io, timeoutMs });
    refuseCompleted(pod, "exec into");
    const choice = chooseContainer(pod, flags.string("container"));
    const quiet = flags.bool("quiet");
    if (choice.remark !== undefined && !quiet) await io.err(choice.remark);
    const { namespace, name } = pod.metadata;
    return await runRemote(call, {
      stdin: flags.bool("stdin"),
      tty: flags.bool("tty"),
      quiet,
      open: (streams) =>
        openExec(connection.client, {
          ...streams,
          namespace: namespace!,
          pod: name!,
          container: choice.name,
          command,
          signal: io.signal,
        }),
    });
  },
};

/** What is before `--` and what is after it. */
function parts({ flags, args, beforeDash }: Call): { target: string | undefined; command: string[] } {
  const hasFiles = flags.list("filename").length > 0;
  if (args.length === 0 && !hasFiles) throw new Error("pod, type/name or --filename must be specified");
  if (beforeDash === undefined && args.length > 1) {
    throw new ArgumentsError(
      "exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead",
    );
  }
  const before = args.slice(0, beforeDash ?? args.length);
  const command = args.slice(before.length);
  if (before.length === 0 && !hasFiles) {
    throw new Error("pod, type/name or --filename must be specified");
  }
  if (command.length === 0) throw new Error("you must specify at least one command for the container");
  return { target: hasFiles ? undefined : before[0], command };
}

async function namedByFiles(call: Call, connection: Connection) {
  const { manifests, problem } = await readManifests(call, connection);
  if (problem) throw problem.errors[0];
  const [first] = manifests;
  if (!first) throw new Error("no objects passed to exec");
  const { kind } = first.resource;
  return await namedObject(connection, `${kind}/${first.name}`, call.io.signal);
}
