import type { IPod } from "kubernetes-models/v1/Pod";
import { type CopyListener, TarError } from "../../cluster/copy/copy.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import { PODS } from "../../kube/discovery.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { Call, Program } from "../program.ts";
import { chooseContainer, containerFlag } from "./pod_container.ts";

/** `kubectl cp`. */
export const cp: Program = {
  name: "cp",
  summary: "Files to and from containers",
  description: "Copy a file or a folder between this machine and a container. The container needs a tar.",
  usage: ["<file-spec-src> <file-spec-dest>"],
  flags: [
    containerFlag,
    { name: "no-preserve", kind: "bool", usage: "Leave owners and rights to the container." },
    {
      name: "retries",
      kind: "int",
      default: 0,
      usage: "How often a broken copy from a container is taken up again; below 0: without limit.",
    },
  ],
  examples: [
    ["A file into a pod", "kubectl cp ./settings.yaml web-0:/etc/app/settings.yaml"],
    ["A folder out of one", "kubectl cp web-0:/var/log/app ./logs"],
    ["Into a container of a pod in another namespace", "kubectl cp ./data shop/web-0:/data -c app"],
  ],
  async run(call) {
    const { flags, args, io } = call;
    const [from, to] = args.map(fileSpec);
    if (args.length !== 2 || !from || !to) throw new Error("source and destination are required");
    if (from.pod !== undefined && to.pod !== undefined) {
      throw new Error("one of src or dest must be a local file specification");
    }
    if (from.path === "" || to.path === "") throw new Error("filepath can not be empty");
    if (from.pod === undefined && to.pod === undefined) {
      throw new Error("one of src or dest must be a remote file specification");
    }
    const [remote, local] = from.pod === undefined ? [to, from] : [from, to];
    const isUpload = remote === to;
    if (isUpload && !await io.machine.tree.facts(local.path)) {
      throw new Error(`${local.path} doesn't exist in local filesystem`);
    }
    const { client, namespace } = await call.connect();
    const place = { namespace: remote.namespace ?? namespace, name: remote.pod! };
    const pod = await client.get(resourcePath(PODS, place), { signal: io.signal });
    const container = await containerOf(call, pod);
    const { download } = await import("../../cluster/copy/download.ts");
    const { upload } = await import("../../cluster/copy/upload.ts");
    const work = (isUpload ? upload : download)({
      client,
      wish: {
        target: place,
        container,
        remote: remote.path,
        local: local.path,
        noPreserve: flags.bool("no-preserve"),
        retries: flags.number("retries") ?? 0,
      },
      local: local.path,
      tree: io.machine.tree,
      signal: io.signal,
      tell: listener(call, isUpload),
    });
    return await work.then(() => 0, async (error) => {
      if (!(error instanceof TarError)) throw error;
      await io.err(`command terminated with exit code ${error.code}\n`);
      return error.code;
    });
  },
};

interface FileSpec {
  namespace?: string;
  /** Absent: on this machine. */
  pod?: string;
  path: string;
}

/** `PATH`, `POD:PATH` or `NAMESPACE/POD:PATH`. */
function fileSpec(text: string): FileSpec {
  const colon = text.indexOf(":");
  if (colon === 0) throw new Error("filespec must match the canonical format: [[namespace/]pod:]file/path");
  if (colon < 0) return { path: text };
  const path = text.slice(colon + 1);
  const parts = text.slice(0, colon).split("/");
  if (parts.length === 1) return { pod: parts[0]!, path };
  if (parts.length === 2) return { namespace: parts[0]!, pod: parts[1]!, path };
  throw new Error("filespec must match the canonical format: [[namespace/]pod:]file/path");
}

async function containerOf({ flags, io }: Call, pod: KubeObject): Promise<string> {
  const phase = (pod as unknown as IPod).status?.phase;
  if (phase === "Succeeded" || phase === "Failed") {
    throw new Error(`cannot exec into a container in a completed pod; current phase is ${phase}`);
  }
  const { name, remark } = chooseContainer(pod, flags.string("container"));
  if (remark !== undefined) await io.err(remark);
  return name;
}

/** Nothing is said of what goes well. What `tar` complains of comes out where the original prints it. */
function listener({ io }: Call, isUpload: boolean): CopyListener {
  return {
    total: () => {},
    bytes: () => {},
    file: () => {},
    remark: (text) => {
      if (text.startsWith("skipped")) void io.err(`warning: ${text}\n`);
    },
    complaint: (chunk) => isUpload ? io.writeError(chunk) : io.write(chunk),
  };
}
