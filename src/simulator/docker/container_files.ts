/** A container's files before its first process: who and where it is, and what is mounted. */
import type { FileTree } from "../host/file_tree.ts";
import type { Machine } from "../host/process.ts";
import type { ControlGroup } from "../host/control_group.ts";
import { controlGroupFiles } from "../host/control_group_files.ts";
import { MemoryFiles } from "../host/memory_files.ts";
import type { Namespaces } from "../host/namespaces.ts";
import { procFiles, USUAL_HARDWARE } from "../host/proc_files.ts";
import { fillDevices } from "../host/record_files.ts";
import type { Container } from "./container.ts";
import { hostsText, KERNEL_RELEASE, resolverText } from "./container_machine.ts";
import { mountInto } from "./container_mounts.ts";
import type { EngineContext } from "./engine_context.ts";
import type { Endpoint } from "./network/docker_network.ts";

export interface FilesAt {
  hostname: string;
  endpoints: readonly Endpoint[];
  /** Whose network it uses: names and addresses are as that one has them. */
  donor?: Container;
}

/** Writes what the engine knows of its place, which lies on the host, and mounts what was asked for, once. */
export function prepareFiles({ hostFiles }: EngineContext, container: Container, at: FilesAt): void {
  const { root: { files }, host, config, mounts, id } = container;
  const folder = `/var/lib/docker/containers/${id}`;
  hostFiles.makeFolder(folder);
  for (const [name, text] of Object.entries(placeFiles(container, hostFiles, at))) {
    hostFiles.write(`${folder}/${name}`, text);
    const isMounted = files.mounts.list().some(({ path }) => path === `/etc/${name}`);
    if (!isMounted) files.share(`/etc/${name}`, hostFiles, { base: `${folder}/${name}` });
  }
  if (container.state.startedMs === undefined) {
    mountInto(files, mounts, hostFiles);
    if (host.ReadonlyRootfs) files.protect(["/dev", "/proc"]);
  }
  const { WorkingDir: workingFolder = "" } = config;
  if (workingFolder && !files.exists(workingFolder)) files.makeFolder(workingFolder);
}

/** Its networks are others now: the files that tell of its place follow, where they lie. */
export function movePlace({ hostFiles }: EngineContext, container: Container, at: FilesAt): void {
  for (const [name, text] of Object.entries(placeFiles(container, hostFiles, at))) {
    hostFiles.write(`/var/lib/docker/containers/${container.id}/${name}`, text);
  }
}

/** What the kernel shows of itself: devices, processes, control groups. Each run has its own. */
export function mountKernelFiles(
  { kernel, hostMachine, random }: EngineContext,
  { root: { files } }: Container,
  { namespaces, controlGroup, hostname }: {
    namespaces: Namespaces;
    controlGroup: ControlGroup;
    hostname: string;
  },
): void {
  const isPrivate = namespaces.cgroup !== kernel.namespaces.cgroup;
  const release = KERNEL_RELEASE;
  const proc = procFiles(kernel, namespaces.pid, {
    release,
    hardware: hostMachine.hardware ?? USUAL_HARDWARE,
    hostname: () => hostname,
    ...(isPrivate ? { controlGroup } : {}),
  });
  const devices = new MemoryFiles({ type: "tmpfs", random });
  fillDevices(devices.root, kernel.queue.now());
  const groups = controlGroupFiles(kernel, isPrivate ? controlGroup : kernel.controlGroups, namespaces.pid);
  for (
    const [path, node, source] of [["/proc", proc.root, "proc"], ["/dev", devices.root, "tmpfs"], [
      "/sys/fs/cgroup",
      groups.root,
      "cgroup",
    ]] as const
  ) {
    if (files.mounts.list().some((mount) => mount.path === path)) files.unmount(path);
    files.mountAt(path, { node, source });
  }
}

function placeFiles(
  { host }: Container,
  hostFiles: FileTree,
  { hostname, endpoints, donor }: FilesAt,
): Record<string, string> {
  if (donor) {
    const own = (name: string) => hostFiles.read(`/var/lib/docker/containers/${donor.id}/${name}`) ?? "";
    return { hostname: own("hostname"), hosts: own("hosts"), "resolv.conf": own("resolv.conf") };
  }
  if (host.NetworkMode === "host") {
    const own = (name: string) => hostFiles.read(`/etc/${name}`) ?? "";
    return { hostname: `${hostname}\n`, hosts: own("hosts"), "resolv.conf": own("resolv.conf") };
  }
  const addresses = endpoints.map(({ address }) => address).filter((address) => address !== "");
  const gateway = endpoints[0]?.network.gateway ?? "172.17.0.1";
  const hasNames = endpoints.some(({ network }) => network.hasNames);
  return {
    hostname: `${hostname}\n`,
    hosts: hostsText(addresses, hostname, host.ExtraHosts ?? [], gateway),
    "resolv.conf": resolverText(hasNames, host.Dns ?? [], host.DnsSearch ?? []),
  };
}

/** Why runc cannot start a program. */
export function notFoundText(name: string, { files }: Machine, cwd: string): string {
  if (!name.includes("/")) return `exec: ${JSON.stringify(name)}: executable file not found in $PATH`;
  const path = name.startsWith("/") ? name : `${cwd}/${name}`;
  const facts = files.status(path);
  const why = !facts
    ? "no such file or directory"
    : facts.kind === "folder"
    ? "is a directory"
    : "permission denied";
  return facts
    ? `exec: ${JSON.stringify(name)}: ${why}`
    : `exec: ${JSON.stringify(name)}: stat ${name}: ${why}`;
}
