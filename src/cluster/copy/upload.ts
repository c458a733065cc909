/** Files into a container: packed here as they are read, unpacked there by `tar`. */
import type { TarHeader, TarPackController } from "modern-tar";
import type { RemoteSession } from "../remote_session.ts";
import type { FileFacts } from "../../machine/file_tree.ts";
import { Complaints, type Copy, endOf, execIn, localError, tarError, tarProblem } from "./copy.ts";
import { baseName, cleanPath, folderName } from "./remote_path.ts";

/** Rejects with what went wrong. */
export async function upload(copy: Copy): Promise<void> {
  const { wish: { remote, container, noPreserve }, tell, tree, local, wish } = copy;
  const facts = await reading(local, () => tree.facts(local));
  if (!facts) throw new Error(`${wish.local} doesn't exist in local filesystem`);
  const clean = cleanPath(remote);
  const place = await isFolder(copy, clean) ? `${clean.replace(/\/$/, "")}/${baseName(local)}` : clean;
  const members = await Array.fromAsync(walk(copy, local, baseName(place), facts));
  tell.total(members.reduce((sum, { facts }) => sum + sizeOf(facts), 0));
  const folder = folderName(place);
  const complaints = new Complaints();
  const note = (chunk: Uint8Array): void | Promise<void> => {
    complaints.add(chunk);
    return tell.complaint?.(chunk);
  };
  const session = await execIn(copy, [
    "tar",
    ...(noPreserve ? ["--no-same-permissions", "--no-same-owner"] : []),
    "-xmf",
    "-",
    ...(folder === "" ? [] : ["-C", folder]),
  ], { output: { stdout: () => {}, stderr: note }, stdin: true, signal: copy.signal });
  if (!session.canEndInput) {
    session.close();
    throw new Error(
      "this server cannot tell tar that the archive has ended (Kubernetes before 1.30): kubectl cp can",
    );
  }
  const problem = await send(members, session, copy);
  const end = await endOf(session, copy.signal);
  // A `tar` that gave up breaks the sending; why it did is what counts. Files of this machine come before both.
  const failure = tarProblem(end, complaints, container);
  if (problem?.isLocal) throw problem.error;
  if (failure !== undefined) throw tarError(end, failure);
  if (problem) throw problem.error;
  complaints.lines.forEach((one) => tell.remark(one));
}

interface Member {
  readonly path: string;
  readonly name: string;
  readonly facts: FileFacts;
}

/** Folders are members only where nothing is in them: the others come with what they hold. */
async function* walk(copy: Copy, path: string, name: string, facts: FileFacts): AsyncGenerator<Member> {
  copy.signal.throwIfAborted();
  if (facts.kind === "other") return copy.tell.remark(`skipped ${path}: it is no file, folder or link`);
  if (facts.kind !== "folder") return yield { path, name, facts };
  const below = await reading(path, () => copy.tree.list(path));
  if (below.length === 0) return yield { path, name: `${name}/`, facts };
  for (const one of below) {
    const at = `${path.replace(/\/$/, "")}/${one}`;
    const found = await reading(at, () => copy.tree.facts(at));
    if (found) yield* walk(copy, at, `${name}/${one}`, found);
  }
}

function sizeOf({ kind, size }: FileFacts): number {
  return kind === "file" ? size : 0;
}

interface SendProblem {
  readonly error: unknown;
  /** It is about files of this machine. */
  readonly isLocal: boolean;
}

async function send(
  members: readonly Member[],
  session: RemoteSession,
  copy: Copy,
): Promise<SendProblem | undefined> {
  const { createTarPacker } = await import("modern-tar");
  const { readable, controller } = createTarPacker();
  const sending = sendAll(readable, session);
  sending.catch(() => {});
  let isOver = false;
  const over = session.finished.then(() => {
    isOver = true;
    controller.error(new Error("tar has ended before the archive"));
  });
  try {
    for (const member of members) await pack(member, controller, copy);
    controller.finalize();
    await Promise.race([sending, over]);
    if (!isOver) await session.endInput();
    return undefined;
  } catch (error) {
    session.close();
    return { error, isLocal: error instanceof Error && error.message.startsWith("cannot read ") };
  }
}

async function sendAll(readable: ReadableStream<Uint8Array>, session: RemoteSession): Promise<void> {
  for await (const chunk of readable) await session.write(chunk);
}

async function pack(member: Member, controller: TarPackController, copy: Copy): Promise<void> {
  const { facts, path } = member;
  const body = facts.kind === "file" ? await reading(path, () => copy.tree.read(path)) : undefined;
  const writer = controller.add(headerOf(member)).getWriter();
  let left = sizeOf(facts);
  try {
    for await (const chunk of body ? chunksOf(body, copy.signal) : []) {
      // What was appended since it was measured belongs to the next copy.
      const part = chunk.subarray(0, left);
      left -= part.length;
      await writer.write(part);
      copy.tell.bytes(part.length);
      if (left === 0) break;
    }
  } catch (error) {
    await writer.abort(error).catch(() => {});
    throw error;
  }
  if (left > 0) throw localError("read", path, new Error("it became shorter meanwhile"));
  await writer.close();
  if (facts.kind === "file") copy.tell.file();
}

/** A file that does not answer (a folder of another machine) is not waited for any longer than is wanted. */
async function* chunksOf(body: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  const stop = (): void => void reader.cancel().catch(() => {});
  signal.addEventListener("abort", stop, { once: true });
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
    signal.throwIfAborted();
  } finally {
    signal.removeEventListener("abort", stop);
    stop();
  }
}

function headerOf({ name, facts }: Member): TarHeader {
  const { kind, mode, uid, gid, changedMs, target } = facts;
  return {
    name,
    size: sizeOf(facts),
    mode,
    uid,
    gid,
    mtime: new Date(changedMs),
    type: kind === "folder" ? "directory" : kind === "link" ? "symlink" : "file",
    ...(target === undefined ? {} : { linkname: target }),
  };
}

/** A folder takes what comes under its own name. A container without `test` is asked nothing more. */
async function isFolder(copy: Copy, path: string): Promise<boolean> {
  const output = { stdout: () => {}, stderr: () => {} };
  const session = await execIn(copy, ["test", "-d", path], { output, signal: copy.signal });
  const end = await endOf(session, copy.signal);
  return end.kind === "exited" && end.code === 0;
}

async function reading<T>(path: string, deed: () => Promise<T>): Promise<T> {
  try {
    return await deed();
  } catch (error) {
    throw localError("read", path, error);
  }
}
