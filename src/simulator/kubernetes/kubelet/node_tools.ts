/** crictl and ctr of a node: the container runtime's own view of what the kubelet runs. */
import { bytesOf } from "../../host/byte_text.ts";
import { digest } from "../../host/digest.ts";
import { absolutePath, type Process, type Program, readAll, type Run } from "../../host/process.ts";
import { parseImageReference, repositoryOf } from "../../images/image_reference.ts";
import { importImages, removeImage } from "./imported_images.ts";
import type { NodeMachine } from "./kubelet.ts";

const ID_DIGITS = 13;
const MIN_WIDTH = 20;
const PADDING = 3;
const SOCKET = "/run/containerd/containerd.sock";

/** By absolute path. */
export function nodeTools(node: NodeMachine): Readonly<Record<string, Program>> {
  return {
    "/usr/bin/crictl": (process) => crictl(process, node),
    "/usr/bin/ctr": (process) => ctr(process, node),
  };
}

function crictl(process: Process, node: NodeMachine): number {
  if (process.machine.user.uid !== 0) {
    process.err(
      `FATA[0000] validate service connection: validate CRI v1 runtime API for endpoint "unix://${SOCKET}": ` +
        "rpc error: code = Unavailable desc = connection error: desc = " +
        `"transport: Error while dialing: dial unix ${SOCKET}: connect: permission denied"\n`,
    );
    return 1;
  }
  const words = process.argv.slice(1);
  const command = words.find((word) => !word.startsWith("-"));
  const answer = {
    ps: () => containerTable(process, node, words.includes("-a") || words.includes("--all")),
    pods: () => podTable(process, node),
    images: () => imageTable(node),
    image: () => imageTable(node),
    img: () => imageTable(node),
  }[command ?? ""];
  if (!answer) {
    process.err(
      command === undefined
        ? "NAME:\n   crictl - client for CRI\n\nCOMMANDS:\n   images, image, img  List images\n" +
          "   pods                List pods\n   ps                  List containers\n"
        : `No help topic for '${command}'\n`,
    );
    return command === undefined ? 0 : 3;
  }
  process.out(aligned(answer()));
  return 0;
}

function containerTable(process: Process, node: NodeMachine, isAll: boolean): string[][] {
  const rows = node.pods().flatMap(({ pod, main, init }) =>
    [...main, ...init].flatMap(({ spec, instance, image, isRunning, restarts }) => {
      if (!instance || !(isRunning || isAll)) return [];
      const age = ageOf(process.machine.now() - instance.startedMs);
      const id = image?.imageId.replace(/^.*sha256:/, "").slice(0, ID_DIGITS) ?? "";
      const state = isRunning ? "Running" : "Exited";
      const { name, namespace = "", uid } = pod.metadata;
      const sandbox = digest(uid).slice(0, ID_DIGITS);
      return [[
        instance.id.slice(0, ID_DIGITS),
        id,
        age,
        state,
        spec.name,
        `${restarts}`,
        sandbox,
        name,
        namespace,
      ]];
    })
  );
  const head = ["CONTAINER", "IMAGE", "CREATED", "STATE", "NAME", "ATTEMPT", "POD ID", "POD", "NAMESPACE"];
  return [head, ...rows];
}

function podTable(process: Process, node: NodeMachine): string[][] {
  const rows = node.pods().map(({ pod: { metadata: { uid, name, namespace = "", creationTimestamp } } }) => {
    const age = ageOf(process.machine.now() - Date.parse(String(creationTimestamp)));
    return [digest(uid).slice(0, ID_DIGITS), age, "Ready", name, namespace, "0", "(default)"];
  });
  return [["POD ID", "CREATED", "STATE", "NAME", "NAMESPACE", "ATTEMPT", "RUNTIME"], ...rows];
}

function imageTable({ context: { images } }: NodeMachine): string[][] {
  const rows = [...images].map(([name, { imageId, sizeBytes }]) => {
    const reference = parseImageReference(name);
    const id = imageId.replace(/^.*sha256:/, "").slice(0, ID_DIGITS);
    return [reference ? repositoryOf(reference) : name, reference?.tag ?? "", id, sizeOf(sizeBytes)];
  });
  return [["IMAGE", "TAG", "IMAGE ID", "SIZE"], ...rows.sort(([a = ""], [b = ""]) => (a < b ? -1 : 1))];
}

function aligned(rows: readonly string[][]): string {
  const widths = rows[0]!.map((_, at) =>
    Math.max(MIN_WIDTH, ...rows.map((row) => row[at]!.length + PADDING))
  );
  return rows.map((row) =>
    row.map((cell, at) => at === row.length - 1 ? cell : cell.padEnd(widths[at]!)).join("") + "\n"
  ).join("");
}

/** `3 minutes ago` */
function ageOf(ms: number): string {
  const steps = [["day", 86_400_000], ["hour", 3_600_000], ["minute", 60_000], ["second", 1000]] as const;
  const [unit, size] = steps.find(([, step]) => ms >= step) ?? ["second", 1000];
  const count = Math.floor(ms / size);
  return count === 0 ? "Less than a second ago" : `${count} ${unit}${count === 1 ? "" : "s"} ago`;
}

/** `56.7MB` */
function sizeOf(bytes: number): string {
  const units = ["B", "kB", "MB", "GB"];
  let [value, at] = [bytes, 0];
  for (; value >= 1000 && at < units.length - 1; at++) value /= 1000;
  return `${Number(value.toPrecision(3))}${units[at]}`;
}

/** The kubelet sees the images of the namespace k8s.io alone. */
const KUBELET_NAMESPACE = "k8s.io";

function* ctr(process: Process, node: NodeMachine): Run {
  const words = process.argv.slice(1);
  const at = words.findIndex((word) => /^(-n|--namespace)(=|$)/.test(word));
  const namespace = at < 0 ? "default" : words[at]!.split("=")[1] ?? words[at + 1] ?? "";
  if (at >= 0) words.splice(at, words[at]!.includes("=") ? 1 : 2);
  const [group = "", action = "", ...rest] = words.filter((word) => word === "-" || !word.startsWith("-"));
  if (process.machine.user.uid !== 0) {
    process.err(
      `ctr: failed to dial "${SOCKET}": connection error: desc = ` +
        `"transport: error while dialing: dial unix ${SOCKET}: connect: permission denied"\n`,
    );
    return 1;
  }
  if (!["images", "image", "i"].includes(group)) {
    process.err(`No help topic for '${group}'\n`);
    return 3;
  }
  const isKubelets = namespace === KUBELET_NAMESPACE;
  if (action === "import") return yield* bring(process, node, rest[0], isKubelets);
  if (action === "ls" || action === "list") {
    return listImages(process, isKubelets ? node : undefined, words.includes("-q"));
  }
  if (action === "rm" || action === "remove" || action === "delete" || action === "del") {
    for (const name of rest) {
      if (isKubelets && removeImage(node.context, name)) process.out(`${name}\n`);
      else process.err(`ctr: unable to delete ${name}: image "${name}": not found\n`);
    }
    return 0;
  }
  process.err(`No help topic for '${action}'\n`);
  return 3;
}

function* bring(process: Process, node: NodeMachine, file: string | undefined, isKubelets: boolean): Run {
  if (file === undefined) {
    process.err("ctr: please provide a file name\n");
    return 1;
  }
  const text = file === "-"
    ? yield* readAll(process)
    : process.machine.files.read(absolutePath(process.cwd, file));
  if (text === undefined) {
    process.err(`ctr: open ${file}: no such file or directory\n`);
    return 1;
  }
  try {
    const own = { images: new Map(), pulls: { ...node.context.pulls, imported: new Map() } };
    for (const { name, id } of importImages(isKubelets ? node.context : own, bytesOf(text))) {
      process.out(`unpacking ${name} (${id})...done\n`);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    process.err("ctr: unrecognized image format\n");
    return 1;
  }
}

function listImages(process: Process, node: NodeMachine | undefined, isQuiet: boolean): number {
  const rows = [...node?.context.images ?? []].map(([name, { imageId, sizeBytes }]) => [
    name,
    "application/vnd.oci.image.manifest.v1+json",
    `sha256:${imageId.replace(/^.*sha256:/, "")}`,
    sizeOf(sizeBytes),
    "linux/amd64",
  ]);
  if (isQuiet) process.out(rows.map(([name]) => `${name}\n`).join(""));
  else process.out(aligned([["REF", "TYPE", "DIGEST", "SIZE", "PLATFORMS"], ...rows]));
  return 0;
}
