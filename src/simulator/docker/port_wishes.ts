import type { ContainerConfig, HostConfig } from "./container_config.ts";
import { badRequest } from "./engine_error.ts";
import type { PortWish } from "./network/published_ports.ts";

/** The ports that a container wants published. @throws {EngineError} */
export function portWishes(config: ContainerConfig, host: HostConfig): PortWish[] {
  const asked = Object.entries(host.PortBindings ?? {}).flatMap(([key, bindings]) => {
    const { port, protocol } = parsePort(key);
    return (bindings?.length ? bindings : [{}]).map(({ HostIp = "", HostPort = "" }) => {
      const [first = 0, last] = hostPorts(HostPort);
      const wish: PortWish = { hostIp: HostIp || "0.0.0.0", hostPort: first, containerPort: port, protocol };
      return last === undefined ? wish : { ...wish, lastHostPort: last };
    });
  });
  if (!host.PublishAllPorts) return asked;
  const isAsked = (port: number) => asked.some(({ containerPort }) => containerPort === port);
  const others = Object.keys(config.ExposedPorts ?? {}).map(parsePort).filter(({ port }) => !isAsked(port));
  return [
    ...asked,
    ...others.map(({ port, protocol }) => ({
      hostIp: "0.0.0.0",
      hostPort: 0,
      containerPort: port,
      protocol,
    })),
  ];
}

/** `80/tcp`, `80`. @throws {EngineError} */
export function parsePort(text: string): { port: number; protocol: "tcp" | "udp" } {
  const [, number = "", protocol = "tcp"] = /^(\d+)(?:\/(tcp|udp|sctp))?$/.exec(text) ?? [];
  const port = Number(number);
  if (number === "" || port > 65_535) throw badRequest(`invalid port specification: "${text}"`);
  return { port, protocol: protocol === "udp" ? "udp" : "tcp" };
}

function hostPorts(text: string): number[] {
  if (text === "") return [0];
  const [, first = "", last = ""] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  if (first === "" || Number(first) > 65_535 || Number(last) > 65_535) {
    throw badRequest(`invalid port specification: "${text}"`);
  }
  return last === "" ? [Number(first)] : [Number(first), Number(last)];
}
