import { failureText } from "../../cluster/connection_error.ts";
import type { Io } from "../io.ts";
import { globPaths } from "./glob_paths.ts";

/** A text with manifests, read when its turn comes. */
export interface ManifestFile {
  /** As messages name it: the path, the address, or STDIN. */
  source: string;
  read(): Promise<string>;
}

/**
 * The files that the values of `-f` lead to: files, folders (with those below when `isRecursive`), patterns, addresses, and
 * `-` for standard input. In folders only names that end in json, yaml or yml count.
 *
 * @throws {Error} or an AggregateError in kubectl's words, for paths that lead nowhere
 */
export async function manifestFiles(
  io: Io,
  values: readonly string[],
  isRecursive: boolean,
): Promise<ManifestFile[]> {
  const files: ManifestFile[] = [];
  const errors: Error[] = [];
  for (const value of values) {
    if (value === "-") files.push({ source: "STDIN", read: () => io.readInput() });
    else if (/^https?:\/\//.test(value)) files.push({ source: value, read: () => download(io, value) });
    else {
      const paths = await matching(io, value);
      if (paths instanceof Error) errors.push(paths);
      else for (const path of paths) files.push(...await filesAt(io, path, isRecursive));
    }
  }
  if (errors.length === 1) throw errors[0];
  if (errors.length > 1) throw new AggregateError(errors, "several paths lead nowhere");
  return files;
}

async function matching({ machine }: Io, value: string): Promise<string[] | Error> {
  try {
    if (await machine.tree.facts(value)) return [value];
  } catch (error) {
    const { message } = error as Error;
    return new Error(`the path ${JSON.stringify(value)} cannot be accessed: ${message}`, { cause: error });
  }
  const found = await globPaths(machine.tree, value);
  if (!found) return new Error(`pattern ${JSON.stringify(value)} is not valid: syntax error in pattern`);
  return found.length > 0 ? found : new Error(`the path ${JSON.stringify(value)} does not exist`);
}

async function filesAt(io: Io, path: string, isRecursive: boolean): Promise<ManifestFile[]> {
  const names = await namesIn(io, path);
  if (!names) return [{ source: path, read: () => io.readFile(path) }];
  const files: ManifestFile[] = [];
  for (const name of names) {
    const below = path === "." ? name : `${path.replace(/\/$/, "")}/${name}`;
    const kind = (await io.machine.tree.facts(below))?.kind;
    if (kind === "folder") {
      if (isRecursive) files.push(...await filesAt(io, below, true));
    } else if (/\.(json|yaml|yml)$/.test(name)) {
      files.push({ source: below, read: () => io.readFile(below) });
    }
  }
  return files;
}

/** Undefined for what is no folder. A link that was named leads where it leads, as the shell's would. */
async function namesIn({ machine: { tree } }: Io, path: string): Promise<string[] | undefined> {
  const facts = await tree.facts(path);
  if (facts?.kind === "folder") return await tree.list(path);
  if (facts?.kind !== "link") return undefined;
  try {
    return await tree.list(path);
  } catch {
    return undefined;
  }
}

const ATTEMPTS = 3;
const PAUSE_MS = 1000;

/** A server that fails is asked again, as kubectl does it. */
async function download(io: Io, address: string): Promise<string> {
  let refusal = "";
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await io.wait(PAUSE_MS, io.signal);
    const response = await ask(io, address);
    if (response.status === 200) return await response.text();
    await response.body?.cancel();
    const { status, statusText } = response;
    refusal = `unable to read URL ${JSON.stringify(address)}, server reported ${status} ${statusText}, ` +
      `status code=${status}`;
    if (status < 500) break;
  }
  throw new Error(refusal);
}

async function ask(io: Io, address: string): Promise<Response> {
  try {
    return await io.fetch(address, { signal: io.signal });
  } catch (error) {
    const reason = failureText(error);
    if (/refused/i.test(reason)) throw new ConnectionRefused(new URL(address).host, error);
    throw new Error(`Get ${JSON.stringify(address)}: ${reason}`, { cause: error });
  }
}

/** kubectl takes whoever does not answer for a cluster. */
class ConnectionRefused extends Error {
  constructor(host: string, cause: unknown) {
    super(`The connection to the server ${host} was refused - did you specify the right host or port?`, {
      cause,
    });
  }
}
