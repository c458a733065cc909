import { switchFlag, textFlag } from "../docker_flags.ts";
import { DockerFailure, EngineRefusal } from "../engine_errors.ts";
import type { DockerCall, Verb } from "../verb.ts";
import { joinStreams } from "./attached_streams.ts";
import { type ContainerRequest, containerRequest } from "./container_config.ts";
import { containerFlags } from "./container_flags.ts";
import { checkPull, createContainer } from "./create_container.ts";
import { awaitExit, exitCode, followSize, passSignals } from "./lifetime.ts";

const NOT_OF_CREATE = new Set(["detach", "detach-keys", "sig-proxy"]);

export const run: Verb = {
  calls: ["container run", "run"],
  summary: "Start a new container of an image",
  usage: "[OPTIONS] IMAGE [COMMAND] [ARG...]",
  flags: [
    ...containerFlags,
    switchFlag("d, detach", "Run it in the background and print its ID"),
    textFlag("detach-keys", "Keys that detach from it and leave it running"),
    switchFlag("sig-proxy", "Forward signals to its process", true),
  ],
  takes: { min: 1 },
  stopsAtArgument: true,
  namesItself: true,
  async run(call) {
    checkPull(call.flags.string("pull"));
    const request = await containerRequest(call.flags, call.args, call.io);
    checkAttachment(call, request);
    return await runContainer(call, request);
  },
};

export const create: Verb = {
  calls: ["container create", "create"],
  summary: "Make a container without starting it",
  usage: "[OPTIONS] IMAGE [COMMAND] [ARG...]",
  flags: containerFlags.filter(({ name }) => !NOT_OF_CREATE.has(name)),
  takes: { min: 1 },
  stopsAtArgument: true,
  namesItself: true,
  async run(call) {
    checkPull(call.flags.string("pull"));
    const request = await containerRequest(call.flags, call.args, call.io);
    const id = await createContainer(call, request).catch((error) => {
      // The engine's words stand alone here, other than with run.
      throw error instanceof EngineRefusal ? new DockerFailure(error.message, { isPlain: true }) : error;
    });
    await call.io.out(`${id}\n`);
    return 0;
  },
};

/** What is in the background has nobody at its streams; what wants a terminal needs one. */
function checkAttachment({ flags, io }: DockerCall, { Config }: ContainerRequest): void {
  if (flags.bool("detach")) {
    if (flags.list("attach").length) {
      throw new DockerFailure("conflicting options: cannot specify both --attach and --detach", {
        isPlain: true,
      });
    }
    Object.assign(Config, { AttachStdin: false, AttachStdout: false, AttachStderr: false, StdinOnce: false });
    return;
  }
  if (Config.AttachStdin && Config.Tty && !io.isTerminal("input")) {
    throw new DockerFailure("the input device is not a TTY", { isPlain: true });
  }
}

async function runContainer(call: DockerCall, request: ContainerRequest): Promise<number> {
  const { flags, io, client } = call;
  const { Config } = request;
  const size = io.isTerminal("output") ? io.terminal?.size : undefined;
  if (size) request.HostConfig.ConsoleSize = [size.rows, size.columns];
  const id = await createContainer(call, request);
  const path = `/containers/${id}`;
  const isAttached = Boolean(Config.AttachStdin || Config.AttachStdout || Config.AttachStderr);
  if (!isAttached) {
    // Its ID is known, started or not.
    await startContainer(call, path).finally(() => io.out(`${id}\n`));
    return 0;
  }
  const detachKeys = flags.string("detach-keys") || call.settings.file.detachKeys || "";
  const channel = await client.hijack(`${path}/attach`, {
    query: {
      stream: true,
      stdin: Boolean(Config.AttachStdin),
      stdout: Boolean(Config.AttachStdout),
      stderr: Boolean(Config.AttachStderr),
      detachKeys,
    },
  });
  const exit = await awaitExit(client, path, flags.bool("rm") ? "removed" : "next-exit");
  const hasTerminal = flags.bool("tty");
  const endings: (() => void)[] = [];
  if (flags.bool("sig-proxy")) endings.push(passSignals(call, path));
  const hasInput = Boolean(Config.AttachStdin);
  const joined = joinStreams(io, { channel, hasTerminal, hasInput, detachKeys });
  joined.catch(() => {});
  try {
    await startContainer(call, path, () => {
      channel.close();
      return flags.bool("rm") ? exit.exit : undefined;
    });
    if (hasTerminal && size) endings.push(followSize(call, path));
    if (await joined === "detached") return 0;
    return await exitCode(exit);
  } finally {
    endings.forEach((end) => end());
  }
}

/** 127 where there is no such program, 126 where it may not be run, else 125. */
async function startContainer(call: DockerCall, path: string, onFailure?: () => unknown): Promise<void> {
  try {
    await call.client.tell("POST", `${path}/start`);
  } catch (error) {
    await onFailure?.();
    if (!(error instanceof EngineRefusal)) throw error;
    const text = `docker: ${error.message}\n\nRun '${call.path} --help' for more information`;
    throw new DockerFailure(text, { code: startCode(error.said), isPlain: true });
  }
}

export function startCode(said: string): number {
  if (
    /executable file not found|no such file or directory|system cannot find the file specified/.test(said)
  ) {
    return 127;
  }
  return /permission denied|is a directory/.test(said) ? 126 : 125;
}
