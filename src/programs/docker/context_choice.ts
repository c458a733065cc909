/** Which engine a command line means: flags first, then the environment, then the context in use. */
import type { FlagValues } from "../flags.ts";
import type { Io } from "../io.ts";
import type { DockerSettings } from "./config_file.ts";
import { DEFAULT_CONTEXT, readContext, tlsFolder } from "./context_store.ts";
import type { EngineAddress } from "./engine.ts";
import { parseHost } from "./engine_host.ts";
import { DockerFailure } from "./engine_errors.ts";

/** The name of the context in use. */
export function chosenContext(settings: DockerSettings, io: Pick<Io, "env">): string {
  const { flags, file } = settings;
  const named = flags?.string("context") ?? "";
  if (named && flags?.list("host").length) {
    throw new DockerFailure("conflicting options: cannot specify both --host and --context");
  }
  if (named) return named;
  if (flags?.list("host").length || io.env("DOCKER_HOST")) return DEFAULT_CONTEXT;
  return io.env("DOCKER_CONTEXT") || file.currentContext || DEFAULT_CONTEXT;
}

/** Reads what is needed to reach the engine. Throws DockerFailure in the original's words. */
export async function chooseEngine(
  settings: DockerSettings,
  io: Pick<Io, "env" | "machine" | "readFile">,
): Promise<EngineAddress> {
  const name = chosenContext(settings, io);
  try {
    return name === DEFAULT_CONTEXT
      ? await defaultAddress(settings.flags, io)
      : await storedAddress(settings, io, name);
  } catch (error) {
    if (!(error instanceof DockerFailure)) throw error;
    throw new DockerFailure(`Failed to initialize: unable to resolve docker endpoint: ${error.message}`);
  }
}

/** The address that flags and environment name, or the usual socket. */
export async function defaultAddress(
  flags: FlagValues | undefined,
  io: Pick<Io, "env" | "readFile">,
): Promise<EngineAddress> {
  const hosts = flags?.list("host") ?? [];
  if (hosts.length > 1) throw new DockerFailure("Specify only one -H");
  const isVerified = flags?.has("tlsverify") ? flags.bool("tlsverify") : Boolean(io.env("DOCKER_TLS_VERIFY"));
  const hasTls = isVerified || (flags?.bool("tls") ?? false) || Boolean(io.env("DOCKER_TLS"));
  const host = parseHost(hosts[0] ?? io.env("DOCKER_HOST") ?? "", hasTls);
  if (!hasTls || !flags) return { host };
  const files = await pemFiles(io, {
    authority: flags.string("tlscacert"),
    certificate: flags.string("tlscert"),
    key: flags.string("tlskey"),
  }, (name) => isVerified && name === "authority" || flags.has(FLAG_OF[name]));
  return { host, tls: { ...files, isVerified } };
}

const FLAG_OF = { authority: "tlscacert", certificate: "tlscert", key: "tlskey" } as const;

async function storedAddress(
  settings: DockerSettings,
  io: Pick<Io, "env" | "readFile">,
  name: string,
): Promise<EngineAddress> {
  const context = await readContext(io, settings.folder, name);
  const endpoint = context.Endpoints.docker;
  if (!endpoint?.Host) throw new DockerFailure(`docker endpoint of context "${name}" has no host`);
  const folder = await tlsFolder(settings.folder, name);
  const files = await pemFiles(io, {
    authority: `${folder}/ca.pem`,
    certificate: `${folder}/cert.pem`,
    key: `${folder}/key.pem`,
  }, () => false);
  const hasTls = Object.keys(files).length > 0 || endpoint.SkipTLSVerify === true;
  const host = parseHost(endpoint.Host, hasTls);
  return hasTls ? { host, tls: { ...files, isVerified: endpoint.SkipTLSVerify !== true } } : { host };
}

type PemName = keyof typeof FLAG_OF;

async function pemFiles(
  io: Pick<Io, "readFile">,
  paths: Record<PemName, string>,
  isNeeded: (name: PemName) => boolean,
): Promise<Partial<Record<PemName, string>>> {
  const files: Partial<Record<PemName, string>> = {};
  for (const name of ["authority", "certificate", "key"] as const) {
    try {
      files[name] = await io.readFile(paths[name]);
    } catch {
      if (isNeeded(name)) throw new DockerFailure(`open ${paths[name]}: no such file or directory`);
    }
  }
  return files;
}
