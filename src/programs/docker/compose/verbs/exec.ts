import { parseFlags } from "../../../flags.ts";
import { listFlag, numberFlag, switchFlag, textFlag, variableError } from "../../docker_flags.ts";
import { exec as dockerExec } from "../../run/exec.ts";
import type { ComposeVerb } from "../compose_verb.ts";
import { serviceContainer } from "../engine/service_container.ts";

export const exec: ComposeVerb = {
  name: "exec",
  summary: "Run a command in a service's running container",
  usage: "[OPTIONS] SERVICE COMMAND [ARGS...]",
  flags: [
    switchFlag("d, detach", "Run it in the background"),
    listFlag("e, env", "An environment variable", { type: "stringArray", check: variableError }),
    numberFlag("index", "Number of the container, where a service has several"),
    { ...switchFlag("i, interactive", "Keep STDIN open", true), hidden: true },
    switchFlag("T, no-tty", "Give it no terminal"),
    { ...switchFlag("no-TTY", "Give it no terminal"), hidden: true },
    switchFlag("privileged", "With all rights"),
    { ...switchFlag("t, tty", "Give it a terminal", true), hidden: true },
    textFlag("u, user", "User to run it as"),
    textFlag("w, workdir", "Folder it starts in"),
  ],
  takes: { min: 2 },
  stopsAtArgument: true,
  async run(call) {
    const { flags, args, io, client, settings } = call;
    const [service, ...command] = args;
    const container = await serviceContainer(call, service!, { index: flags.number("index") ?? 0 });
    const hasTerminal = !flags.bool("no-tty") && !flags.bool("no-TTY") && flags.bool("tty") &&
      !flags.bool("detach") && io.isTerminal("input") && io.isTerminal("output");
    const words = [
      ...(flags.bool("detach") ? ["--detach"] : flags.bool("interactive") ? ["--interactive"] : []),
      ...(hasTerminal ? ["--tty"] : []),
      ...(flags.bool("privileged") ? ["--privileged"] : []),
      ...flags.list("env").flatMap((one) => ["--env", one]),
      ...(flags.string("user") ? ["--user", flags.string("user")] : []),
      ...(flags.string("workdir") ? ["--workdir", flags.string("workdir")] : []),
      container.Id,
      ...command,
    ];
    const parsed = parseFlags(dockerExec.flags, words, { stopAtArgument: true });
    const quiet = flags.bool("detach") ? { ...io, out: () => Promise.resolve() } : io;
    return await dockerExec.run({ ...parsed, io: quiet, client, settings, path: "docker exec" });
  },
};
