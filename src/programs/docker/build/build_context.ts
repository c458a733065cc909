/** What a build sends to the engine: a folder's files but those that are ignored, an archive from stdin, or an address. */
import type { Io } from "../../io.ts";
import { pack } from "../archive/pack.ts";
import { DockerFailure } from "../engine_errors.ts";
import { inputStream } from "../images/archives.ts";
import { absolutePath } from "../run/volumes.ts";
import { IgnorePatterns } from "./ignore_patterns.ts";

export interface BuildContext {
  /** Absent: the engine fetches `remote` itself. */
  body?: ReadableStream<Uint8Array>;
  remote?: string;
  /** Its path in the archive. */
  dockerfile: string;
  /** Its text, where it is known here. */
  dockerfileText?: string;
  /** Bytes of files that have been sent so far. */
  sent(): number;
  /** Bytes of the archive that have been sent so far. */
  archived(): number;
}

/** Throws DockerFailure where the folder or the Dockerfile is not there. */
export async function buildContext(io: Io, place: string, file: string): Promise<BuildContext> {
  if (place === "-" && file === "-") {
    throw new DockerFailure("invalid argument: can't use stdin for both build context and dockerfile");
  }
  if (/^(https?:\/\/|git:\/\/|git@|github\.com\/)/.test(place)) {
    return { remote: place, dockerfile: file || "Dockerfile", sent: () => 0, archived: () => 0 };
  }
  return place === "-" ? await fromInput(io, file) : await fromFolder(io, place, file);
}

async function fromFolder(io: Io, place: string, file: string): Promise<BuildContext> {
  const { tree } = io.machine;
  const root = absolutePath(place, io);
  const facts = await tree.facts(root);
  if (!facts) throw new DockerFailure(`unable to prepare context: path ${JSON.stringify(place)} not found`);
  if (facts.kind === "file") {
    throw new DockerFailure(`unable to prepare context: context must be a directory: ${root}`);
  }
  const path = file === "-" ? "" : file ? absolutePath(file, io) : `${root}/Dockerfile`;
  const text = file === "-" ? await io.readInput() : await dockerfileAt(io, path, file);
  const isInside = path.startsWith(`${root}/`);
  // One that lies elsewhere travels under a name of its own.
  const dockerfile = isInside ? path.slice(root.length + 1) : `.dockerfile.${hexadecimal(io)}`;
  const ignored = await ignorePatterns(io, root, isInside ? path : undefined);
  let sent = 0;
  const always = new Set([dockerfile, ".dockerignore"]);
  const body = pack(tree, root, {
    isLeftOut: (one) => !always.has(one) && ignored.isLeftOut(one),
    isSearched: (one) => ignored.isSearched(one) || dockerfile.startsWith(`${one}/`),
    further: isInside ? [] : [{ name: dockerfile, bytes: new TextEncoder().encode(text) }],
    onBytes: (count) => sent += count,
  });
  return { ...counted(body), dockerfile, dockerfileText: text, sent: () => sent };
}

async function dockerfileAt(io: Io, path: string, given: string): Promise<string> {
  try {
    return await io.readFile(path);
  } catch {
    const shown = given.startsWith("/") ? given : path;
    throw new DockerFailure(
      `unable to prepare context: unable to evaluate symlinks in Dockerfile path: lstat ${shown}: no such file or directory`,
    );
  }
}

/** `NAME.dockerignore` beside the Dockerfile wins over the one of the folder. */
async function ignorePatterns(io: Io, root: string, dockerfile: string | undefined): Promise<IgnorePatterns> {
  for (const path of [...(dockerfile ? [`${dockerfile}.dockerignore`] : []), `${root}/.dockerignore`]) {
    try {
      return new IgnorePatterns(await io.readFile(path));
    } catch {
      // Most folders have none.
    }
  }
  return new IgnorePatterns("");
}

/** An archive, or a Dockerfile alone. */
async function fromInput(io: Io, file: string): Promise<BuildContext> {
  const reader = inputStream(io).getReader();
  const first = (await reader.read()).value ?? new Uint8Array();
  const dockerfile = file || "Dockerfile";
  if (isArchive(first)) {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(first),
      async pull(controller) {
        const { value, done } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
    });
    return { ...counted(body), dockerfile, sent: () => 0 };
  }
  const chunks = [first];
  for (let read = await reader.read(); !read.done; read = await reader.read()) chunks.push(read.value);
  const bytes = new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
  if (!bytes.length) throw new DockerFailure("unable to prepare context: context is empty");
  const { createTarPacker } = await import("modern-tar");
  const { readable, controller } = createTarPacker();
  const writer = controller.add({ name: dockerfile, size: bytes.length, mode: 0o600, type: "file" })
    .getWriter();
  writer.write(bytes).then(() => writer.close()).then(
    () => controller.finalize(),
    (error) => controller.error(error),
  );
  return {
    ...counted(readable),
    dockerfile,
    dockerfileText: new TextDecoder().decode(bytes),
    sent: () => bytes.length,
  };
}

function counted(
  archive: ReadableStream<Uint8Array>,
): { body: ReadableStream<Uint8Array>; archived(): number } {
  let bytes = 0;
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.length;
      controller.enqueue(chunk);
    },
  });
  return { body: archive.pipeThrough(count), archived: () => bytes };
}

const MAGICS = [[0x1f, 0x8b, 0x08], [0x42, 0x5a, 0x68], [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]];
const USTAR_AT = 257;

function isArchive(bytes: Uint8Array): boolean {
  if (MAGICS.some((magic) => magic.every((byte, index) => bytes[index] === byte))) return true;
  return new TextDecoder().decode(bytes.subarray(USTAR_AT, USTAR_AT + 5)) === "ustar";
}

function hexadecimal(io: Pick<Io, "random">): string {
  return Math.floor(io.random() * 2 ** 40).toString(16).padStart(20, "0");
}
