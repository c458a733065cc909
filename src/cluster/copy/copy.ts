/** What both directions of a copy have in common: what they are given, what they tell, and how errors are said. */
import { openExec } from "../exec.ts";
import type { Client } from "../client.ts";
import type { ExitStatus, RemoteOutput, RemoteSession } from "../remote_session.ts";
import type { FileTree } from "../../machine/file_tree.ts";

/** What is to be copied. */
export interface CopyWish {
  /** The pod. */
  readonly target: { readonly namespace?: string | undefined; readonly name: string };
  readonly container: string;
  /** In the container, as typed. */
  readonly remote: string;
  /** On this machine, as typed. */
  readonly local: string;
  /** Uploads: the owner and the permissions are the container's own. */
  readonly noPreserve: boolean;
  /** Downloads: how often a broken connection is taken up again; below 0: without limit. */
  readonly retries: number;
}

export interface Copy {
  readonly client: Client;
  readonly wish: CopyWish;
  /** The whole path on this machine. */
  readonly local: string;
  readonly tree: FileTree;
  readonly signal: AbortSignal;
  readonly tell: CopyListener;
}

export interface CopyListener {
  /** How much there is, where that is known. */
  total(bytes: number): void;
  bytes(count: number): void;
  /** One more file is complete. */
  file(): void;
  /** Something that was left out, or that `tar` said. */
  remark(text: string): void;
  /** What a program in the container writes to its standard error, as it comes. */
  complaint?(chunk: Uint8Array): void | Promise<void>;
}

export function execIn(
  { client, wish: { target, container } }: Copy,
  command: readonly string[],
  { output, stdin = false, signal }: { output: RemoteOutput; stdin?: boolean; signal: AbortSignal },
): Promise<RemoteSession> {
  const { namespace = "", name: pod } = target;
  return openExec(client, { namespace, pod, container, command, stdin, output, signal });
}

/** How a program ends. Who cancels does not wait for a server that does not answer: then it rejects at once. */
export async function endOf({ finished }: RemoteSession, signal: AbortSignal): Promise<ExitStatus> {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await Promise.race([finished, promise]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** The first bytes of what a program complains of. */
export class Complaints {
  #text = "";
  readonly #decoder = new TextDecoder();

  add(chunk: Uint8Array): void {
    if (this.#text.length < complaintLimit) this.#text += this.#decoder.decode(chunk, { stream: true });
  }

  /** Without what `tar` says of every absolute path. */
  get lines(): string[] {
    return this.#text.slice(0, complaintLimit).split("\n").map((one) => one.trim())
      .filter((one) => one !== "" && !/removing leading [`'"]/i.test(one));
  }
}

const complaintLimit = 4096;

/** Why `tar` did not do it; undefined when it did. */
export function tarProblem(end: ExitStatus, complaints: Complaints, container: string): string | undefined {
  const { lines } = complaints;
  if (end.kind === "exited" && end.code === 0) return undefined;
  const said = end.kind === "failed" ? end.message : lines.join("; ");
  if (/"?tar"?: (executable file )?not found|executable file not found/.test(said)) {
    return `container ${container} has no tar, which kubectl cp needs, too (Shift-D adds a container with tools): ${said}`;
  }
  if (end.kind === "failed") return said;
  return `${said === "" ? "" : `${said}; `}tar terminated with exit code ${end.code}`;
}

/** `tar` ran, and says that it failed. */
export class TarError extends Error {
  constructor(message: string, readonly code: number) {
    super(message);
  }
}

/** The error for an end that was none; `problem` says why. */
export function tarError(end: ExitStatus, problem: string): Error {
  return end.kind === "exited" ? new TarError(problem, end.code) : new Error(problem);
}

/** An error of this machine's files, with the path it is about. */
export function localError(verb: "read" | "write", path: string, error: unknown): Error {
  const name = error instanceof Error ? error.name : "";
  const why = reasons[name] ?? (error instanceof Error ? error.message : String(error));
  return new Error(`cannot ${verb} ${path}: ${why}`, { cause: error });
}

const reasons: Record<string, string> = {
  NotFound: "there is no such file or folder",
  PermissionDenied: "permission denied",
  NotCapable: "this program was started without the right to",
  NotADirectory: "a file stands where a folder has to be",
  AlreadyExists: "a file stands where a folder has to be",
  IsADirectory: "it is a folder",
};
