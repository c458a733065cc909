import { switchFlag, textFlag } from "../docker_flags.ts";
import { DockerFailure } from "../engine_errors.ts";
import type { ContainerDetails } from "../engine_objects.ts";
import { containerPath } from "../every_target.ts";
import { chunksOf, outputFrames } from "../output_frames.ts";
import { timestamp } from "../times.ts";
import type { Verb } from "../verb.ts";

export const logs: Verb = {
  calls: ["container logs", "logs"],
  summary: "Print what a container has written",
  usage: "[OPTIONS] CONTAINER",
  flags: [
    switchFlag("details", "Include what the log driver adds"),
    switchFlag("f, follow", "Keep printing what is written from now on"),
    textFlag("since", 'Begin at a time ("2013-01-02T13:23:37Z"), or so long ago ("42m")'),
    textFlag("n, tail", "Print only this many of the last lines", { default: "all" }),
    switchFlag("t, timestamps", "Print the time before each line"),
    textFlag("until", 'End at a time ("2013-01-02T13:23:37Z"), or so long ago ("42m")'),
  ],
  takes: { min: 1, max: 1 },
  async run({ flags, args, io, client }) {
    const path = containerPath(args[0]!);
    const { Config, Id } = await client.get<ContainerDetails>(`${path}/json`);
    const time = (name: "since" | "until"): string => {
      if (flags.string(name) === "") return "";
      try {
        return timestamp(flags.string(name), io.now());
      } catch (error) {
        if (!(error instanceof DockerFailure)) throw error;
        throw new DockerFailure(`invalid value for "${name}": ${error.message}`);
      }
    };
    const { body } = await client.request("GET", `/containers/${Id}/logs`, {
      query: {
        stdout: true,
        stderr: true,
        details: flags.bool("details"),
        follow: flags.bool("follow"),
        since: time("since"),
        until: time("until"),
        tail: flags.string("tail"),
        timestamps: flags.bool("timestamps"),
      },
    });
    if (Config.Tty) {
      for await (const chunk of chunksOf(body)) await io.write(chunk);
      return 0;
    }
    for await (const { stream, bytes } of outputFrames(chunksOf(body))) {
      await (stream === "out" ? io.write(bytes) : io.writeError(bytes));
    }
    return 0;
  },
};
