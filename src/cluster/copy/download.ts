/**
 * Files out of a container: `tar` packs them there, here they are unpacked as they come. What an archive may do here
 * is little, as it may come from somebody hostile: nothing outside the destination, and no links.
 */
import type { ParsedTarEntry } from "modern-tar";
import { ConnectionError } from "../connection_error.ts";
import type { ExitStatus } from "../remote_session.ts";
import { Complaints, type Copy, endOf, execIn, localError, tarError, tarProblem } from "./copy.ts";
import { baseName, cleanPath, folderName, memberPrefix, placeOf } from "./remote_path.ts";

/** Rejects with what went wrong; complete files that have come before stay. */
export async function download(copy: Copy): Promise<void> {
  const { createTarDecoder } = await import("modern-tar");
  const decoder = createTarDecoder({ strict: true });
  const writer = decoder.writable.getWriter();
  const stopped = new AbortController();
  let problem: unknown;
  const unpacking = unpack(decoder.readable, copy).catch((error) => {
    problem ??= error;
    stopped.abort();
  });
  const complaints = new Complaints();
  const signal = AbortSignal.any([copy.signal, stopped.signal]);
  try {
    const end = await receive(copy, (chunk) => writer.write(chunk), complaints, signal);
    const failure = tarProblem(end, complaints, copy.wish.container);
    if (end.kind === "failed") throw new Error(failure);
    // What could be packed is here, even if `tar` could not pack all of it.
    await writer.close().catch((error) =>
      problem ??= failure === undefined ? early(complaints, error) : undefined
    );
    await unpacking;
    if (failure !== undefined) problem ??= tarError(end, failure);
    else complaints.lines.forEach((one) => copy.tell.remark(one));
  } catch (error) {
    problem ??= error;
    await writer.abort(error).catch(() => {});
    await unpacking;
  }
  copy.signal.throwIfAborted();
  if (problem !== undefined) throw problem;
}

function early({ lines }: Complaints, error: unknown): Error {
  const why = lines.length > 0 ? lines.join("; ") : error instanceof Error ? error.message : String(error);
  return new Error(`the container's archive is not complete: ${why}`);
}

/** Runs `tar` there; with retries, a connection that broke is taken up where it was. */
async function receive(
  copy: Copy,
  take: (chunk: Uint8Array) => Promise<void>,
  complaints: Complaints,
  signal: AbortSignal,
): Promise<ExitStatus> {
  const { remote, retries } = copy.wish;
  const path = cleanPath(remote);
  let received = 0;
  for (let attempt = 0;; attempt++) {
    const command = retries === 0
      ? ["tar", "cf", "-", path]
      : ["sh", "-c", `tar cf - '${path.replaceAll("'", `'\\''`)}' | tail -c+${received + 1}`];
    const output = {
      stdout: async (chunk: Uint8Array) => {
        received += chunk.length;
        await take(chunk);
      },
      stderr: (chunk: Uint8Array) => {
        complaints.add(chunk);
        return copy.tell.complaint?.(chunk);
      },
    };
    const end = await run(copy, command, { output, signal, isAgain: attempt > 0 });
    signal.throwIfAborted();
    const isBroken = end.kind === "failed" && end.status === undefined;
    if (!isBroken || (retries >= 0 && attempt >= retries)) return end;
    const count = `${attempt + 1}${retries < 0 ? "" : ` of ${retries}`}`;
    copy.tell.remark(`connection lost (${end.message}): resumed at ${received} bytes, retry ${count}`);
  }
}

/** When a connection is taken up again, one that cannot be opened counts as lost, too: the next try may reach it. */
async function run(
  copy: Copy,
  command: readonly string[],
  options: Parameters<typeof execIn>[2] & { isAgain: boolean },
): Promise<ExitStatus> {
  try {
    const session = await execIn(copy, command, options);
    return await endOf(session, options.signal);
  } catch (error) {
    if (!options.isAgain || !(error instanceof ConnectionError)) throw error;
    return { kind: "failed", message: error.message, error };
  }
}

async function unpack(entries: ReadableStream<ParsedTarEntry>, copy: Copy): Promise<void> {
  const prefix = memberPrefix(copy.wish.remote);
  for await (const entry of entries) {
    if (!await unpackOne(entry, prefix, copy)) await entry.body.cancel();
  }
}

/** False: its content was not read. */
async function unpackOne({ header, body }: ParsedTarEntry, prefix: string, copy: Copy): Promise<boolean> {
  const { tell, tree, local } = copy;
  const place = placeOf(header.name, prefix);
  if (place === "foreign") {
    throw new Error(`tar contents corrupted: ${JSON.stringify(header.name)} was not asked for`);
  }
  if (place === "outside") {
    tell.remark(`skipped ${JSON.stringify(header.name)}: it is outside the target destination`);
    return false;
  }
  const path = place.below === "" ? local : `${local.replace(/\/$/, "")}/${place.below}`;
  if (header.type === "symlink" || header.type === "link") {
    const kind = header.type === "link" ? "hard link" : "symlink";
    tell.remark(`skipped the ${kind} ${path} -> ${header.linkname}`);
    return false;
  }
  if (header.type === "directory") {
    await writing(path, () => tree.makeFolder(path));
    return false;
  }
  if (header.type !== "file") {
    tell.remark(`skipped ${path}: it is a ${header.type}`);
    return false;
  }
  await writing(folderName(path), () => tree.makeFolder(folderName(path)));
  await writeFile(path, body, copy);
  return true;
}

async function writeFile(path: string, body: ReadableStream<Uint8Array>, copy: Copy): Promise<void> {
  const { tell, tree, signal, wish } = copy;
  const facts = await writing(path, () => tree.facts(path));
  if (facts?.kind === "folder") {
    const name = baseName(wish.remote);
    throw new Error(`cannot write ${path}: it is a folder; name the file, such as ${path}/${name}`);
  }
  const file = await writing(path, () => tree.create(path));
  try {
    for await (const chunk of body) {
      signal.throwIfAborted();
      await writing(path, () => file.write(chunk));
      tell.bytes(chunk.length);
    }
  } catch (error) {
    await file.abandon();
    throw error;
  }
  await writing(path, () => file.keep());
  tell.file();
}

async function writing<T>(path: string, deed: () => Promise<T>): Promise<T> {
  try {
    return await deed();
  } catch (error) {
    throw localError("write", path, error);
  }
}
