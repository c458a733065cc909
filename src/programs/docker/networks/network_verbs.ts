/** What is done to networks and volumes: `create`, `rm`, `connect`, `disconnect`. */
import type { Io } from "../../io.ts";
import { isConfirmed } from "../confirm.ts";
import {
  bytesFlag,
  keyValues,
  labelError,
  listFlag,
  mapFlag,
  numberFlag,
  switchFlag,
  textFlag,
  wordsFlag,
} from "../docker_flags.ts";
import { DockerFailure, EngineRefusal } from "../engine_errors.ts";
import type { EngineClient } from "../engine_client.ts";
import { everyTarget } from "../every_target.ts";
import { linkError } from "../run/flag_checks.ts";
import type { Verb } from "../verb.ts";
import { poolsOf } from "./address_pools.ts";

export const networkCreate: Verb = {
  calls: ["network create"],
  summary: "Create a network",
  usage: "[OPTIONS] NETWORK",
  flags: [
    switchFlag("attachable", "Containers may join it by hand"),
    mapFlag("aux-address", "Addresses that the driver uses itself"),
    textFlag("config-from", "Network to take the configuration from"),
    switchFlag("config-only", "Only a configuration for others"),
    textFlag("d, driver", "Driver", { default: "bridge" }),
    wordsFlag("gateway", "Gateway of the subnet"),
    switchFlag("ingress", "The network that routes into a swarm"),
    switchFlag("internal", "Without a way out"),
    wordsFlag("ip-range", "Part of the subnet that containers get addresses from"),
    textFlag("ipam-driver", "Driver of addresses", { default: "default" }),
    mapFlag("ipam-opt", "Options of the driver of addresses"),
    switchFlag("ipv4", "Give out IPv4 addresses", true),
    switchFlag("ipv6", "Give out IPv6 addresses"),
    listFlag("label", "A label (NAME=VALUE)", { check: labelError }),
    mapFlag("o, opt", "Options of the driver"),
    textFlag("scope", "How far it reaches"),
    wordsFlag("subnet", "Subnet (10.0.0.0/24)"),
  ],
  takes: { min: 1, max: 1 },
  async run({ flags, args, io, client }) {
    const config = poolsOf({
      subnets: flags.list("subnet"),
      ranges: flags.list("ip-range"),
      gateways: flags.list("gateway"),
      auxiliary: keyValues(flags.list("aux-address")),
    });
    const from = flags.string("config-from");
    const { Id, Warning } = await client.json<{ Id: string; Warning?: string }>("POST", "/networks/create", {
      json: {
        Name: args[0],
        Driver: flags.string("driver"),
        Scope: flags.string("scope"),
        ...(flags.has("ipv4") ? { EnableIPv4: flags.bool("ipv4") } : {}),
        ...(flags.has("ipv6") ? { EnableIPv6: flags.bool("ipv6") } : {}),
        IPAM: {
          Driver: flags.string("ipam-driver"),
          Options: keyValues(flags.list("ipam-opt")),
          Config: config,
        },
        Internal: flags.bool("internal"),
        Attachable: flags.bool("attachable"),
        Ingress: flags.bool("ingress"),
        ConfigOnly: flags.bool("config-only"),
        ConfigFrom: from ? { Network: from } : null,
        Options: keyValues(flags.list("opt")),
        Labels: keyValues(flags.list("label")),
      },
    });
    if (Warning) await io.err(`WARNING: ${Warning}\n`);
    await io.out(`${Id}\n`);
    return 0;
  },
};

export const networkRm: Verb = {
  calls: ["network rm", "network remove"],
  summary: "Remove one or more networks",
  usage: "NETWORK [NETWORK...]",
  flags: [switchFlag("f, force", "Do not mind where it does not exist")],
  takes: { min: 1 },
  async run({ flags, args, io, client }) {
    let code = 0;
    for (const name of args) {
      try {
        const path = `/networks/${encodeURIComponent(name)}`;
        if (await isKeptIngress(io, client, path)) continue;
        await client.tell("DELETE", path);
        await io.out(`${name}\n`);
      } catch (error) {
        if (!(error instanceof EngineRefusal)) throw error;
        if (flags.bool("force") && error.status === 404) continue;
        await io.err(`${error.message}\n`);
        code = 1;
      }
    }
    if (code) await io.err(`exit status ${code}\n`);
    return code;
  },
};

/** Without the network that routes into a swarm its services cannot be reached: that is asked. */
async function isKeptIngress(io: Io, client: EngineClient, path: string): Promise<boolean> {
  const network = await client.get<{ Ingress?: boolean }>(path).catch(() => undefined);
  if (!network?.Ingress) return false;
  return !await isConfirmed(
    io,
    "WARNING! Before removing the routing-mesh network, make sure all the nodes in your swarm run the same docker " +
      "engine version. Otherwise, removal may not be effective and functionality of newly create ingress networks " +
      "will be impaired.\nAre you sure you want to continue?",
  );
}

export const networkConnect: Verb = {
  calls: ["network connect"],
  summary: "Connect a container to a network",
  usage: "[OPTIONS] NETWORK CONTAINER",
  flags: [
    wordsFlag("alias", "A further name in this network"),
    wordsFlag("driver-opt", "Options of the driver"),
    numberFlag("gw-priority", "The network with the highest gives the default gateway"),
    textFlag("ip", 'IPv4 address ("172.30.100.104")'),
    textFlag("ip6", 'IPv6 address ("2001:db8::33")'),
    listFlag("link", "Another container to link to", { check: linkError }),
    wordsFlag("link-local-ip", "A link-local address"),
  ],
  takes: { min: 2, max: 2 },
  async run({ flags, args, client }) {
    const [network, Container] = args;
    const options = flags.list("driver-opt");
    const bare = options.find((option) => !option.includes("="));
    if (bare !== undefined) throw new DockerFailure("invalid key=value pair in driver options");
    await client.tell("POST", `/networks/${encodeURIComponent(network!)}/connect`, {
      json: {
        Container,
        EndpointConfig: {
          IPAMConfig: {
            IPv4Address: flags.string("ip"),
            IPv6Address: flags.string("ip6"),
            LinkLocalIPs: flags.list("link-local-ip"),
          },
          Links: flags.list("link"),
          Aliases: flags.list("alias"),
          DriverOpts: keyValues(options),
          GwPriority: flags.number("gw-priority") ?? 0,
        },
      },
    });
    return 0;
  },
};

export const networkDisconnect: Verb = {
  calls: ["network disconnect"],
  summary: "Disconnect a container from a network",
  usage: "[OPTIONS] NETWORK CONTAINER",
  flags: [switchFlag("f, force", "Whatever the container says")],
  takes: { min: 2, max: 2 },
  async run({ flags, args, client }) {
    const [network, Container] = args;
    const json = { Container, Force: flags.bool("force") };
    await client.tell("POST", `/networks/${encodeURIComponent(network!)}/disconnect`, { json });
    return 0;
  },
};

export const volumeCreate: Verb = {
  calls: ["volume create"],
  summary: "Create a volume",
  usage: "[OPTIONS] [VOLUME]",
  flags: [
    textFlag("availability", 'Whether a volume of a cluster may be used ("active", "pause", "drain")', {
      default: "active",
    }),
    textFlag("d, driver", "Driver", { default: "local" }),
    textFlag("group", "Group of a volume of a cluster"),
    listFlag("label", "A label (NAME=VALUE)", { check: labelError }),
    bytesFlag("limit-bytes", "Least size of a volume of a cluster"),
    mapFlag("o, opt", "Options of the driver"),
    bytesFlag("required-bytes", "Most size of a volume of a cluster"),
    textFlag("scope", 'Who may use a volume of a cluster ("single", "multi")', { default: "single" }),
    mapFlag("secret", "Secrets of a volume of a cluster"),
    textFlag("sharing", 'How a volume of a cluster is shared ("none", "readonly", "onewriter", "all")', {
      default: "none",
    }),
    listFlag("topology-preferred", "Where a volume of a cluster should be"),
    listFlag("topology-required", "Where a volume of a cluster has to be"),
    textFlag("type", 'Kind of a volume of a cluster ("mount", "block")', { default: "block" }),
  ],
  takes: { max: 1 },
  async run({ flags, args, io, client }) {
    const { Name } = await client.json<{ Name: string }>("POST", "/volumes/create", {
      json: {
        ...(args[0] ? { Name: args[0] } : {}),
        Driver: flags.string("driver"),
        DriverOpts: keyValues(flags.list("opt")),
        Labels: keyValues(flags.list("label")),
      },
    });
    await io.out(`${Name}\n`);
    return 0;
  },
};

export const volumeRm: Verb = {
  calls: ["volume rm", "volume remove"],
  summary: "Remove one or more volumes",
  description: "Remove one or more volumes. A volume that a container uses stays.",
  usage: "[OPTIONS] VOLUME [VOLUME...]",
  flags: [switchFlag("f, force", "Do not mind where it does not exist")],
  takes: { min: 1 },
  run: ({ flags, args, io, client }) =>
    everyTarget(
      io,
      args,
      (name) =>
        client.tell("DELETE", `/volumes/${encodeURIComponent(name)}`, {
          query: { force: flags.bool("force") },
        }),
    ),
};
