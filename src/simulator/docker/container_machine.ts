/** The inside of a container: its files, its name, its network, and what its processes may ask for. */
import type { Kernel } from "../host/kernel.ts";
import type { FileTree } from "../host/file_tree.ts";
import type { Namespaces } from "../host/namespaces.ts";
import type { NetworkStack } from "../host/network_stack.ts";
import type { Machine, Program, Run, User } from "../host/process.ts";
import { programOfText } from "../images/program_files.ts";
import type { Random } from "../clock/random.ts";
import { scriptProgram } from "../host/script_program.ts";
import type { UsageMeter } from "../host/usage_meter.ts";
import type { EngineNetworks } from "./network/engine_networks.ts";
import type { RunnableImage } from "./runnable_image.ts";

export interface ContainerMachineParts {
  kernel: Kernel;
  hostMachine: Pick<Machine, "hardware">;
  networks: EngineNetworks;
  random: Random;
  image: RunnableImage;
  hostname: string;
  files: FileTree;
  stack: NetworkStack;
  namespaces: Namespaces;
  meter: UsageMeter;
  user: User;
  /** Ports that its processes have opened. */
  opened: Set<number>;
  background(work: Run, command: string): number;
}

/** All machines of the simulated host run its kernel. */
export const KERNEL_RELEASE = "6.8.0-60-generic";

export function containerMachine(parts: ContainerMachineParts): Machine {
  const { kernel, networks, image, files, stack, namespaces, meter, user } = parts;
  const caller = { stack, hosts: () => files.read("/etc/hosts") ?? "" };
  return {
    hostname: parts.hostname,
    kernel: `Linux ${KERNEL_RELEASE}`,
    ...(parts.hostMachine.hardware ? { hardware: parts.hostMachine.hardware } : {}),
    user,
    files: files.as({ uid: user.uid, gid: user.gid, groups: [] }),
    network: stack,
    random: parts.random,
    now: () => kernel.queue.now(),
    program: (path) => programAt(files, image, path),
    processes: () => kernel.rowsIn(namespaces.pid),
    signal: (pid, name) => kernel.signalIn(namespaces.pid, pid, name),
    background: parts.background,
    holdMemory: (owner, bytes) => meter.hold(owner, bytes),
    listen: (port, handler, address = "0.0.0.0") => {
      const task = kernel.current;
      parts.opened.add(port);
      stack.listen({
        port,
        address,
        ...(task ? { task } : {}),
        handler: (request) => {
          meter.request();
          return handler(request);
        },
      });
    },
    fetch: (target) => networks.fetch(caller, target),
    lookup: (name) => networks.lookup(caller, name),
    resolve: (name) => {
      const found = networks.lookup(caller, name);
      return found.kind === "found" ? [...found.addresses] : [];
    },
    ingress: () => ({ answer: { status: 404, headers: {}, body: "" } }),
  };
}

/** What was put there since counts, and what was taken away does not run any more. */
export function programAt(files: FileTree, image: RunnableImage, path: string): Program | undefined {
  const text = files.read(path);
  if (text === undefined) return undefined;
  const known = programOfText(text) ?? image.program(path);
  return known ?? scriptProgram(files, path, (interpreter) => programAt(files, image, interpreter));
}

/** `/etc/hosts` as the engine writes it. */
export function hostsText(
  own: readonly string[],
  hostname: string,
  extra: readonly string[],
  gateway: string,
): string {
  const added = extra.map((entry) => {
    const at = Math.max(entry.indexOf(":"), entry.indexOf("="));
    const address = entry.slice(at + 1);
    return `${address === "host-gateway" ? gateway : address}\t${entry.slice(0, at)}\n`;
  });
  return "127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\nfe00::\tip6-localnet\n" +
    "ff00::\tip6-mcastprefix\nff02::1\tip6-allnodes\nff02::2\tip6-allrouters\n" +
    added.join("") + own.map((address) => `${address}\t${hostname}\n`).join("");
}

/** Name servers: the engine's own on networks with names, else those of the host. */
export function resolverText(hasNames: boolean, dns: readonly string[], search: readonly string[]): string {
  const servers = hasNames ? ["127.0.0.11"] : dns.length > 0 ? dns : ["192.168.122.1"];
  const lines = servers.map((server) => `nameserver ${server}\n`);
  if (search.length > 0) lines.push(`search ${search.join(" ")}\n`);
  if (hasNames) lines.push("options ndots:0\n");
  return lines.join("");
}
