/** exec, attach and port-forward: who may have which streams of a pod, in which protocol. */
import type { NodeProxy } from "../kubelet/node_proxy.ts";
import { badRequest } from "../refusals.ts";
import type { StoredObject } from "../registry.ts";
import { StatusError } from "../status_error.ts";
import type { ApiContext } from "./api_context.ts";
import type { ApiChannel } from "./channel_frames.ts";
import { CommandSession } from "./command_session.ts";
import { containerOf } from "./pod_container.ts";
import { PortSession } from "./port_session.ts";

/** Without a protocol a client gets the oldest: bare channels, and a text for an error. */
const COMMAND_PROTOCOLS = [
  "",
  "channel.k8s.io",
  "base64.channel.k8s.io",
  "v4.channel.k8s.io",
  "v4.base64.channel.k8s.io",
  "v5.channel.k8s.io",
];
const PORT_PROTOCOLS = ["", "v4.channel.k8s.io", "v4.base64.channel.k8s.io"];
/** What comes by SPDY, in a WebSocket or by itself; its code is loaded when it is first used. */
const SPDY = "SPDY/3.1+";
const PORT_TUNNEL = "portforward.k8s.io";

export function nodesOf(context: ApiContext): NodeProxy {
  if (context.nodes) return context.nodes;
  throw new StatusError(503, "ServiceUnavailable", "no node answers: the cluster runs without kubelets");
}

/** Runs a command, or joins the first process, over a channel. */
export async function openCommand(
  context: ApiContext,
  action: "exec" | "attach",
  pod: StoredObject,
  query: URLSearchParams,
  protocols: readonly string[],
): Promise<ApiChannel> {
  const nodes = nodesOf(context);
  const container = containerOf(pod, query.get("container"));
  const command = query.getAll("command");
  if (action === "exec" && command.length === 0) {
    throw badRequest("you must specify at least one command for the container");
  }
  requireNode(pod);
  const tty = flag(query, "tty");
  const wants = {
    stdin: flag(query, "stdin"),
    stdout: flag(query, "stdout"),
    stderr: flag(query, "stderr") && !tty,
  };
  if (!wants.stdin && !wants.stdout && !wants.stderr) {
    throw badRequest("you must specify at least 1 of stdin, stdout, stderr");
  }
  const start: Parameters<CommandSession["run"]>[0] = (streams) =>
    action === "exec"
      ? nodes.exec(pod, { container, tty, command }, streams)
      : nodes.attach(pod, { container, tty }, streams);
  if (protocols.some(isSpdy)) {
    const { COMMAND_TUNNELS, CommandTunnel } = await import("./command_tunnel.ts");
    return new CommandTunnel(chosenTunnel(protocols, COMMAND_TUNNELS), { ...wants, tty }, start).channel;
  }
  const session = new CommandSession(chosen(protocols, COMMAND_PROTOCOLS), wants);
  session.run(start);
  return session.channel;
}

/** Connects to ports in the pod: two channels a port, data and errors, each beginning with the port's number. */
export async function openPorts(
  context: ApiContext,
  pod: StoredObject,
  query: URLSearchParams,
  protocols: readonly string[],
): Promise<ApiChannel> {
  const nodes = nodesOf(context);
  requireNode(pod);
  if (protocols.some(isSpdy)) {
    chosenTunnel(protocols, [PORT_TUNNEL]);
    const { PortTunnel } = await import("./port_tunnel.ts");
    return new PortTunnel(nodes, pod).channel;
  }
  const protocol = chosen(protocols, PORT_PROTOCOLS);
  const ports = query.getAll("ports").flatMap((text) => text.split(",")).map(Number);
  if (ports.length === 0) throw badRequest('query parameter "port" is required');
  const wrong = ports.find((port) => !Number.isInteger(port) || port < 1 || port > 65535);
  if (wrong !== undefined) throw badRequest(`port "${wrong}" must be > 0`);
  return new PortSession(protocol, nodes, pod, ports).channel;
}

function isSpdy(protocol: string): boolean {
  return protocol.startsWith(SPDY);
}

/** @throws {StatusError} 403, as the API server answers a handshake that comes to nothing. */
function chosenTunnel(offered: readonly string[], known: readonly string[]): string {
  const names = offered.map((name) => name.replace(SPDY, ""));
  const found = names.find((name) => known.includes(name));
  if (found !== undefined) return found;
  const text = `unable to upgrade: unable to negotiate protocol: client supports ${goList(names)}, ` +
    `server accepts ${goList(known)}`;
  throw new StatusError(403, "Forbidden", text);
}

function requireNode(pod: StoredObject): void {
  const { nodeName } = (pod.spec ?? {}) as { nodeName?: string };
  if (!nodeName) throw badRequest(`pod ${pod.metadata.name} does not have a host assigned`);
}

function chosen(offered: readonly string[], known: readonly string[]): string {
  const protocol = offered.length === 0 ? "" : offered.find((name) => known.includes(name));
  if (protocol !== undefined) return protocol;
  throw badRequest(
    `unable to upgrade: unable to negotiate protocol: client supports ${goList(offered)}, server accepts ` +
      goList(known.filter((name) => name !== "")),
  );
}

function goList(names: readonly string[]): string {
  return `[${names.join(" ")}]`;
}

function flag(query: URLSearchParams, name: string): boolean {
  const text = query.get(name);
  return text !== null && text !== "0" && text !== "false";
}
