import { listFlag, switchFlag, textFlag, variableError } from "../docker_flags.ts";
import { DockerFailure } from "../engine_errors.ts";
import { containerPath } from "../every_target.ts";
import type { Verb } from "../verb.ts";
import { joinStreams } from "./attached_streams.ts";
import { followSize } from "./lifetime.ts";
import { readVariables } from "./variable_files.ts";

export const exec: Verb = {
  calls: ["container exec", "exec"],
  summary: "Run a further command in a container",
  usage: "[OPTIONS] CONTAINER COMMAND [ARG...]",
  flags: [
    switchFlag("d, detach", "Run it in the background"),
    textFlag("detach-keys", "Keys that detach from it and leave it running"),
    listFlag("e, env", "An environment variable", { check: variableError }),
    listFlag("env-file", "Read environment variables from a file"),
    switchFlag("i, interactive", "Keep STDIN open, attached or not"),
    switchFlag("privileged", "Give it every right"),
    switchFlag("t, tty", "Give it a terminal"),
    textFlag("u, user", 'User, by name or number ("<name|uid>[:<group|gid>]")'),
    textFlag("w, workdir", "Working directory"),
  ],
  takes: { min: 2 },
  stopsAtArgument: true,
  async run(call) {
    const { flags, args, io, client } = call;
    const [name, ...Cmd] = args;
    const Env = await readVariables(io, flags.list("env-file"), flags.list("env"));
    const isDetached = flags.bool("detach");
    const [Tty, hasInput] = [flags.bool("tty"), flags.bool("interactive") && !isDetached];
    const path = containerPath(name!);
    await client.get(`${path}/json`);
    if (!isDetached && hasInput && Tty && !io.isTerminal("input")) {
      throw new DockerFailure("the input device is not a TTY");
    }
    const size = io.isTerminal("output") ? io.terminal?.size : undefined;
    const ConsoleSize = size && Tty ? { ConsoleSize: [size.rows, size.columns] } : {};
    const detachKeys = flags.string("detach-keys") || call.settings.file.detachKeys || "";
    const { Id } = await client.json<{ Id: string }>("POST", `${path}/exec`, {
      json: {
        User: flags.string("user"),
        Privileged: flags.bool("privileged"),
        Tty,
        AttachStdin: hasInput,
        AttachStdout: !isDetached,
        AttachStderr: !isDetached,
        DetachKeys: detachKeys,
        Env: Env.length ? Env : null,
        WorkingDir: flags.string("workdir"),
        Cmd,
        ...(isDetached ? { Detach: true } : {}),
        ...ConsoleSize,
      },
    });
    if (!Id) throw new DockerFailure("exec ID empty");
    if (isDetached) {
      await client.tell("POST", `/exec/${Id}/start`, { json: { Detach: true, Tty, ...ConsoleSize } });
      return 0;
    }
    const channel = await client.hijack(`/exec/${Id}/start`, {
      json: { Detach: false, Tty, ...ConsoleSize },
    });
    const endFollowing = Tty && size ? followSize(call, `/exec/${Id}`) : () => {};
    try {
      if (await joinStreams(io, { channel, hasTerminal: Tty, hasInput, detachKeys }) === "detached") {
        throw new DockerFailure("read escape sequence");
      }
    } finally {
      endFollowing();
    }
    return (await client.get<{ ExitCode: number }>(`/exec/${Id}/json`)).ExitCode ?? 0;
  },
};
