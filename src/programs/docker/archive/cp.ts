import { pack } from "./pack.ts";
import { unpack } from "./unpack.ts";
import { switchFlag } from "../docker_flags.ts";
import { DockerFailure, EngineRefusal } from "../engine_errors.ts";
import { containerPath } from "../every_target.ts";
import { inputStream } from "../images/archives.ts";
import { systemReason } from "../system_reason.ts";
import { chunksOf } from "../output_frames.ts";
import { absolutePath } from "../run/volumes.ts";
import { humanSize } from "../sizes.ts";
import type { DockerCall, Verb } from "../verb.ts";

export const cp: Verb = {
  calls: ["container cp", "cp"],
  summary: "Copy files and folders into a container or out of it",
  description: "Copy files and folders into a container or out of it\n\n" +
    "With '-' as the source, a tar archive is read from stdin and unpacked in a\nfolder of the container. With '-' as the " +
    "destination, a tar archive of what is\nin the container is written to stdout.",
  usage: "[OPTIONS] CONTAINER:SRC_PATH DEST_PATH|-\n\tdocker cp [OPTIONS] SRC_PATH|- CONTAINER:DEST_PATH",
  flags: [
    switchFlag("a, archive", "Keep user and group ids"),
    switchFlag("L, follow-link", "Follow a link in SRC_PATH"),
    switchFlag("q, quiet", "Show no progress, as where there is no terminal"),
  ],
  takes: { min: 2, max: 2 },
  async run(call) {
    const [source, target] = call.args.map(placeOf);
    if (source!.container && target!.container) {
      throw new DockerFailure("copying between containers is not supported");
    }
    if (source!.container) return await fromContainer(call, source!.container, source!.path, target!.path);
    if (target!.container) return await toContainer(call, target!.container, source!.path, target!.path);
    throw new DockerFailure("must specify at least one container source");
  },
};

interface Place {
  container: string;
  path: string;
}

/** `web:/etc`; a path that begins with `/` or `.` names no container. */
function placeOf(text: string): Place {
  const at = text.indexOf(":");
  if (/^[/.]/.test(text) || at < 0) return { container: "", path: text };
  return { container: text.slice(0, at), path: text.slice(at + 1) };
}

interface PathFacts {
  name: string;
  size: number;
  /** As Go's os.FileMode. */
  mode: number;
  linkTarget: string;
}

const GO_FOLDER = 2 ** 31;
const GO_LINK = 2 ** 27;

function factsOf(header: string | undefined): PathFacts | undefined {
  return header === undefined ? undefined : JSON.parse(atob(header));
}

function isFolder(facts: PathFacts | undefined): boolean {
  return facts !== undefined && Math.trunc(facts.mode / GO_FOLDER) % 2 === 1;
}

async function statPath(
  { client }: DockerCall,
  container: string,
  path: string,
): Promise<PathFacts | undefined> {
  try {
    const { headers, body } = await client.request("HEAD", `${containerPath(container)}/archive`, {
      query: { path },
    });
    await body.cancel();
    return factsOf(headers.get("x-docker-container-path-stat"));
  } catch (error) {
    if (error instanceof EngineRefusal && error.status === 404) return undefined;
    throw error;
  }
}

async function fromContainer(
  call: DockerCall,
  container: string,
  source: string,
  target: string,
): Promise<number> {
  const { client, io, flags } = call;
  const tree = io.machine.tree;
  const to = target === "-" ? target : absolutePath(target, io);
  if (target !== "-") {
    const folder = to.slice(0, to.lastIndexOf("/")) || "/";
    if (!(await tree.facts(folder))) {
      throw new DockerFailure(`invalid output path: directory ${JSON.stringify(folder)} does not exist`);
    }
  } else if (io.isTerminal("output")) throw new DockerFailure("cowardly refusing to copy to a terminal");
  const path = flags.bool("follow-link") ? await followed(call, container, source) : source;
  const { body, headers } = await client.request("GET", `${containerPath(container)}/archive`, {
    query: { path },
  });
  if (target === "-") {
    for await (const chunk of chunksOf(body)) await io.write(chunk);
    return 0;
  }
  const facts = factsOf(headers.get("x-docker-container-path-stat"));
  const there = await tree.facts(to);
  const isContent = /(^|\/)\.$/.test(source);
  if (there?.kind === "file" && isFolder(facts)) throw new DockerFailure("cannot copy directory");
  if (!there && target.endsWith("/") && !isFolder(facts)) throw new DockerFailure("no such directory");
  const isInto = there?.kind === "folder" && !isContent;
  const base = facts?.name ?? source.split("/").at(-1)!;
  const [folder, name] = isInto
    ? [to, base]
    : [to.slice(0, to.lastIndexOf("/")) || "/", to.split("/").at(-1)!];
  const bytes = await unpack(body, tree, folder, (member) => {
    const [, ...rest] = member.split("/");
    return [name, ...rest].join("/");
  }).catch((error) => {
    throw error instanceof TypeError || (error as { code?: string }).code
      ? new DockerFailure(systemReason(error), { cause: error })
      : error;
  });
  await told(call, bytes, to);
  return 0;
}

async function followed(call: DockerCall, container: string, path: string): Promise<string> {
  const facts = await statPath(call, container, path);
  if (!facts?.linkTarget || Math.trunc(facts.mode / GO_LINK) % 2 === 0) return path;
  const { linkTarget } = facts;
  return linkTarget.startsWith("/") ? linkTarget : `${path.slice(0, path.lastIndexOf("/") + 1)}${linkTarget}`;
}

async function toContainer(
  call: DockerCall,
  container: string,
  source: string,
  target: string,
): Promise<number> {
  const { client, io, flags } = call;
  const tree = io.machine.tree;
  const from = source === "-" ? source : absolutePath(source, io);
  let there = await statPath(call, container, target);
  if (source !== "-" && !(await tree.facts(from))) {
    // The client joins folder and name by a slash, also where the folder is the root.
    const shown = /^\/[^/]+$/.test(from) ? `/${from}` : from;
    throw new DockerFailure(`lstat ${shown}: no such file or directory`);
  }
  if (there?.linkTarget) {
    there = await statPath(call, container, await followed(call, container, target)) ?? there;
  }
  let bytes = 0;
  let body: ReadableStream<Uint8Array>;
  let folder: string;
  if (source === "-") {
    body = inputStream(io);
    folder = target;
    if (there && !isFolder(there)) {
      throw new DockerFailure(`destination "${container}:${target}" must be a directory`);
    }
  } else {
    const facts = await tree.facts(from);
    const isContent = /(^|\/)\.$/.test(source);
    const isInto = isFolder(there) && !isContent;
    if (there && !isFolder(there) && facts?.kind === "folder") {
      throw new DockerFailure("cannot copy directory");
    }
    if (!there && target.endsWith("/") && facts?.kind !== "folder") {
      throw new DockerFailure("no such directory");
    }
    const clean = target.replace(/\/+$/, "");
    folder = isInto || isFolder(there) ? target : clean.slice(0, clean.lastIndexOf("/")) || "/";
    const base = isInto ? from.split("/").at(-1)! : isFolder(there) ? "" : clean.split("/").at(-1)!;
    body = pack(tree, from, {
      rename: (path) => [base, path].filter(Boolean).join("/"),
      keepsOwners: flags.bool("archive"),
      onBytes: (count) => bytes += count,
    });
  }
  await client.tell("PUT", `${containerPath(container)}/archive`, {
    query: {
      path: folder,
      noOverwriteDirNonDir: "true",
      ...(flags.bool("archive") ? { copyUIDGID: "true" } : {}),
    },
    headers: { "Content-Type": "application/x-tar" },
    body,
  });
  await told(call, bytes, `${container}:${target}`);
  return 0;
}

async function told({ io, flags }: DockerCall, bytes: number, target: string): Promise<void> {
  if (flags.bool("quiet") || !io.isTerminal("error")) return;
  await io.err(`Successfully copied ${humanSize(bytes, 3)} to ${target}\n`);
}
