/** The manifest files that a path means: itself, or those in a folder, as kubectl picks them. */
import type { Machine } from "../../machine/machine.ts";
import type { ManifestFile } from "./manifests.ts";

/** What kubectl reads in a folder. */
export function isManifestName(name: string): boolean {
  return /\.(ya?ml|json)$/i.test(name);
}

/** Rejects in kubectl's words where there is nothing to read. */
export async function readManifestFiles(
  machine: Machine,
  path: string,
  isRecursive: boolean,
): Promise<ManifestFile[]> {
  const full = fullPath(machine, path);
  const whole = await readText(machine, full);
  if (typeof whole === "string") return [{ path, text: whole }];
  const names = await machine.listFolder(full).catch(() => []);
  if (names.length === 0) throw new Error(`the path "${path}" does not exist`);
  const files: ManifestFile[] = [];
  for (const name of names) {
    const inside = `${path.replace(/\/+$/, "")}/${name}`;
    if (name.endsWith("/")) {
      if (isRecursive) {
        files.push(...await readManifestFiles(machine, inside.slice(0, -1), true).catch(() => []));
      }
    } else if (isManifestName(name)) {
      const text = await readText(machine, fullPath(machine, inside));
      if (typeof text !== "string") throw text;
      files.push({ path: inside, text });
    }
  }
  if (files.length === 0 && !isRecursive) {
    throw new Error(`error reading [${path}]: recognized file extensions are [.json .yaml .yml]`);
  }
  return files;
}

/** `~/x` and `x` as they are meant. */
export function fullPath(
  { home, workingFolder }: Pick<Machine, "home" | "workingFolder">,
  path: string,
): string {
  const meant = path === "~" || path.startsWith("~/") ? home + path.slice(1) : path;
  const absolute = /^([/\\]|[A-Za-z]:)/.test(meant) ? meant : `${workingFolder}/${meant}`;
  const parts: string[] = [];
  for (const part of absolute.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && !(part === "" && parts.length > 0)) parts.push(part);
  }
  return parts.join("/") || "/";
}

/** An error instead of a text where it cannot be read, such as a folder. */
async function readText(machine: Machine, path: string): Promise<string | Error> {
  try {
    return new TextDecoder().decode(await machine.readFile(path));
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
