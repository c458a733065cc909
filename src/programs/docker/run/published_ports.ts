/** `-p 127.0.0.1:8080-8081:80-81/tcp` (github.com/docker/go-connections, nat). */
import { DockerFailure } from "../engine_errors.ts";
import { isAddress } from "./flag_checks.ts";

export interface PortRequests {
  /** `80/tcp` to an empty record. */
  exposed: Record<string, Record<string, never>>;
  bindings: Record<string, { HostIp: string; HostPort: string }[]>;
}

/** Throws DockerFailure. */
export function portRequests(publish: readonly string[], expose: readonly string[]): PortRequests {
  const requests: PortRequests = { exposed: {}, bindings: {} };
  for (const text of publish) addPublished(requests, standard(text));
  for (const text of expose) addExposed(requests, text);
  return requests;
}

function failure(message: string): DockerFailure {
  return new DockerFailure(message);
}

/** `published=80,target=90,protocol=udp` in the short form. */
function standard(text: string): string {
  if (!text.includes("=")) return text;
  const values: Record<string, string> = { protocol: "tcp" };
  for (const field of text.split(",")) {
    const [name, value] = field.split(/=(.*)/s);
    if (value === undefined) {
      throw failure(`invalid publish opts format (should be name=value but got '${field}')`);
    }
    values[name!.toLowerCase()] = value;
  }
  const published = values.published ? `${values.published}:` : "";
  return `${published}${values.target ?? ""}/${values.protocol}`;
}

function addPublished({ exposed, bindings }: PortRequests, text: string): void {
  const parts = text.split(":");
  const container = parts.at(-1)!;
  const hostPort = parts.at(-2) ?? "";
  const address = parts.slice(0, -2).join(":").replace(/^\[(.*)\]$/, "$1");
  const [port, protocol] = splitProtocol(container);
  if (address && !isAddress(address)) throw failure(`invalid IP address: ${address}`);
  if (port === "") throw failure(`no port specified: ${text}<empty>`);
  const inside = portRange(port);
  if (!inside) throw failure(`invalid containerPort: ${port}`);
  const outside = hostPort === "" ? undefined : portRange(hostPort);
  if (hostPort !== "" && !outside) throw failure(`invalid hostPort: ${hostPort}`);
  const isMany = inside.end > inside.start;
  if (outside && isMany && outside.end - outside.start !== inside.end - inside.start) {
    throw failure(`invalid ranges specified for container and host Ports: ${port} and ${hostPort}`);
  }
  if (!/^(tcp|udp|sctp)$/i.test(protocol)) throw failure(`invalid proto: ${protocol}`);
  for (let offset = 0; offset <= inside.end - inside.start; offset++) {
    const key = `${inside.start + offset}/${protocol.toLowerCase()}`;
    exposed[key] = {};
    const isChoice = outside && !isMany && outside.end > outside.start;
    const chosen = !outside
      ? ""
      : isChoice
      ? `${outside.start}-${outside.end}`
      : String(outside.start + offset);
    (bindings[key] ??= []).push({ HostIp: address, HostPort: chosen });
  }
}

function addExposed({ exposed }: PortRequests, text: string): void {
  if (text.includes(":")) throw failure(`invalid port format for --expose: ${text}`);
  const [port, protocol] = splitProtocol(text);
  const range = portRange(port);
  if (!range) throw failure(`invalid range format for --expose: ${text}, error: ${whyNoRange(port)}`);
  for (let at = range.start; at <= range.end; at++) exposed[`${at}/${protocol}`] = {};
}

function splitProtocol(text: string): [port: string, protocol: string] {
  const [port, protocol] = text.split("/");
  return [port!, protocol || "tcp"];
}

function whyNoRange(port: string): string {
  if (port === "") return "empty string specified for ports";
  const wrong = port.split("-").find((part) => !/^\d+$/.test(part));
  return wrong === undefined
    ? `invalid range specified for port: ${port}`
    : `strconv.ParseUint: parsing ${JSON.stringify(wrong)}: invalid syntax`;
}

const MAX_PORT = 65535;

function portRange(text: string): { start: number; end: number } | undefined {
  const match = /^(\d+)(?:-(\d+))?$/.exec(text);
  if (!match) return undefined;
  const start = Number(match[1]);
  const end = Number(match[2] ?? match[1]);
  return start <= end && end <= MAX_PORT ? { start, end } : undefined;
}
