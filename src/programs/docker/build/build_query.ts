import type { FlagValues } from "../../flags.ts";
import type { Io } from "../../io.ts";
import { keyValues } from "../docker_flags.ts";
import type { Query } from "../engine_client.ts";
import { ulimits } from "../run/ulimits.ts";
import { parseBytes } from "../sizes.ts";
import type { BuildContext } from "./build_context.ts";

/** The flags of `build` as the API takes them. */
export function buildQuery(flags: FlagValues, context: BuildContext, io: Pick<Io, "env">): Query {
  const json = (value: object): string => Object.keys(value).length ? JSON.stringify(value) : "";
  const bytes = (name: string): number | undefined =>
    flags.string(name) === "-1" ? -1 : parseBytes(flags.string(name)) || undefined;
  const network = flags.string("network");
  return {
    t: flags.list("tag"),
    dockerfile: context.dockerfile,
    remote: context.remote,
    buildargs: json(buildArguments(flags.list("build-arg"), io)),
    labels: json(keyValues(flags.list("label"))),
    cachefrom: flags.list("cache-from").length ? JSON.stringify(flags.list("cache-from")) : "",
    extrahosts: flags.list("add-host"),
    securityopt: flags.list("security-opt"),
    ulimits: flags.list("ulimit").length ? JSON.stringify(ulimits(flags.list("ulimit"))) : "",
    target: flags.string("target"),
    networkmode: network === "default" ? "" : network,
    platform: flags.string("platform").toLowerCase(),
    cgroupparent: flags.string("cgroup-parent"),
    isolation: flags.string("isolation"),
    cpuperiod: flags.number("cpu-period"),
    cpuquota: flags.number("cpu-quota"),
    cpushares: flags.number("cpu-shares"),
    cpusetcpus: flags.string("cpuset-cpus"),
    cpusetmems: flags.string("cpuset-mems"),
    memory: bytes("memory"),
    memswap: bytes("memory-swap"),
    shmsize: bytes("shm-size"),
    rm: flags.bool("rm") ? "1" : "0",
    forcerm: flags.bool("force-rm"),
    nocache: flags.bool("no-cache"),
    pull: flags.bool("pull"),
    q: flags.bool("quiet"),
    squash: flags.bool("squash"),
  };
}

/** A name without a value has the one that it has here, or none. */
function buildArguments(lines: readonly string[], io: Pick<Io, "env">): Record<string, string | null> {
  return Object.fromEntries(lines.map((line) => {
    const at = line.indexOf("=");
    return at < 0 ? [line, io.env(line) ?? null] : [line.slice(0, at), line.slice(at + 1)];
  }));
}
