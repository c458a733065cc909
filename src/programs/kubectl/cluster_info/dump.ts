import type { Client } from "../../../cluster/client.ts";
import { type Addressed, resourcePath } from "../../../cluster/resource_path.ts";
import { PODS } from "../../../kube/discovery.ts";
import type { KubeObject } from "../../../kube/object.ts";
import type { Call, Program } from "../../program.ts";
import { kubectlErrorText } from "../error_text.ts";
import { outcomeFlags } from "../outcome.ts";
import { runningTimeout, runningTimeoutFlag } from "../running_timeout.ts";
import { typedPrinter } from "../typed_object.ts";

/** `kubectl cluster-info dump`. */
export const dump: Program = {
  name: "dump",
  summary: "Everything that helps to find what is wrong, with the logs",
  description:
    "Prints nodes, and of some namespaces the events, workloads, services and pods, with the logs of every container: " +
    "those of kube-system and the current one, unless flags name others. With a folder, each goes into a file of its own.",
  usage: ["[flags]"],
  flags: [
    { name: "all-namespaces", short: "A", kind: "bool", usage: "All of them, whatever --namespaces says." },
    ...outcomeFlags.map((flag) => flag.name === "output" ? { ...flag, default: "json" } : flag),
    { name: "namespaces", kind: "list", usage: "Which ones, parted by commas." },
    { name: "output-directory", kind: "string", usage: "A folder for files, instead of standard output." },
    runningTimeoutFlag(20_000),
  ],
  examples: [
    ["Print it", "kubectl cluster-info dump"],
    ["Into files", "kubectl cluster-info dump --all-namespaces --output-directory=/tmp/state"],
  ],
  run: runDump,
};

const NODES: Addressed = { group: "", version: "v1", name: "nodes" };
const NAMESPACES: Addressed = { group: "", version: "v1", name: "namespaces" };
/** What is printed of a namespace, and the name of its file. */
const PARTS: readonly (readonly [file: string, kind: string, Addressed])[] = [
  ["events", "Event", { group: "", version: "v1", name: "events" }],
  ["replication-controllers", "ReplicationController", {
    group: "",
    version: "v1",
    name: "replicationcontrollers",
  }],
  ["services", "Service", { group: "", version: "v1", name: "services" }],
  ["daemonsets", "DaemonSet", { group: "apps", version: "v1", name: "daemonsets" }],
  ["deployments", "Deployment", { group: "apps", version: "v1", name: "deployments" }],
  ["replicasets", "ReplicaSet", { group: "apps", version: "v1", name: "replicasets" }],
  ["pods", "Pod", PODS],
];

interface Dump {
  client: Client;
  signal: AbortSignal;
  /** Prints a list, or writes it into the file. */
  list(file: string, kind: string, list: KubeObject): Promise<void>;
  text(file: string, text: string): Promise<void>;
}

async function runDump(call: Call): Promise<number> {
  const { io, flags } = call;
  const dumping = await dumpOf(call);
  const { client } = dumping;
  const { signal } = io;
  await dumping.list("nodes", "Node", await client.get(resourcePath(NODES), { signal }));
  for (const namespace of await namespacesOf(call, client)) {
    for (const [file, kind, resource] of PARTS) {
      const list = await client.get(resourcePath(resource, { namespace }), { signal });
      await dumping.list(`${namespace}/${file}`, kind, list);
      if (kind !== "Pod") continue;
      for (const pod of (list["items"] ?? []) as Pod[]) {
        await dumping.text(`${namespace}/${pod.metadata.name}/logs.txt`, await logsOf(dumping, pod));
      }
    }
  }
  const folder = flags.string("output-directory");
  if (isFolder(folder)) await io.out(`Cluster info dumped to ${folder}\n`);
  return 0;
}

type Pod = KubeObject & { spec?: { containers?: { name: string }[]; initContainers?: { name: string }[] } };

function isFolder(path: string): boolean {
  return path !== "" && path !== "-";
}

async function dumpOf(call: Call): Promise<Dump> {
  const { io, flags } = call;
  const format = flags.string("output");
  const print = await typedPrinter(call);
  runningTimeout(flags, Error);
  const { client } = await call.connect();
  const folder = flags.string("output-directory");
  const write = async (file: string, text: string): Promise<void> => {
    if (!isFolder(folder)) return await io.out(text);
    checkNames(file);
    const path = `${folder}/${file}`;
    await io.machine.tree.makeFolder(path.slice(0, path.lastIndexOf("/")));
    await io.machine.writeFile(path, new TextEncoder().encode(text), 0o644);
  };
  const extension = format === "json" || format === "yaml" ? format : "txt";
  return {
    client,
    signal: io.signal,
    list: (file, kind, list) => {
      if (format === "name") {
        throw new Error(`list types are not supported by name printing: *v1.${kind}List`);
      }
      return write(`${file}.${extension}`, print(list, ""));
    },
    text: write,
  };
}

/** Names come from the server, and must not lead out of the folder. */
function checkNames(file: string): void {
  if (file.split("/").length > MOST_NAMES || file.split("/").includes("..")) {
    throw new Error(`the server has a name that is no name of a file: ${JSON.stringify(file)}`);
  }
}

/** `NAMESPACE/POD/logs.txt` */
const MOST_NAMES = 3;

async function namespacesOf({ flags, connect, io }: Call, client: Client): Promise<string[]> {
  if (flags.bool("all-namespaces")) {
    const { items } = await client.list(resourcePath(NAMESPACES), { signal: io.signal });
    return items.map(({ metadata }) => metadata.name!);
  }
  const named = flags.list("namespaces");
  return named.length > 0 ? named : ["kube-system", (await connect()).namespace];
}

async function logsOf({ client, signal }: Dump, { metadata, spec }: Pod): Promise<string> {
  const { namespace, name } = metadata;
  let text = "";
  for (const { name: container } of [...spec?.initContainers ?? [], ...spec?.containers ?? []]) {
    const whose = `logs for container ${container} of pod ${namespace}/${name} ====\n`;
    const path = resourcePath(PODS, { namespace, name, subresource: "log" });
    const log = await client.request(path, { query: { container }, signal })
      .then((answer) => answer.text())
      .catch((error) => `Request log error: ${whyNot(error)}\n`);
    text += `==== START ${whose}${log}==== END ${whose}`;
  }
  return text;
}

/** @throws what is no answer's error */
function whyNot(error: unknown): string {
  if (kubectlErrorText(error) === undefined) throw error;
  return (error as Error).message;
}
