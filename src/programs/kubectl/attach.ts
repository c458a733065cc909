import type { IPod } from "kubernetes-models/v1/Pod";
import { openAttach } from "../../cluster/attach.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { Connection } from "../connection.ts";
import { ArgumentsError } from "../flags.ts";
import type { Call, Program } from "../program.ts";
import { chooseContainer, containerFlag, refuseCompleted } from "./pod_container.ts";
import { attachablePod, namedObject } from "./pod_target.ts";
import { runRemote } from "./remote_command.ts";
import { runningTimeout, runningTimeoutFlag } from "./running_timeout.ts";

/** `kubectl attach`. */
export const attach: Program = {
  name: "attach",
  summary: "Join the main process of a container",
  description: "Join the streams of the process that a container was started with.",
  usage: ["(POD | TYPE/NAME) -c CONTAINER"],
  flags: [
    containerFlag,
    {
      name: "detach-keys",
      kind: "string",
      default: "ctrl-p,ctrl-q",
      usage: "The keys, one after another, that leave the container alone.",
    },
    runningTimeoutFlag(60_000),
    { name: "quiet", short: "q", kind: "bool", usage: "Print only what the container prints." },
    { name: "stdin", short: "i", kind: "bool", usage: "Pass standard input on to the container." },
    { name: "tty", short: "t", kind: "bool", usage: "Standard input is a terminal." },
  ],
  examples: [
    ["What a pod's first container prints from now on", "kubectl attach web-0"],
    ["Typing into the container app", "kubectl attach web-0 -c app -it"],
    ["Any one pod that a replica set owns", "kubectl attach rs/web"],
  ],
  async run(call) {
    const { flags, args, io } = call;
    if (args.length === 0) throw new Error("at least 1 argument is required for attach");
    if (args.length > 2) {
      throw new ArgumentsError(
        "expected POD, TYPE/NAME, or TYPE NAME, (at most 2 arguments) saw " +
          `${args.length}: [${args.join(" ")}]`,
      );
    }
    const detachKeys = keyBytes(flags.string("detach-keys"));
    const timeoutMs = runningTimeout(flags);
    const connection = await call.connect();
    const named = await namedObject(connection, args.join("/"), io.signal);
    const pod = await attachablePod(connection, named, { io, timeoutMs });
    return await attachTo(call, connection, pod, {
      container: flags.string("container"),
      stdin: flags.bool("stdin"),
      tty: flags.bool("tty"),
      quiet: flags.bool("quiet"),
      detachKeys,
    });
  },
};

export interface AttachWish {
  /** "": the one that kubectl takes by itself. */
  container: string;
  stdin: boolean;
  tty: boolean;
  quiet: boolean;
  detachKeys?: readonly number[];
}

/** Joins a container of that pod; for run and debug, too. Answers the exit code. */
export async function attachTo(
  call: Pick<Call, "io">,
  { client }: Connection,
  pod: KubeObject,
  wish: AttachWish,
): Promise<number> {
  const { io } = call;
  const { spec } = pod as unknown as IPod;
  refuseCompleted(pod, "attach");
  const choice = choiceFor(pod, wish.container);
  const { quiet, stdin, detachKeys } = wish;
  if (choice.remark !== undefined && !quiet) await io.err(choice.remark);
  const container = [
    ...(spec?.containers ?? []),
    ...(spec?.initContainers ?? []),
    ...(spec?.ephemeralContainers ?? []),
  ].find(({ name }) => name === choice.name);
  let tty = wish.tty;
  if (tty && !container?.tty) {
    tty = false;
    if (!quiet) {
      await io.err(
        `error: Unable to use a TTY - container ${choice.name} did not allocate one\n`,
      );
    }
  } else if (!wish.tty && container?.tty) tty = stdin; // its output would be a riddle without one
  const { namespace, name } = pod.metadata;
  return await runRemote(call, {
    stdin,
    tty,
    quiet,
    greeting: GREETING,
    ...(detachKeys ? { detachKeys } : {}),
    open: (streams) =>
      openAttach(client, {
        ...streams,
        namespace: namespace!,
        pod: name!,
        container: choice.name,
        signal: io.signal,
      }),
  });
}

const GREETING = "All commands and output from this session will be recorded in container logs, including " +
  "credentials and sensitive information passed through the command prompt.\n" +
  "If you don't see a command prompt, try pressing enter.\n";

function choiceFor(pod: KubeObject, container: string): ReturnType<typeof chooseContainer> {
  try {
    return chooseContainer(pod, container);
  } catch (error) {
    throw new Error(`cannot attach to the container: ${(error as Error).message}`, { cause: error });
  }
}

/** `ctrl-p,ctrl-q` as the bytes that a terminal sends. */
function keyBytes(text: string): number[] {
  return text.split(",").filter(Boolean).map((key) => {
    const control = /^ctrl-([a-z@[\]^_\\])$/i.exec(key);
    if (control) return control[1]!.toUpperCase().charCodeAt(0) & 0x1f;
    if (key.length === 1) return key.charCodeAt(0);
    throw new Error(`invalid detach keys: Unknown character: '${key}'`);
  });
}
