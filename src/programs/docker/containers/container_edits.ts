/** `update` and `commit`. */
import { bytesFlag, type DockerFlag, listFlag, numberFlag, switchFlag, textFlag } from "../docker_flags.ts";
import { DockerFailure } from "../engine_errors.ts";
import { containerPath, everyTarget } from "../every_target.ts";
import { parseReference, withDefaultTag } from "../image_reference.ts";
import { cpusError, unsigned16Error } from "../run/flag_checks.ts";
import { nanoCpus, restartPolicy } from "../run/host_config.ts";
import { parseBytes } from "../sizes.ts";
import type { Verb } from "../verb.ts";

const updateFlags: readonly DockerFlag[] = [
  textFlag("blkio-weight", "Block I/O relative to other containers: 10 to 1000, or 0 for no weight", {
    type: "uint16",
    shown: "0",
    check: unsigned16Error,
  }),
  numberFlag("cpu-period", "Period of the CPU scheduler (CFS), in microseconds"),
  numberFlag("cpu-quota", "CPU time in each period, in microseconds"),
  numberFlag("cpu-rt-period", "Period of the real-time scheduler, in microseconds"),
  numberFlag("cpu-rt-runtime", "Real-time CPU time in each period, in microseconds"),
  numberFlag("c, cpu-shares", "CPU time relative to other containers"),
  textFlag("cpus", "How many CPUs it may use; fractions are allowed", { type: "decimal", check: cpusError }),
  textFlag("cpuset-cpus", "CPUs it may run on (0-3, 0,1)"),
  textFlag("cpuset-mems", "Memory nodes it may use (0-3, 0,1)"),
  bytesFlag("m, memory", "How much memory it may use"),
  bytesFlag("memory-reservation", "Memory that it is asked to stay below when the host runs short"),
  bytesFlag("memory-swap", "Memory and swap together; -1 leaves swap unlimited", {
    isUnlimited: true,
  }),
  numberFlag("pids-limit", "How many processes it may have (-1: any number)"),
  textFlag("restart", "When to start it again after it has ended"),
];

export const update: Verb = {
  calls: ["container update", "update"],
  summary: "Change the limits or the restart policy of containers",
  usage: "[OPTIONS] CONTAINER [CONTAINER...]",
  flags: updateFlags,
  takes: { min: 1 },
  async run({ flags, args, io, client }) {
    if (!updateFlags.some(({ name }) => flags.has(name))) {
      throw new DockerFailure("you must provide one or more flags when using this command");
    }
    const bytes = (name: string): number =>
      flags.string(name) === "-1" ? -1 : parseBytes(flags.string(name)) ?? 0;
    const restart = flags.string("restart");
    const json = {
      BlkioWeight: Number(flags.string("blkio-weight") || 0),
      CpusetCpus: flags.string("cpuset-cpus"),
      CpusetMems: flags.string("cpuset-mems"),
      CpuShares: flags.number("cpu-shares") ?? 0,
      Memory: bytes("memory"),
      MemoryReservation: bytes("memory-reservation"),
      MemorySwap: bytes("memory-swap"),
      CpuPeriod: flags.number("cpu-period") ?? 0,
      CpuQuota: flags.number("cpu-quota") ?? 0,
      CpuRealtimePeriod: flags.number("cpu-rt-period") ?? 0,
      CpuRealtimeRuntime: flags.number("cpu-rt-runtime") ?? 0,
      NanoCpus: flags.string("cpus") ? nanoCpus(flags.string("cpus")) : 0,
      ...(flags.has("pids-limit") ? { PidsLimit: flags.number("pids-limit") } : {}),
      RestartPolicy: restart ? restartPolicy(restart) : { Name: "", MaximumRetryCount: 0 },
    };
    const warnings: string[] = [];
    try {
      return await everyTarget(io, args, async (name) => {
        const told = await client.json<{ Warnings?: string[] | null }>(
          "POST",
          `${containerPath(name)}/update`,
          { json },
        );
        warnings.push(...told.Warnings ?? []);
      });
    } finally {
      if (warnings.length) await io.out(`${warnings.join("\n")}\n`);
    }
  },
};

export const commit: Verb = {
  calls: ["container commit", "commit"],
  summary: "Make an image of a container as it is now",
  usage: "[OPTIONS] CONTAINER [REPOSITORY[:TAG]]",
  flags: [
    textFlag("a, author", "Author to record"),
    listFlag("c, change", "Dockerfile instruction to apply to the result"),
    textFlag("m, message", "Text to keep with it"),
    switchFlag("p, pause", "Freeze the container while it is read", true),
  ],
  takes: { min: 1, max: 2 },
  async run({ flags, args, io, client }) {
    const [container, name] = args;
    const reference = name ? withDefaultTag(parseReference(name)) : undefined;
    const { Id } = await client.json<{ Id: string }>("POST", "/commit", {
      query: {
        container,
        repo: reference?.name,
        tag: reference?.tag,
        comment: flags.string("message"),
        author: flags.string("author"),
        changes: flags.list("change"),
        pause: flags.bool("pause") ? undefined : "0",
      },
      json: {},
    });
    await io.out(`${Id}\n`);
    return 0;
  },
};
