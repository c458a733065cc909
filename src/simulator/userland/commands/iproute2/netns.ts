/** `ip netns` (ip-netns(8)): network namespaces that have a name, a file in /run/netns. */
import type { FileNode } from "../../../host/file_node.ts";
import { MemoryFiles } from "../../../host/memory_files.ts";
import type { Namespace } from "../../../host/namespaces.ts";
import { NetworkStack } from "../../../host/network_stack.ts";
import type { Machine, Process, Run } from "../../../host/process.ts";
import { attempt } from "../../../host/system_error.ts";
import { userOf } from "../account_files.ts";
import { runChild } from "../child_process.ts";
import type { Call } from "../command.ts";

const FOLDER = "/run/netns";
const MISUSED = 255;

/** What such a file stands for. */
export class NamespaceFiles extends MemoryFiles {
  readonly file: FileNode;

  constructor(readonly namespace: Namespace, readonly network: NetworkStack) {
    super({ type: "nsfs" });
    this.file = this.root.make("net", { kind: "file", mode: 0o444, uid: 0, gid: 0 });
  }
}

export function netns(call: Call, command: string, [name, ...words]: readonly string[]): Run | number {
  if (command === "list" || command === "show" || command === "ls") {
    call.out(call.files.list(FOLDER).map((one) => `${one}\n`).join(""));
    return 0;
  }
  if (!["add", "delete", "del", "exec"].includes(command)) {
    call.process.err(`Command "${command}" is unknown, try "ip netns help".\n`);
    return MISUSED;
  }
  if (name === undefined) {
    call.process.err(`No netns name specified\n`);
    return 1;
  }
  if (name === "" || name === "." || name === ".." || name.includes("/")) {
    call.process.err(`Invalid netns name "${name}"\n`);
    return MISUSED;
  }
  if (command === "exec") return execute(call, name, words);
  return command === "add" ? add(call, name) : remove(call, name);
}

/** What a program in that namespace sees; undefined: there is none. */
export function machineIn(process: Process, name: string): Machine | undefined {
  const named = namedAt(process, name);
  return named && isolated(process.machine, named.network);
}

/** The network of that name. */
export function networkNamed(process: Process, name: string): NetworkStack | undefined {
  return namedAt(process, name)?.network;
}

function namedAt(process: Process, name: string): NamespaceFiles | undefined {
  return networkFile(process, `${FOLDER}/${name}`);
}

/** The namespace and its network that a file stands for; undefined: for none. */
export function networkFile({ machine: { files } }: Process, path: string): NamespaceFiles | undefined {
  const system = attempt(() => files.nodeAt(path))?.system;
  return system instanceof NamespaceFiles ? system : undefined;
}

/** The machine with another network; nobody is to be reached by names there. */
export function isolated(machine: Machine, network: NetworkStack): Machine {
  return {
    ...machine,
    network,
    fetch: () => ({ kind: "unknown-host" }),
    resolve: () => [],
    lookup: () => ({ kind: "silence" }),
  };
}

/** A network with nothing but lo, which is down. */
export function emptyNetwork(): NetworkStack {
  const network = new NetworkStack();
  network.interfaces[0]!.hasCarrier = false;
  network.interfaces[0]!.addresses = [];
  return network;
}

function add(call: Call, name: string): number {
  const { files, process: { task, err } } = call;
  if (userOf(call.process).uid !== 0 || !task) {
    err("mkdir /run/netns failed: Permission denied\n");
    return 1;
  }
  if (files.exists(`${FOLDER}/${name}`)) {
    err(`Cannot create namespace file "${FOLDER}/${name}": File exists\n`);
    return 1;
  }
  const { net } = task.kernel.newNamespaces(["net"], task.namespaces);
  const { file } = new NamespaceFiles(net, emptyNetwork());
  files.write(`${FOLDER}/${name}`, "", 0);
  files.mountAt(`${FOLDER}/${name}`, { node: file, source: "nsfs", options: [], root: `net:[${net.inode}]` });
  return 0;
}

function remove(call: Call, name: string): number {
  const path = `${FOLDER}/${name}`;
  const why = userOf(call.process).uid !== 0
    ? "Permission denied"
    : namedAt(call.process, name)
    ? undefined
    : "No such file or directory";
  if (why !== undefined) {
    call.process.err(`Cannot remove namespace file "${path}": ${why}\n`);
    return 1;
  }
  call.files.unmount(path);
  call.files.remove(path);
  return 0;
}

function* execute(call: Call, name: string, argv: readonly string[]): Run {
  const { process } = call;
  if (argv.length === 0) {
    process.err("No command specified\n");
    return 1;
  }
  const named = namedAt(process, name);
  if (!named) {
    process.err(`Cannot open network namespace "${name}": No such file or directory\n`);
    return MISUSED;
  }
  if (userOf(process).uid !== 0) {
    process.err(`setting the network namespace "${name}" failed: Operation not permitted\n`);
    return MISUSED;
  }
  const code = yield* runChild(process, argv, {
    machine: isolated(process.machine, named.network),
    ...(process.task ? { namespaces: { ...process.task.namespaces, net: named.namespace } } : {}),
  });
  if (code !== undefined) return code;
  process.err(`exec of "${argv[0]}" failed: No such file or directory\n`);
  return 1;
}
