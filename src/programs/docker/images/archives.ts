/** Archives of images and of a container's files: `save`, `load`, `import`, `export`. */
import type { Io } from "../../io.ts";
import { listFlag, switchFlag, textFlag } from "../docker_flags.ts";
import { DockerFailure } from "../engine_errors.ts";
import { containerPath } from "../every_target.ts";
import { parseReference, withDefaultTag } from "../image_reference.ts";
import { chunksOf } from "../output_frames.ts";
import { showProgress } from "../progress.ts";
import { absolutePath } from "../run/volumes.ts";
import { systemReason } from "../system_reason.ts";
import type { Verb } from "../verb.ts";

const NO_TERMINAL = "cowardly refusing to save to a terminal. Use the -o flag or redirect";

export const save: Verb = {
  calls: ["image save", "save"],
  summary: "Write images with their layers to an archive",
  usage: "[OPTIONS] IMAGE [IMAGE...]",
  flags: [
    textFlag("o, output", "File to write, instead of STDOUT"),
    textFlag("platform", 'Only the variant for this platform ("os[/arch[/variant]]")'),
  ],
  takes: { min: 1 },
  async run({ flags, args, io, client }) {
    const path = flags.string("output");
    if (!path && io.isTerminal("output")) throw new DockerFailure(NO_TERMINAL);
    await checkFolder(io, path, "failed to save image");
    const { body } = await client.request("GET", "/images/get", { query: { names: args } });
    await store(io, path, body);
    return 0;
  },
};

export const exportContainer: Verb = {
  calls: ["container export", "export"],
  summary: "Write all files of a container to an archive",
  usage: "[OPTIONS] CONTAINER",
  flags: [textFlag("o, output", "File to write, instead of STDOUT")],
  takes: { min: 1, max: 1 },
  async run({ flags, args, io, client }) {
    const path = flags.string("output");
    if (!path && io.isTerminal("output")) throw new DockerFailure(NO_TERMINAL);
    await checkFolder(io, path, "failed to export container");
    const { body } = await client.request("GET", `${containerPath(args[0]!)}/export`);
    await store(io, path, body);
    return 0;
  },
};

export const load: Verb = {
  calls: ["image load", "load"],
  summary: "Read images back from an archive of docker save",
  usage: "[OPTIONS]",
  flags: [
    textFlag("i, input", "Archive to read, instead of STDIN"),
    textFlag("platform", 'Only the variant for this platform ("os[/arch[/variant]]")'),
    switchFlag("q, quiet", "Show no progress"),
  ],
  async run({ flags, io, client }) {
    const path = flags.string("input");
    if (!path && io.isTerminal("input")) {
      throw new DockerFailure("requested load from stdin, but stdin is empty");
    }
    const isQuiet = flags.bool("quiet") || !io.isTerminal("output");
    const { body, headers } = await client.request("POST", "/images/load", {
      query: { quiet: isQuiet ? "1" : "0" },
      headers: { "Content-Type": "application/x-tar" },
      body: path ? await opened(io, path) : inputStream(io),
    });
    if (/json/.test(headers.get("content-type") ?? "json")) await showProgress(io, body);
    else for await (const chunk of chunksOf(body)) await io.write(chunk);
    return 0;
  },
};

export const importImage: Verb = {
  calls: ["image import", "import"],
  summary: "Make an image of one layer from an archive of files",
  usage: "[OPTIONS] file|URL|- [REPOSITORY[:TAG]]",
  flags: [
    listFlag("c, change", "Dockerfile instruction to apply to the result"),
    textFlag("m, message", "Text to keep with it"),
    textFlag("platform", "Platform to choose, such as linux/arm64"),
  ],
  takes: { min: 1 },
  async run({ flags, args, io, client }) {
    const [source, name] = args;
    const isUrl = /^https?:\/\//.test(source!);
    const reference = name ? withDefaultTag(parseReference(name)) : undefined;
    const body = isUrl ? undefined : source === "-" ? inputStream(io) : await opened(io, source!);
    const { body: told } = await client.request("POST", "/images/create", {
      query: {
        fromSrc: isUrl ? source : "-",
        repo: reference?.familiar,
        tag: reference?.tag,
        message: flags.string("message"),
        changes: flags.list("change"),
        platform: flags.string("platform").toLowerCase(),
      },
      ...(body ? { body, headers: { "Content-Type": "text/plain" } } : {}),
    });
    await showProgress(io, told);
    return 0;
  },
};

/** Standard input as a body. */
export function inputStream(io: Pick<Io, "input">): ReadableStream<Uint8Array> {
  return ReadableStream.from(io.input()) as ReadableStream<Uint8Array>;
}

async function opened(io: Pick<Io, "machine">, path: string): Promise<ReadableStream<Uint8Array>> {
  try {
    return await io.machine.tree.read(absolutePath(path, io));
  } catch (error) {
    throw new DockerFailure(`open ${path}: ${systemReason(error)}`);
  }
}

async function checkFolder(io: Pick<Io, "machine">, path: string, what: string): Promise<void> {
  const slash = path.lastIndexOf("/");
  if (slash <= 0) return;
  const folder = path.slice(0, slash);
  const facts = await io.machine.tree.facts(absolutePath(folder, io));
  if (!facts) {
    throw new DockerFailure(`${what}: invalid output path: stat ${folder}: no such file or directory`);
  }
}

/** To a file, which is there only when it is complete, or to standard output. */
async function store(io: Io, path: string, body: ReadableStream<Uint8Array>): Promise<void> {
  if (!path) {
    for await (const chunk of chunksOf(body)) await io.write(chunk);
    return;
  }
  const file = await io.machine.tree.create(absolutePath(path, io));
  try {
    for await (const chunk of chunksOf(body)) await file.write(chunk);
    await file.keep();
  } catch (error) {
    await file.abandon();
    throw error;
  }
}
