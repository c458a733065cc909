/** Ports of a service: `[ADDRESS:][PUBLISHED:]TARGET[/PROTOCOL]`, with ranges, as records (compose-go, types.ParsePortConfig). */
import { isAddress } from "../../run/flag_checks.ts";
import { wrongFile } from "./compose_failure.ts";

export interface Port {
  name?: string;
  mode: string;
  host_ip?: string;
  target: number;
  /** A port or a range; absent: any. */
  published?: string;
  protocol: string;
  app_protocol?: string;
}

/** Throws DockerFailure. */
export function portsOf(value: unknown): Port[] {
  if (typeof value === "object" && value !== null) {
    const { target, published, ...rest } = value as Record<string, unknown>;
    return [{
      mode: "ingress",
      protocol: "tcp",
      ...rest as Partial<Port>,
      target: Number(target ?? 0),
      ...(published === undefined || published === "" ? {} : { published: String(published) }),
    }];
  }
  return shortPorts(String(value));
}

const MAX_PORT = 65535;

function shortPorts(text: string): Port[] {
  const [whole, protocol = "tcp"] = text.split("/") as [string, string?];
  const parts = whole.split(":");
  const target = parts.at(-1)!;
  const published = parts.at(-2) ?? "";
  const address = parts.slice(0, -2).join(":").replace(/^\[(.*)\]$/, "$1");
  if (address && !isAddress(address)) throw wrongFile(`invalid IP address: ${address}`);
  if (target === "") throw wrongFile(`no port specified: ${text}<empty>`);
  const inside = range(target);
  if (!inside) throw wrongFile(`invalid containerPort: ${target}`);
  const outside = published === "" ? undefined : range(published);
  if (published !== "" && !outside) throw wrongFile(`invalid hostPort: ${published}`);
  if (!/^(tcp|udp|sctp)$/i.test(protocol)) throw wrongFile(`invalid proto: ${protocol}`);
  const count = inside.end - inside.start;
  if (outside && count > 0 && outside.end - outside.start !== count) {
    throw wrongFile(`invalid ranges specified for container and host Ports: ${target} and ${published}`);
  }
  return Array.from({ length: count + 1 }, (_, offset) => ({
    mode: "ingress",
    ...(address ? { host_ip: address } : {}),
    target: inside.start + offset,
    ...(outside ? { published: count > 0 ? String(outside.start + offset) : published } : {}),
    protocol: protocol.toLowerCase(),
  }));
}

function range(text: string): { start: number; end: number } | undefined {
  const match = /^(\d+)(?:-(\d+))?$/.exec(text);
  if (!match) return undefined;
  const [start, end] = [Number(match[1]), Number(match[2] ?? match[1])];
  return start <= end && end <= MAX_PORT ? { start, end } : undefined;
}
