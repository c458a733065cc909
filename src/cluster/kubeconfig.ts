import { fieldError, type FieldPath, KubeconfigError } from "./kubeconfig_error.ts";
import { parseSimpleYaml } from "../kube/simple_yaml.ts";
import { findMisfit, isMapping, KUBECONFIG_SHAPE } from "./kubeconfig_schema.ts";

/** Free data that other programs keep in a kubeconfig. */
export interface NamedExtension {
  name: string;
  extension?: unknown;
}

/** How to reach a server. Field names are the file's own; paths are as written, see `resolvePath`. */
export interface Cluster {
  server?: string;
  "tls-server-name"?: string;
  "insecure-skip-tls-verify"?: boolean;
  "certificate-authority"?: string;
  /** Base64 of PEM. */
  "certificate-authority-data"?: string;
  "proxy-url"?: string;
  "disable-compression"?: boolean;
  extensions?: NamedExtension[];
}

/** A program that provides credentials. */
export interface ExecConfig {
  command?: string;
  args?: string[];
  env?: { name?: string; value?: string }[];
  apiVersion?: string;
  installHint?: string;
  provideClusterInfo?: boolean;
  interactiveMode?: string;
}

/** Who one is. */
export interface User {
  "client-certificate"?: string;
  /** Base64 of PEM. */
  "client-certificate-data"?: string;
  "client-key"?: string;
  /** Base64 of PEM. */
  "client-key-data"?: string;
  token?: string;
  tokenFile?: string;
  as?: string;
  "as-uid"?: string;
  "as-groups"?: string[];
  "as-user-extra"?: Record<string, string[]>;
  username?: string;
  password?: string;
  "auth-provider"?: { name?: string; config?: Record<string, string> };
  exec?: ExecConfig;
  extensions?: NamedExtension[];
}

/** Which server as whom. */
export interface Context {
  cluster?: string;
  user?: string;
  namespace?: string;
  extensions?: NamedExtension[];
}

/** An entry of a kubeconfig, and where it is written. */
export interface Named<T> {
  name: string;
  /** The file, as it was named by the flag or the variable. */
  file: string;
  /** Position in the file's list, from 0. */
  index: number;
  settings: T;
}

/** All kubeconfig files, merged. */
export interface Config {
  /** What was read, the most important first. */
  files: { path: string; text: string }[];
  /** Files that are named but not there. */
  missing: string[];
  /** Whether the one file was named by a flag, so that nothing is merged. */
  isExplicit: boolean;
  clusters: Map<string, Named<Cluster>>;
  users: Map<string, Named<User>>;
  contexts: Map<string, Named<Context>>;
  /** "" when none is set. */
  currentContext: string;
  /** The file that sets it. */
  currentContextFile?: string;
  preferences?: { colors?: boolean; extensions?: NamedExtension[] };
  extensions?: NamedExtension[];
}

/** Where to look, and how to read. */
export interface KubeconfigSources {
  /** `--kubeconfig`. */
  explicitPath?: string;
  /** Only `KUBECONFIG` is read: paths separated by `:`, on Windows by `;`. */
  env: Record<string, string | undefined>;
  /** The home folder; its `.kube/config` is read when nothing else is named. */
  home: string | undefined;
  /** Rejects with Deno.errors.NotFound for a file that is not there. */
  readFile(path: string): Promise<string>;
  /** The separator in `KUBECONFIG`; the machine's own when absent. */
  separator?: ":" | ";";
}

/**
 * Reads and merges the kubeconfig files as client-go does: a flag's file alone, else those of `KUBECONFIG`, else
 * `~/.kube/config`. The first file that has an entry of a name or a current context wins. Files that are not
 * there are skipped, except the flag's.
 * @throws {KubeconfigError} for a file that cannot be read or understood
 */
export async function loadKubeconfig(sources: KubeconfigSources): Promise<Config> {
  const config: Config = {
    files: [],
    missing: [],
    isExplicit: Boolean(sources.explicitPath),
    clusters: new Map(),
    users: new Map(),
    contexts: new Map(),
    currentContext: "",
  };
  for (const path of kubeconfigPaths(sources)) {
    const text = await readOne(path, sources);
    if (text === undefined) config.missing.push(path);
    else merge(config, path, text, await parseKubeconfig(path, text));
  }
  return config;
}

/** The paths that are looked at, the most important first. */
export function kubeconfigPaths(sources: Omit<KubeconfigSources, "readFile">): string[] {
  if (sources.explicitPath) return [sources.explicitPath];
  const separator = sources.separator ?? (Deno.build.os === "windows" ? ";" : ":");
  const listed = sources.env.KUBECONFIG ?? "";
  if (listed !== "") return [...new Set(listed.split(separator))].filter((path) => path !== "");
  return sources.home ? [`${sources.home}/.kube/config`] : [];
}

/** A path written in a kubeconfig, as seen from the working folder: relative ones start at the file's folder. */
export function resolvePath(path: string, file: string): string {
  if (path === "" || /^([/\\]|[A-Za-z]:[/\\])/.test(path)) return path;
  return file.slice(0, Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1) + path;
}

/** A kubeconfig file as parsed: every field has the type that the interfaces above say, or is null or absent. */
interface Parsed {
  kind?: string;
  apiVersion?: string;
  clusters?: { name: string; cluster?: Cluster | null }[] | null;
  users?: { name: string; user?: User | null }[] | null;
  contexts?: { name: string; context?: Context | null }[] | null;
  "current-context"?: string | null;
  preferences?: NonNullable<Config["preferences"]> | null;
  extensions?: NamedExtension[] | null;
}

/** Parses one file's text. Rejects with a KubeconfigError that names line and column. */
export async function parseKubeconfig(file: string, text: string): Promise<Parsed> {
  const fail = (path: FieldPath, problem: string) => fieldError(file, text, path, problem);
  const value: unknown = parseSimpleYaml(text) ?? await parsedInFull(file, text);
  if (value === null || value === undefined) return {};
  const misfit = findMisfit(value, KUBECONFIG_SHAPE);
  if (misfit) throw await fail(misfit.path, misfit.problem);
  const parsed: Parsed = isMapping(value) ? value : {};
  if ((parsed.kind ?? "Config") !== "Config" || (parsed.apiVersion ?? "v1") !== "v1") {
    const path = (parsed.kind ?? "Config") === "Config" ? "apiVersion" : "kind";
    throw await fail([path], `expected v1 Config, found ${parsed.apiVersion ?? "v1"} ${parsed.kind}`);
  }
  return parsed;
}

async function parsedInFull(file: string, text: string): Promise<unknown> {
  const { parseYaml, YamlError } = await import("../kube/yaml.ts");
  try {
    return parseYaml(text);
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    const problem = error.message.replace(/^error converting YAML to JSON: (yaml: )?(line \d+: )?/, "");
    const message =
      `error loading config file "${file}": line ${error.line}, column ${error.column}: ${problem}`;
    throw new KubeconfigError(message, file, error.line, error.column, { cause: error });
  }
}

async function readOne(path: string, sources: KubeconfigSources): Promise<string | undefined> {
  try {
    return await sources.readFile(path);
  } catch (error) {
    const isMissing = error instanceof Deno.errors.NotFound;
    if (isMissing && !sources.explicitPath) return undefined;
    const message = isMissing
      ? `stat ${path}: no such file or directory`
      : `error loading config file "${path}": ${readProblem(path, error)}`;
    throw new KubeconfigError(message, path, undefined, undefined, { cause: error });
  }
}

/** In the words of Go's os package. */
export function readProblem(path: string, error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof Deno.errors.NotFound) return `open ${path}: no such file or directory`;
  if (error instanceof Deno.errors.PermissionDenied) return `open ${path}: permission denied`;
  if (/is a directory/i.test(text)) return `read ${path}: is a directory`;
  return `open ${path}: ${text}`;
}

function merge(config: Config, path: string, text: string, parsed: Parsed): void {
  config.files.push({ path, text });
  for (const [index, item] of (parsed.clusters ?? []).entries()) {
    add(config.clusters, { name: item.name, file: path, index, settings: item.cluster ?? {} });
  }
  for (const [index, item] of (parsed.users ?? []).entries()) {
    add(config.users, { name: item.name, file: path, index, settings: item.user ?? {} });
  }
  for (const [index, item] of (parsed.contexts ?? []).entries()) {
    add(config.contexts, { name: item.name, file: path, index, settings: item.context ?? {} });
  }
  if (config.currentContext === "" && parsed["current-context"]) {
    config.currentContext = parsed["current-context"];
    config.currentContextFile = path;
  }
  if (parsed.preferences) config.preferences ??= parsed.preferences;
  if (parsed.extensions) config.extensions ??= parsed.extensions;
}

function add<T>(entries: Map<string, Named<T>>, entry: Named<T>): void {
  if (!entries.has(entry.name)) entries.set(entry.name, entry);
}
