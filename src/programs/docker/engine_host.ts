/** Addresses of engines as the original reads them (github.com/docker/cli, opts/hosts.go). */
import { DockerFailure } from "./engine_errors.ts";

export const DEFAULT_HOST = "unix:///var/run/docker.sock";

/** With its scheme and port. Throws DockerFailure. */
export function parseHost(text: string, hasTls: boolean): string {
  const host = text.trim();
  if (host === "") return DEFAULT_HOST;
  const [scheme, rest] = host.includes("://") ? split(host) : ["tcp", host];
  switch (scheme) {
    case "unix":
      return `unix://${rest || "/var/run/docker.sock"}`;
    case "tcp":
      return `tcp://${withPort(rest, hasTls, host)}`;
    case "ssh":
    case "npipe":
    case "fd":
      return `${scheme}://${rest}`;
    default:
      throw new DockerFailure(`invalid bind address format: ${text}`);
  }
}

function split(host: string): [string, string] {
  const at = host.indexOf("://");
  return [host.slice(0, at), host.slice(at + "://".length)];
}

function withPort(rest: string, hasTls: boolean, whole: string): string {
  const slash = rest.indexOf("/");
  const [address, path] = slash < 0 ? [rest, ""] : [rest.slice(0, slash), rest.slice(slash)];
  const match = /^(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(address);
  if (!match) throw new DockerFailure(`invalid bind address format: ${whole}`);
  const [, name, port] = match;
  return `${name || "localhost"}:${port || (hasTls ? "2376" : "2375")}${path}`;
}
