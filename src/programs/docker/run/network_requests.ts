/** `--network`: which networks a container is in, and with what addresses and names. */
import type { FlagValues } from "../../flags.ts";
import { DockerFailure } from "../engine_errors.ts";

export interface EndpointRequest {
  Aliases?: string[];
  Links?: string[];
  DriverOpts?: Record<string, string>;
  MacAddress?: string;
  GwPriority?: number;
  IPAMConfig?: { IPv4Address?: string; IPv6Address?: string; LinkLocalIPs?: string[] };
}

const BUILT_IN = new Set(["default", "bridge", "host", "none", "nat"]);

export function networkRequests(
  flags: FlagValues,
): { mode: string; endpoints: Record<string, EndpointRequest> } {
  const given = [...flags.list("network"), ...flags.list("net")].map(parseNetwork);
  const first = given[0] ?? { name: "default", endpoint: {} };
  const isOwn = !BUILT_IN.has(first.name) && !first.name.startsWith("container:");
  const aliases = [...flags.list("network-alias"), ...flags.list("net-alias")];
  if (aliases.length && !isOwn) {
    throw new DockerFailure("network-scoped aliases are only supported for user-defined networks");
  }
  merge(first.endpoint, flags, aliases, isOwn);
  const names = (given.length ? given : [first]).map(({ name, endpoint }) => [name, endpoint] as const);
  if (new Set(names.map(([name]) => name)).size < names.length) {
    const twice = names.find(([name], at) => names.findIndex(([other]) => other === name) < at)![0];
    throw new DockerFailure(`network "${twice}" is specified multiple times`);
  }
  return { mode: first.name, endpoints: Object.fromEntries(names) };
}

/** What other flags say belongs to the first network. */
function merge(endpoint: EndpointRequest, flags: FlagValues, aliases: string[], isOwn: boolean): void {
  if (aliases.length) endpoint.Aliases = [...endpoint.Aliases ?? [], ...aliases];
  if (isOwn && flags.list("link").length) endpoint.Links = [...endpoint.Links ?? [], ...flags.list("link")];
  if (flags.string("mac-address")) endpoint.MacAddress = flags.string("mac-address");
  const [ip, ip6, local] = [flags.string("ip"), flags.string("ip6"), flags.list("link-local-ip")];
  if (!ip && !ip6 && !local.length) return;
  endpoint.IPAMConfig = {
    ...endpoint.IPAMConfig,
    ...(ip ? { IPv4Address: ip } : {}),
    ...(ip6 ? { IPv6Address: ip6 } : {}),
    ...(local.length ? { LinkLocalIPs: local } : {}),
  };
}

/** `web`, or `name=web,alias=db,ip=10.0.0.2`. */
function parseNetwork(text: string): { name: string; endpoint: EndpointRequest } {
  if (!/[=,]/.test(text) || !text.includes("=")) return { name: text, endpoint: {} };
  let name = "";
  const endpoint: EndpointRequest = {};
  for (const field of text.split(",")) {
    const at = field.indexOf("=");
    if (at < 0) throw new DockerFailure(`invalid network options: ${field}`);
    const [key, value] = [field.slice(0, at).toLowerCase(), field.slice(at + 1)];
    if (key === "name") name = value;
    else if (key === "alias") (endpoint.Aliases ??= []).push(value);
    else if (key === "ip") (endpoint.IPAMConfig ??= {}).IPv4Address = value;
    else if (key === "ip6") (endpoint.IPAMConfig ??= {}).IPv6Address = value;
    else if (key === "link-local-ip") ((endpoint.IPAMConfig ??= {}).LinkLocalIPs ??= []).push(value);
    else if (key === "mac-address") endpoint.MacAddress = value;
    else if (key === "gw-priority") endpoint.GwPriority = Number(value);
    else if (key === "driver-opt") {
      Object.assign(endpoint.DriverOpts ??= {}, {
        [value.split("=")[0]!]: value.slice(value.indexOf("=") + 1),
      });
    } else throw new DockerFailure(`invalid field key ${key}`);
  }
  return { name, endpoint };
}
