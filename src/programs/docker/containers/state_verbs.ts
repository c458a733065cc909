/** Verbs that change the state of containers and print their names. */
import { numberFlag, switchFlag, textFlag } from "../docker_flags.ts";
import type { ClientRequest } from "../engine_client.ts";
import { DockerFailure, EngineRefusal } from "../engine_errors.ts";
import { containerPath, everyTarget } from "../every_target.ts";
import type { DockerCall, Verb } from "../verb.ts";

const each =
  (ask: (call: DockerCall, path: string) => { method: string; path: string; options?: ClientRequest }) =>
  (call: DockerCall): Promise<number> =>
    everyTarget(call.io, call.args, async (name) => {
      const { method, path, options } = ask(call, containerPath(name));
      await call.client.tell(method, path, options);
    });

const stopFlags = [
  textFlag("s, signal", "The signal to use"),
  numberFlag("t, timeout", "Seconds to wait before killing it"),
  { ...numberFlag("time", "Seconds to wait before killing it"), hidden: true },
];

function stopQuery({ flags }: DockerCall): Record<string, string | number | undefined> {
  if (flags.has("time") && flags.has("timeout")) {
    throw new DockerFailure("conflicting options: cannot specify both --timeout and --time");
  }
  const seconds = flags.number("timeout") ?? flags.number("time");
  return { signal: flags.string("signal"), t: seconds };
}

export const stop: Verb = {
  calls: ["container stop", "stop"],
  summary: "Stop containers: ask them to end, and kill them when they do not",
  usage: "[OPTIONS] CONTAINER [CONTAINER...]",
  flags: stopFlags,
  takes: { min: 1 },
  run: each((call, path) => ({ method: "POST", path: `${path}/stop`, options: { query: stopQuery(call) } })),
};

export const restart: Verb = {
  calls: ["container restart", "restart"],
  summary: "Stop containers and start them again",
  usage: "[OPTIONS] CONTAINER [CONTAINER...]",
  flags: stopFlags,
  takes: { min: 1 },
  run: each((call, path) => ({
    method: "POST",
    path: `${path}/restart`,
    options: { query: stopQuery(call) },
  })),
};

export const kill: Verb = {
  calls: ["container kill", "kill"],
  summary: "Send containers a signal, SIGKILL if none is named",
  usage: "[OPTIONS] CONTAINER [CONTAINER...]",
  flags: [textFlag("s, signal", "The signal to use")],
  takes: { min: 1 },
  run: each(({ flags }, path) => ({
    method: "POST",
    path: `${path}/kill`,
    options: { query: { signal: flags.string("signal") } },
  })),
};

export const pause: Verb = {
  calls: ["container pause", "pause"],
  summary: "Freeze every process of containers",
  usage: "CONTAINER [CONTAINER...]",
  flags: [],
  takes: { min: 1 },
  run: each((_call, path) => ({ method: "POST", path: `${path}/pause` })),
};

export const unpause: Verb = {
  calls: ["container unpause", "unpause"],
  summary: "Let the processes of paused containers go on",
  usage: "CONTAINER [CONTAINER...]",
  flags: [],
  takes: { min: 1 },
  run: each((_call, path) => ({ method: "POST", path: `${path}/unpause` })),
};

export const wait: Verb = {
  calls: ["container wait", "wait"],
  summary: "Wait until containers have ended, then print their exit codes",
  usage: "CONTAINER [CONTAINER...]",
  flags: [],
  takes: { min: 1 },
  run: ({ io, args, client }) =>
    everyTarget(io, args, async (name) => {
      const { StatusCode, Error: failed } = await client.json<
        { StatusCode: number; Error?: { Message: string } }
      >(
        "POST",
        `${containerPath(name)}/wait`,
      );
      if (failed?.Message) throw new DockerFailure(failed.Message);
      return String(StatusCode);
    }),
};

export const rm: Verb = {
  calls: ["container rm", "container remove", "rm"],
  summary: "Remove containers",
  usage: "[OPTIONS] CONTAINER [CONTAINER...]",
  flags: [
    switchFlag("f, force", "Remove running containers too: they are killed"),
    switchFlag("l, link", "Remove the link of that name, not a container"),
    switchFlag("v, volumes", "Remove its anonymous volumes too"),
  ],
  takes: { min: 1 },
  run: ({ io, args, client, flags }) =>
    everyTarget(io, args, async (name) => {
      const bare = name.replace(/^\/+|\/+$/g, "");
      if (bare === "") throw new DockerFailure("container name cannot be empty");
      const query = { force: flags.bool("force"), link: flags.bool("link"), v: flags.bool("volumes") };
      try {
        await client.tell("DELETE", containerPath(bare), { query });
      } catch (error) {
        // What is gone already is what force wanted; it is told, and is no failure.
        if (!(flags.bool("force") && error instanceof EngineRefusal && error.status === 404)) throw error;
        await io.err(`${error.message}\n`);
        return false;
      }
      return undefined;
    }),
};

export const rename: Verb = {
  calls: ["container rename", "rename"],
  summary: "Give a container another name",
  usage: "CONTAINER NEW_NAME",
  flags: [],
  takes: { min: 2, max: 2 },
  async run({ args, client }) {
    const [before, after] = args.map((name) => name.trim());
    if (!before || !after) throw new DockerFailure("Error: Neither old nor new names may be empty");
    try {
      await client.tell("POST", `${containerPath(before)}/rename`, { query: { name: after } });
    } catch (error) {
      if (!(error instanceof EngineRefusal)) throw error;
      throw new DockerFailure(`${error.message}\nError: failed to rename container named ${before}`);
    }
    return 0;
  },
};
