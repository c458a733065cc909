/** The volumes of one pod: made when it starts, mounted into its containers, followed while it runs. */
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IVolume } from "kubernetes-models/v1/Volume";
import type { IVolumeMount } from "kubernetes-models/v1/VolumeMount";
import { ownEntry } from "../../../kube/own_entry.ts";
import { quantityToNumber } from "../../../kube/quantity.ts";
import type { Cancel } from "../../clock/event_queue.ts";
import { FileTree } from "../../host/file_tree.ts";
import { filesOf } from "../../images/image_profile.ts";
import { resolveImage } from "../../images/mod.ts";
import { expand } from "./environment.ts";
import type { KubeletContext, PodObject } from "./pod_context.ts";
import { type Content, failedMount, type Mountable, volumeContent, volumeSources } from "./volumes.ts";

/** From a source's change to the files': the kubelet's sync period and its cache's delay. */
const REFRESH_MS = [20_000, 65_000] as const;

/** What a volume is to the containers: files made from objects, or a tree that they write to. */
type Made =
  | { kind: "content"; content: Content; version: string }
  | { kind: "tree"; tree: FileTree; base: string; readOnly: boolean };

export class PodVolumes {
  readonly #context: KubeletContext;
  readonly #made = new Map<string, Made>();
  readonly #cancels: Cancel[] = [];
  #pod: PodObject;

  constructor(context: KubeletContext, pod: PodObject) {
    this.#context = context;
    this.#pod = pod;
  }

  /** Makes what is not yet made. Returns the FailedMount messages of those that cannot be. */
  make(pod: PodObject): string[] {
    this.#pod = pod;
    return (pod.spec?.volumes ?? []).flatMap((volume) => {
      if (this.#made.has(volume.name)) return [];
      const made = this.#make(volume);
      if ("problem" in made) return [failedMount(made.name ?? volume.name, made.problem)];
      this.#made.set(volume.name, made);
      if (made.kind === "content") this.#follow(volume);
      return [];
    });
  }

  /** Shows a container's mounts in its files. */
  mountInto(files: FileTree, container: IContainer, env: Readonly<Record<string, string>>): void {
    const mounts = [...container.volumeMounts ?? []].sort((a, b) => a.mountPath.length - b.mountPath.length);
    for (const mount of mounts) {
      const made = this.#made.get(mount.name);
      const folder = mount.mountPath.replace(/(.)\/+$/, "$1");
      const inside = subPath(mount, env);
      if (made?.kind === "tree") {
        const base = inside ? `${made.base}/${inside}` : made.base;
        files.share(folder, made.tree, { base, readOnly: made.readOnly || (mount.readOnly ?? false) });
      } else if (made && inside === "") files.mount(folder, () => this.#shown(mount.name));
      else if (made) copyPart(files, folder, made.content, inside);
    }
  }

  /** The pod is gone: nothing is followed any more. */
  release(): void {
    for (const cancel of this.#cancels.splice(0)) cancel();
  }

  /** Which emptyDir volume holds more than it may: the message of the eviction. */
  overflow(): string | undefined {
    for (const { name, emptyDir } of this.#pod.spec?.volumes ?? []) {
      const made = this.#made.get(name);
      const { sizeLimit } = emptyDir ?? {};
      if (made?.kind !== "tree" || sizeLimit === undefined) continue;
      if (made.tree.writtenBytes > quantityToNumber(sizeLimit)) {
        return `Usage of EmptyDir volume ${JSON.stringify(name)} exceeds the limit "${sizeLimit}". `;
      }
    }
    return undefined;
  }

  #shown(name: string): { files: Record<string, string>; version: string; mode: number } {
    const made = this.#made.get(name);
    if (made?.kind !== "content") return { files: {}, version: "", mode: 0 };
    return { ...made.content, version: made.version };
  }

  #make(volume: IVolume): Made | { problem: string; name?: string } {
    const tree = (tree: FileTree, base = "", readOnly = false): Made => ({
      kind: "tree",
      tree,
      base,
      readOnly,
    });
    const now = () => this.#context.queue.now();
    const { hostPath, persistentVolumeClaim: claim, image } = volume;
    if (hostPath) {
      const problem = hostPathProblem(this.#context.hostFiles, hostPath.path, hostPath.type);
      return problem ? { problem } : tree(this.#context.hostFiles, hostPath.path.replace(/\/+$/, ""));
    }
    if (claim) {
      const bound = this.#context.claims(this.#pod.metadata.namespace!, claim.claimName);
      if ("problem" in bound) return bound;
      return tree(bound.files, "", claim.readOnly);
    }
    if (image) {
      const found = resolveImage(image.reference ?? "", undefined, this.#context.pulls.pushed);
      if ("image" in found) return tree(filesOf(found.image.profile), "", true);
      return { problem: "failure" in found ? found.failure : found.invalid };
    }
    const result: Mountable = volumeContent(this.#pod, volume, this.#context.sources);
    if ("problem" in result) return result;
    if (!result.content) return tree(new FileTree({}, { now, mode: 0o777 }));
    return { kind: "content", content: result.content, version: versionName(now()) };
  }

  /** What its objects become, the files become a little later. What is gone or wrong leaves them as they are. */
  #follow(volume: IVolume): void {
    const { sources, queue, random } = this.#context;
    const namespace = this.#pod.metadata.namespace!;
    for (const source of volumeSources(volume)) {
      const [plural = "", name = ""] = source.split("/");
      this.#cancels.push(sources.onChange(`${plural}/${namespace}/${name}`, () => {
        this.#cancels.push(queue.schedule(random.between(...REFRESH_MS), () => this.refresh(volume)));
      }));
    }
  }

  /** Makes a volume's files anew, as its objects are now. */
  refresh(volume: IVolume): void {
    const result = volumeContent(this.#pod, volume, this.#context.sources);
    const before = this.#made.get(volume.name);
    if ("problem" in result || !result.content || before?.kind !== "content") return;
    if (JSON.stringify(before.content) === JSON.stringify(result.content)) return;
    const version = versionName(this.#context.queue.now());
    this.#made.set(volume.name, { kind: "content", content: result.content, version });
  }

  /** The pod's labels or annotations have changed: downward files follow. */
  update(pod: PodObject): void {
    const before = this.#pod.metadata;
    this.#pod = pod;
    const { labels, annotations } = pod.metadata;
    if (before.labels === labels && before.annotations === annotations) return;
    const isSame =
      JSON.stringify([before.labels, before.annotations]) === JSON.stringify([labels, annotations]);
    if (isSame) return;
    for (const volume of pod.spec?.volumes ?? []) {
      const isDownward = volume.downwardAPI ??
        volume.projected?.sources?.some((source) => source.downwardAPI);
      if (!isDownward) continue;
      const { queue, random } = this.#context;
      this.#cancels.push(queue.schedule(random.between(...REFRESH_MS), () => this.refresh(volume)));
    }
  }
}

/** `..2026_11_22_12_00_00.123456789`: the folder that a version of a volume's files lies in (atomic_writer.go). */
function versionName(nowMs: number): string {
  const [date = "", time = ""] = new Date(nowMs).toISOString().slice(0, -1).split("T");
  const [clock = "", ms = "000"] = time.split(".");
  return `..${date.replaceAll("-", "_")}_${clock.replaceAll(":", "_")}.${ms}000000`;
}

function subPath(mount: IVolumeMount, env: Readonly<Record<string, string>>): string {
  const text = mount.subPathExpr ? expand(mount.subPathExpr, env) : mount.subPath ?? "";
  return text.replace(/^\.\//, "").replace(/\/+$/, "");
}

/** A part of a volume is mounted as it is now, and stays so. */
function copyPart(files: FileTree, folder: string, content: Content, inside: string): void {
  const text = content.files[inside];
  if (text !== undefined) return files.write(folder, text, content.modes[inside] ?? content.mode);
  files.makeFolder(folder);
  for (const [name, text] of Object.entries(content.files)) {
    if (name.startsWith(`${inside}/`)) {
      files.write(`${folder}/${name.slice(inside.length + 1)}`, text, content.mode);
    }
  }
}

/** Source: pkg/volume/hostpath, checkTypeInternal. What may be made is made. */
function hostPathProblem(host: FileTree, path: string, type = ""): string | undefined {
  const place = path.replace(/(.)\/+$/, "$1");
  const exists = host.exists(place);
  if (!exists && (type === "DirectoryOrCreate" || type === "")) host.makeFolder(place);
  if (!exists && type === "FileOrCreate") {
    const problem = host.refusal(place);
    if (problem) return `open ${path}: ${problem.toLowerCase()}`;
    host.write(place, "");
  }
  const kind = ownEntry(HOST_PATH_KINDS, type);
  if (!kind) return undefined;
  const isRight = kind === "directory"
    ? host.isFolder(place)
    : kind === "file" && host.read(place) !== undefined;
  if (isRight) return undefined;
  return `hostPath type check failed: ${path} is not a ${kind}`;
}

const HOST_PATH_KINDS: Readonly<Record<string, string>> = {
  Directory: "directory",
  DirectoryOrCreate: "directory",
  File: "file",
  FileOrCreate: "file",
  Socket: "socket file",
  CharDevice: "character device",
  BlockDevice: "block device",
};
