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
  summary: "Make a network that containers can join",
  usage: "[OPTIONS] NETWORK",
  flags: [
    switchFlag("attachable", "Let containers join it by hand"),
    mapFlag("aux-address", "Addresses that the driver keeps for itself"),
    textFlag("config-from", "Network whose configuration to copy"),
    switchFlag("config-only", "Make only a configuration for other networks"),
    textFlag("d, driver", "Driver", { default: "bridge" }),
    wordsFlag("gateway", "Gateway of the subnet"),
    switchFlag("ingress", "Make the network that leads into a swarm"),
    switchFlag("internal", "Give it no way to the outside"),
    wordsFlag("ip-range", "Part of the subnet that containers' addresses come from"),
    textFlag("ipam-driver", "Address driver (IPAM)", { default: "default" }),
    mapFlag("ipam-opt", "Option for the address driver"),
    switchFlag("ipv4", "Assign IPv4 addresses", true),
    switchFlag("ipv6", "Assign IPv6 addresses"),
    listFlag("label", "A label (NAME=VALUE)", { check: labelError }),
    mapFlag("o, opt", "Option for the driver"),
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
  summary: "Remove networks that no container uses",
  usage: "NETWORK [NETWORK...]",
  flags: [switchFlag("f, force", "Do not complain if it does not exist")],
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
  summary: "Put a container into a further network",
  usage: "[OPTIONS] NETWORK CONTAINER",
  flags: [
    wordsFlag("alias", "Another name for it in this network"),
    wordsFlag("driver-opt", "Option for the driver"),
    numberFlag("gw-priority", "Priority of its gateway; the highest becomes the default"),
    textFlag("ip", 'IPv4 address ("172.30.100.104")'),
    textFlag("ip6", 'IPv6 address ("2001:db8::33")'),
    listFlag("link", "Another container to link to", { check: linkError }),
    wordsFlag("link-local-ip", "Link-local address of the container in it"),
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
  summary: "Take a container out of a network",
  usage: "[OPTIONS] NETWORK CONTAINER",
  flags: [switchFlag("f, force", "Disconnect it by force")],
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
  summary: "Make a volume",
  usage: "[OPTIONS] [VOLUME]",
  flags: [
    textFlag("availability", 'Whether a cluster volume may be used ("active", "pause", "drain")', {
      default: "active",
    }),
    textFlag("d, driver", "Driver", { default: "local" }),
    textFlag("group", "Group of a cluster volume"),
    listFlag("label", "A label (NAME=VALUE)", { check: labelError }),
    bytesFlag("limit-bytes", "Largest size of a cluster volume"),
    mapFlag("o, opt", "Option for the driver"),
    bytesFlag("required-bytes", "Least size of a cluster volume"),
    textFlag("scope", 'Who may use a cluster volume ("single", "multi")', { default: "single" }),
    mapFlag("secret", "Secrets for a cluster volume"),
    textFlag("sharing", 'How a cluster volume is shared ("none", "readonly", "onewriter", "all")', {
      default: "none",
    }),
    listFlag("topology-preferred", "Where a cluster volume should be"),
    listFlag("topology-required", "Where a cluster volume must be"),
    textFlag("type", 'Kind of cluster volume ("mount", "block")', { default: "block" }),
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
  summary: "Remove volumes",
  description: "Remove volumes. A volume that a container uses stays.",
  usage: "[OPTIONS] VOLUME [VOLUME...]",
  flags: [switchFlag("f, force", "Do not complain if it does not exist")],
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
