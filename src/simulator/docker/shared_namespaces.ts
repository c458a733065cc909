/** The namespaces of a run: new ones, the host's, or those of another container that runs (HostConfig's modes). */
import type { Kernel } from "../host/kernel.ts";
import type { Namespaces, NamespaceType } from "../host/namespaces.ts";
import type { Container } from "./container.ts";
import type { ContainerConfig, HostConfig } from "./container_config.ts";
import { badRequest, conflict, EngineError } from "./engine_error.ts";

/** Finds a container by what it was called. @throws {EngineError} */
export type FindContainer = (reference: string) => Container;

/** The container whose network is used; undefined: nobody's. @throws {EngineError} it does not run */
export function networkDonor({ NetworkMode }: HostConfig, find: FindContainer): Container | undefined {
  const reference = donorOf(NetworkMode);
  if (reference === undefined) return undefined;
  const donor = find(reference);
  if (!donor.isRunning) throw conflict(`cannot join network of a non running container: ${reference}`);
  return donor;
}

/** @throws {EngineError} a container that is named does not run, or keeps to itself */
export function runNamespaces(kernel: Kernel, host: HostConfig, find: FindContainer): Namespaces {
  const network = networkDonor(host, find);
  const processes = joined(donorOf(host.PidMode), "PID namespace", find);
  const ipc = joined(donorOf(host.IpcMode), "IPC", find);
  if (ipc && ipc.host.IpcMode !== "shareable" && ipc.host.IpcMode !== "host") {
    throw new EngineError(
      500,
      `can't join IPC of container ${
        donorOf(host.IpcMode)
      }: non-shareable IPC (hint: use IpcMode:shareable for the donor container)`,
    );
  }
  return {
    ...kernel.newNamespaces(newTypes(host)),
    ...(network ? { net: network.running.namespaces.net } : {}),
    ...(processes ? { pid: processes.running.namespaces.pid } : {}),
    ...(ipc ? { ipc: ipc.running.namespaces.ipc } : {}),
  };
}

/** What cannot be asked for with a network or a name that is another's (moby, runconfig). @throws {EngineError} */
export function checkModes(config: ContainerConfig, host: HostConfig): void {
  const isJoining = donorOf(host.NetworkMode) !== undefined;
  const wrong: [isWrong: boolean | undefined, what: string][] = [
    [isJoining && !!config.Hostname, "hostname and the network mode"],
    [host.UTSMode === "host" && !!config.Hostname, "hostname and the UTS mode"],
    [
      isJoining && !!host.Links?.length,
      "container type network can't be used with links. This would result in undefined behavior",
    ],
    [isJoining && !!host.Dns?.length, "dns and the network mode"],
    [isJoining && !!host.ExtraHosts?.length, "custom host-to-IP mapping and the network mode"],
    [
      isJoining && (host.PublishAllPorts || Object.keys(host.PortBindings ?? {}).length > 0),
      "port publishing and the container type network mode",
    ],
    [
      isJoining && Object.keys(config.ExposedPorts ?? {}).length > 0,
      "port exposing and the container type network mode",
    ],
  ];
  const found = wrong.find(([isWrong]) => isWrong);
  if (found) throw badRequest(`conflicting options: ${found[1]}`);
}

/** `web` of `container:web`. */
function donorOf(mode = ""): string | undefined {
  return mode.startsWith("container:") ? mode.slice("container:".length) : undefined;
}

function joined(reference: string | undefined, what: string, find: FindContainer): Container | undefined {
  if (reference === undefined) return undefined;
  const refused = `can't join ${what} of container ${reference}`;
  let donor: Container;
  try {
    donor = find(reference);
  } catch (error) {
    throw error instanceof EngineError
      ? new EngineError(error.status, `${refused}: ${error.message}`)
      : error;
  }
  if (!donor.isRunning) throw conflict(`${refused}: container ${donor.id} is not running`);
  return donor;
}

function newTypes(host: HostConfig): NamespaceType[] {
  const isOwn = (mode = "") => mode !== "host" && !mode.startsWith("container:");
  const types: NamespaceType[] = ["mnt"];
  if (host.UTSMode !== "host" && host.NetworkMode !== "host") types.push("uts");
  if (isOwn(host.IpcMode)) types.push("ipc");
  if (isOwn(host.PidMode)) types.push("pid");
  if (host.CgroupnsMode !== "host") types.push("cgroup");
  if (isOwn(host.NetworkMode)) types.push("net");
  return types;
}
