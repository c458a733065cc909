import { numberFlag, switchFlag, textFlag } from "../../docker_flags.ts";
import { timestamp } from "../../times.ts";
import type { ComposeVerb } from "../compose_verb.ts";
import { LogPrinter } from "../engine/log_printer.ts";
import { logName, streamLogs } from "../engine/log_stream.ts";
import { projectContainers } from "../engine/project_containers.ts";
import { checkServices } from "../project/wanted_services.ts";

export const logs: ComposeVerb = {
  name: "logs",
  summary: "Show what containers have written",
  usage: "[OPTIONS] [SERVICE...]",
  flags: [
    switchFlag("f, follow", "Go on with what comes"),
    numberFlag("index", "Number of the container, where a service has several"),
    switchFlag("no-color", "Without colours"),
    switchFlag("no-log-prefix", "Without names before the lines"),
    textFlag("since", 'From a time on ("2013-01-02T13:23:37Z"), or a span before now ("42m")'),
    textFlag("n, tail", "Only so many lines from the end of each container", { default: "all" }),
    switchFlag("t, timestamps", "Each line with its time"),
    textFlag("until", 'Up to a time ("2013-01-02T13:23:37Z"), or a span before now ("42m")'),
  ],
  async run(call) {
    const { flags, args, io, client, options } = call;
    const project = await call.project({ isUnchecked: true, keepsEnvFiles: true });
    checkServices(project, args);
    const all = await projectContainers(client, project.name, { services: args });
    const index = flags.number("index");
    const containers = all.filter(({ number }) => !index || number === index);
    const printer = new LogPrinter(io, {
      hasColor: !flags.bool("no-color") && options.ansi !== "never" &&
        (options.ansi === "always" || io.isTerminal("output")),
      hasPrefix: !flags.bool("no-log-prefix"),
    });
    const time = (name: string): string => flags.string(name) && timestamp(flags.string(name), io.now());
    const wish = {
      since: time("since"),
      until: time("until"),
      tail: flags.string("tail"),
      timestamps: flags.bool("timestamps"),
      follow: flags.bool("follow"),
    };
    for (const container of containers) printer.register(logName(container, project.name));
    const streams = containers.map((container) => () =>
      streamLogs({ client, printer, signal: io.signal }, container, logName(container, project.name), wish)
    );
    if (wish.follow) await Promise.all(streams.map((stream) => stream()));
    else for (const stream of streams) await stream();
    return io.signal.aborted ? 130 : 0;
  },
};
