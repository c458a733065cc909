/** `attach` and `start`: streams of containers that are there already. */
import { switchFlag, textFlag } from "../docker_flags.ts";
import { DockerFailure, EngineRefusal } from "../engine_errors.ts";
import type { ContainerDetails } from "../engine_objects.ts";
import { containerPath, everyTarget } from "../every_target.ts";
import type { DockerCall, Verb } from "../verb.ts";
import { joinStreams } from "./attached_streams.ts";
import { awaitExit, exitCode, followSize, passSignals } from "./lifetime.ts";
import { startCode } from "./run.ts";

export const attach: Verb = {
  calls: ["container attach", "attach"],
  summary: "Join this terminal to the main process of a container",
  usage: "[OPTIONS] CONTAINER",
  flags: [
    textFlag("detach-keys", "Keys that detach from it and leave it running"),
    switchFlag("no-stdin", "Do not forward STDIN"),
    switchFlag("sig-proxy", "Forward signals to its process", true),
  ],
  takes: { min: 1, max: 1 },
  async run(call) {
    const path = containerPath(call.args[0]!);
    // Before anything else, so that an end meanwhile is not missed; one that is not there is told by what follows.
    const exit = await awaitExit(call.client, path).catch(() => undefined);
    const { State, Config, Id } = await call.client.get<ContainerDetails>(`${path}/json`);
    if (!State.Running) throw new DockerFailure("You cannot attach to a stopped container, start it first");
    if (State.Paused) throw new DockerFailure("You cannot attach to a paused container, unpause it first");
    if (State.Restarting) {
      throw new DockerFailure("You cannot attach to a restarting container, wait until it is running");
    }
    const hasInput = Config.OpenStdin && !call.flags.bool("no-stdin");
    checkTerminal(call, hasInput && Config.Tty);
    return await joined(call, `/containers/${Id}`, { Config, hasInput, ...(exit ? { exit } : {}) });
  },
};

export const start: Verb = {
  calls: ["container start", "start"],
  summary: "Start containers that are stopped or were only created",
  usage: "[OPTIONS] CONTAINER [CONTAINER...]",
  flags: [
    switchFlag("a, attach", "Show its output and forward signals to it"),
    textFlag("checkpoint", "Checkpoint to resume"),
    textFlag("checkpoint-dir", "Folder of checkpoints"),
    textFlag("detach-keys", "Keys that detach from it and leave it running"),
    switchFlag("i, interactive", "Forward STDIN to it"),
  ],
  takes: { min: 1 },
  async run(call) {
    const { flags, args, io, client } = call;
    if (!flags.bool("attach") && !flags.bool("interactive")) {
      return await everyTarget(io, args, (name) => client.tell("POST", `${containerPath(name)}/start`))
        .catch((error) => {
          throw error instanceof DockerFailure ? withNames(error, args) : error;
        });
    }
    if (args.length > 1) throw new DockerFailure("you cannot start and attach multiple containers at once");
    const { Config, HostConfig, Id } = await client.get<ContainerDetails>(`${containerPath(args[0]!)}/json`);
    const hasInput = flags.bool("interactive") && Config.OpenStdin;
    checkTerminal(call, hasInput && Config.Tty);
    const condition = HostConfig.AutoRemove ? "removed" : "next-exit";
    const path = `/containers/${Id}`;
    const begin = async (): Promise<void> => {
      try {
        await client.tell("POST", `${path}/start`);
      } catch (error) {
        if (!(error instanceof EngineRefusal)) throw error;
        throw new DockerFailure(error.message, {
          code: startCode(error.said) === 125 ? 1 : startCode(error.said),
        });
      }
    };
    return await joined(call, path, { Config, hasInput, condition, begin });
  },
};

/** The original says after its list of failures which containers it could not start. */
function withNames(error: DockerFailure, names: readonly string[]): DockerFailure {
  const failed = names.length === 1 ? names : names.filter((name) => error.message.includes(name));
  return new DockerFailure(`${error.message}\nError: failed to start containers: ${failed.join(", ")}`);
}

function checkTerminal({ io }: DockerCall, isNeeded: boolean): void {
  if (isNeeded && !io.isTerminal("input")) throw new DockerFailure("the input device is not a TTY");
}

interface Joining {
  Config: { Tty: boolean };
  hasInput: boolean;
  /** Absent: `exit` is awaited already. */
  condition?: "next-exit" | "removed";
  exit?: Awaited<ReturnType<typeof awaitExit>>;
  begin?: () => Promise<void>;
}

async function joined(call: DockerCall, path: string, joining: Joining): Promise<number> {
  const { flags, io, client } = call;
  const { Config, hasInput, condition, begin } = joining;
  const detachKeys = flags.string("detach-keys") || call.settings.file.detachKeys || "";
  const channel = await client.hijack(`${path}/attach`, {
    query: { stream: true, stdin: hasInput, stdout: true, stderr: true, detachKeys },
  });
  const exit = joining.exit ?? await awaitExit(client, path, condition);
  const endings: (() => void)[] = [];
  if (!Config.Tty) endings.push(passSignals(call, path));
  const streams = joinStreams(io, { channel, hasTerminal: Config.Tty, hasInput, detachKeys });
  streams.catch(() => {});
  try {
    await begin?.();
    if (Config.Tty && io.isTerminal("output")) endings.push(followSize(call, path));
    return await streams === "detached" ? 0 : await exitCode(exit);
  } finally {
    channel.close();
    endings.forEach((end) => end());
  }
}
