/**
 * docker-proxy: a process of the host that holds a published port, one for each version of IP. The requests themselves
 * go by the kernel's address translation (network packet filtering, docs.docker.com), and never come to it.
 */
import type { Task } from "../../host/task.ts";
import type { EngineContext } from "../engine_context.ts";
import type { PublishedPort } from "./published_ports.ts";

/** Starts those of a container at `address`; who ends them closes the ports. */
export function startProxies(
  context: EngineContext,
  ports: readonly PublishedPort[],
  address: string,
): Task[] {
  return ports.flatMap((port) =>
    (port.hostIp === "0.0.0.0" ? [port.hostIp, "::"] : [port.hostIp])
      .map((hostIp) => startProxy(context, { ...port, hostIp }, address))
  );
}

function startProxy(context: EngineContext, port: PublishedPort, address: string): Task {
  const { kernel, hostMachine, daemon, networks } = context;
  const { protocol, hostIp, hostPort, containerPort } = port;
  const task = kernel.spawn({
    ...(daemon ? { parent: daemon } : {}),
    machine: hostMachine,
    argv: [
      "/usr/bin/docker-proxy",
      ...["-proto", protocol],
      ...["-host-ip", hostIp],
      ...["-host-port", String(hostPort)],
      ...["-container-ip", address],
      ...["-container-port", String(containerPort)],
      "-use-listen-fd",
    ],
    program: function* () {
      yield { kind: "forever" };
      return 0;
    },
  });
  networks.host.hold({ protocol, address: hostIp, port: hostPort, task });
  return task;
}
