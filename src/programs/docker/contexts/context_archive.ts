/** `context export` and `context import`: a context with its certificates as a tar archive. */
import type { TarEntry } from "modern-tar";
import { chunksOf } from "../output_frames.ts";
import { defaultAddress } from "../context_choice.ts";
import {
  DEFAULT_CONTEXT,
  listContexts,
  readContext,
  type StoredContext,
  tlsFolder,
  writeContext,
} from "../context_store.ts";
import { DockerFailure } from "../engine_errors.ts";
import { inputStream } from "../images/archives.ts";
import { absolutePath } from "../run/volumes.ts";
import { systemReason } from "../system_reason.ts";
import type { DockerCall, Verb } from "../verb.ts";
import { checkName } from "./context_name.ts";

const META = "meta.json";
const TLS = "tls/docker/";

export const contextExport: Verb = {
  calls: ["context export"],
  summary: "Write a context to an archive",
  usage: "[OPTIONS] CONTEXT [FILE|-]",
  flags: [],
  takes: { min: 1, max: 2 },
  async run(call) {
    const { args, io } = call;
    const [name = "", path = `${name}.dockercontext`] = args;
    const archive = await archiveOf(call, name);
    if (path === "-") {
      if (io.isTerminal("output")) {
        throw new DockerFailure("cowardly refusing to export to a terminal, specify a file path");
      }
      await io.write(archive);
      return 0;
    }
    const target = absolutePath(path, io);
    if (await io.machine.tree.facts(target)) throw new DockerFailure(`open ${path}: file exists`);
    await io.machine.writeFile(target, archive, 0o600);
    await io.err(`Written file ${JSON.stringify(path)}\n`);
    return 0;
  },
};

async function archiveOf({ io, settings }: DockerCall, name: string): Promise<Uint8Array> {
  const { packTar } = await import("modern-tar");
  const stored: StoredContext = name === DEFAULT_CONTEXT
    ? {
      Name: name,
      Metadata: {},
      Endpoints: { docker: { Host: (await defaultAddress(settings.flags, io)).host, SkipTLSVerify: false } },
    }
    : await readContext(io, settings.folder, name);
  const body = new TextEncoder().encode(JSON.stringify(stored));
  const mtime = new Date(0);
  const entries: TarEntry[] = [
    { header: { name: META, mode: 0o644, size: body.length, mtime }, body },
    { header: { name: "tls", mode: 0o700, size: 0, type: "directory", mtime } },
  ];
  const folder = await tlsFolder(settings.folder, name);
  for (const file of await io.machine.listFolder(folder).catch(() => [])) {
    const data = await io.machine.readFile(`${folder}/${file}`);
    entries.push({ header: { name: `${TLS}${file}`, mode: 0o600, size: data.length, mtime }, body: data });
  }
  return await packTar(entries);
}

export const contextImport: Verb = {
  calls: ["context import"],
  summary: "Add a context from an archive",
  usage: "CONTEXT FILE|-",
  flags: [],
  takes: { min: 2, max: 2 },
  async run({ args, io, settings }) {
    const [name = "", path = ""] = args;
    checkName(name);
    if ((await listContexts(io, settings.folder)).some(({ Name }) => Name === name)) {
      throw new DockerFailure(`context ${JSON.stringify(name)} already exists`);
    }
    const body = path === "-" ? inputStream(io) : await opened(io, path);
    const { meta, certificates } = await contentOf(body);
    await writeContext(io, settings.folder, { ...meta, Name: name });
    const folder = await tlsFolder(settings.folder, name);
    for (const { file, data } of certificates) await io.machine.writeFile(`${folder}/${file}`, data, 0o600);
    await io.out(`${name}\n`);
    await io.err(`Successfully imported context ${JSON.stringify(name)}\n`);
    return 0;
  },
};

async function opened({ machine }: DockerCall["io"], path: string): Promise<ReadableStream<Uint8Array>> {
  try {
    return await machine.tree.read(absolutePath(path, { machine }));
  } catch (error) {
    throw new DockerFailure(`open ${path}: ${systemReason(error)}`);
  }
}

/** Nothing but these names is taken: an archive is another's. */
async function contentOf(
  body: ReadableStream<Uint8Array>,
): Promise<{ meta: StoredContext; certificates: { file: string; data: Uint8Array }[] }> {
  const { unpackTar } = await import("modern-tar");
  const chunks: Uint8Array[] = [];
  for await (const chunk of chunksOf(body)) chunks.push(chunk);
  const packed = new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
  const entries = await unpackTar(packed).catch((error) => {
    throw new DockerFailure(`archive/tar: ${(error as Error).message}`);
  });
  const text = entries.find(({ header }) => header.name === META)?.data;
  if (!text) throw new DockerFailure("unexpected context file: no metadata found");
  let meta: StoredContext;
  try {
    meta = JSON.parse(new TextDecoder().decode(text));
  } catch (error) {
    throw new DockerFailure((error as Error).message);
  }
  if (typeof meta?.Endpoints !== "object") throw new DockerFailure("invalid context metadata");
  const certificates = entries.flatMap(({ header, data }) => {
    const file = /^tls\/docker\/((?:ca|cert|key)\.pem)$/.exec(header.name)?.[1];
    return file && data ? [{ file, data }] : [];
  });
  return { meta, certificates };
}
