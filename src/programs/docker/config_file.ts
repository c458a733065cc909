/** The client's `config.json`: which context is in use, formats, credentials. */
import type { FlagValues } from "../flags.ts";
import type { Io } from "../io.ts";
import { DockerFailure } from "./engine_errors.ts";

export interface ConfigFile {
  currentContext?: string;
  /** Server to credentials; `auth` is `name:password` in base64. */
  auths?: Record<string, { auth?: string; identitytoken?: string }>;
  detachKeys?: string;
  psFormat?: string;
  imagesFormat?: string;
  networksFormat?: string;
  volumesFormat?: string;
  statsFormat?: string;
  HttpHeaders?: Record<string, string>;
  /** For builds and containers, by engine or `default`. */
  proxies?: Record<string, Record<string, string>>;
  [other: string]: unknown;
}

export interface DockerSettings {
  /** Where it lies. */
  folder: string;
  file: ConfigFile;
  /** The flags before the verb. */
  flags?: FlagValues;
}

/** Reads the file; one that is not there is empty. A broken one is told, and then taken as empty. */
export async function loadSettings(
  io: Pick<Io, "env" | "machine" | "readFile" | "err">,
  folder: string,
): Promise<DockerSettings> {
  const path = `${folder}/config.json`;
  let text: string;
  try {
    text = await io.readFile(path);
  } catch {
    return { folder, file: {} };
  }
  try {
    return { folder, file: JSON.parse(text) };
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : String(error);
    await io.err(`WARNING: Error parsing config file (${path}): ${why}\n`);
    return { folder, file: {} };
  }
}

/** Writes the file back, what it does not know included. */
export async function saveSettings(io: Pick<Io, "machine">, { folder, file }: DockerSettings): Promise<void> {
  const text = JSON.stringify(file, undefined, "\t");
  try {
    await io.machine.writeFile(`${folder}/config.json`, new TextEncoder().encode(text), 0o600);
  } catch (error) {
    throw new DockerFailure(`open ${folder}/config.json: ${(error as Error).message}`);
  }
}
