/** Contexts: named engines, each a folder under `contexts/` named after the hash of its name. */
import type { Io } from "../io.ts";
import { DockerFailure } from "./engine_errors.ts";

export interface StoredContext {
  Name: string;
  Metadata: { Description?: string; [other: string]: unknown };
  Endpoints: { docker?: { Host?: string; SkipTLSVerify?: boolean }; [other: string]: unknown };
}

/** The name of the context that flags, environment and defaults make. */
export const DEFAULT_CONTEXT = "default";

export async function readContext(
  io: Pick<Io, "readFile">,
  folder: string,
  name: string,
): Promise<StoredContext> {
  const path = `${await metaFolder(folder, name)}/meta.json`;
  let text: string;
  try {
    text = await io.readFile(path);
  } catch {
    throw new DockerFailure(
      `context "${name}": context not found: open ${path}: no such file or directory`,
    );
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DockerFailure(`context "${name}": parsing ${path}: ${(error as Error).message}`);
  }
}

/** All that are stored, by name. */
export async function listContexts(
  io: Pick<Io, "readFile" | "machine">,
  folder: string,
): Promise<StoredContext[]> {
  let names: string[];
  try {
    names = await io.machine.listFolder(`${folder}/contexts/meta`);
  } catch {
    return [];
  }
  const found: StoredContext[] = [];
  for (const name of names.filter((one) => one.endsWith("/"))) {
    try {
      found.push(JSON.parse(await io.readFile(`${folder}/contexts/meta/${name}meta.json`)));
    } catch {
      // A folder without a readable context is none.
    }
  }
  return found.sort((a, b) => a.Name < b.Name ? -1 : 1);
}

export async function writeContext(
  io: Pick<Io, "machine">,
  folder: string,
  context: StoredContext,
): Promise<void> {
  const path = `${await metaFolder(folder, context.Name)}/meta.json`;
  await io.machine.writeFile(path, new TextEncoder().encode(JSON.stringify(context)), 0o644);
}

export async function removeContext(io: Pick<Io, "machine">, folder: string, name: string): Promise<void> {
  await io.machine.tree.remove(await metaFolder(folder, name));
  const secrets = await tlsFolder(folder, name);
  if (await io.machine.tree.facts(secrets)) await io.machine.tree.remove(secrets);
}

/** Where a context's certificates lie: `ca.pem`, `cert.pem`, `key.pem`. */
export async function tlsFolder(folder: string, name: string): Promise<string> {
  return `${folder}/contexts/tls/${await contextId(name)}/docker`;
}

export async function metaFolder(folder: string, name: string): Promise<string> {
  return `${folder}/contexts/meta/${await contextId(name)}`;
}

async function contextId(name: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(name));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
