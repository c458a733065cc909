import type { Json, JsonObject } from "../kube/object.ts";
import { alignColumns } from "../kube/table_text.ts";
import { type Config, type Named, readProblem, resolvePath } from "./kubeconfig.ts";
import { namesIn } from "./kubeconfig_context.ts";
import { KubeconfigError } from "./kubeconfig_error.ts";
import { isMapping, KUBECONFIG_SHAPE, namedItem, type Shape } from "./kubeconfig_schema.ts";

/** The flags of `kubectl config view`. */
export interface ViewOptions {
  /** Show keys and tokens as they are. */
  raw?: boolean;
  /** Only what the current context uses. */
  minify?: boolean;
  /** With `minify`: this context instead of the current one. */
  context?: string;
  /** Put the content of files in the place of their paths; implies `raw`. */
  flatten?: boolean;
}

/** The merged kubeconfig as an object, in the field order of `kubectl config view -o json`. */
export async function viewConfig(
  config: Config,
  options: ViewOptions,
  readFile: (path: string) => Promise<string>,
): Promise<JsonObject> {
  const shown = options.minify ? minified(config, options.context) : config;
  const entries = {
    clusters: copies(shown.clusters),
    users: copies(shown.users),
    contexts: copies(shown.contexts),
  };
  if (options.flatten) await flatten(entries, readFile);
  else if (!options.raw) redact(entries);
  const whole = {
    kind: "Config",
    apiVersion: "v1",
    preferences: config.preferences,
    clusters: entries.clusters.map(({ name, settings }) => ({ name, cluster: settings })),
    users: entries.users.map(({ name, settings }) => ({ name, user: settings })),
    contexts: entries.contexts.map(({ name, settings }) => ({ name, context: settings })),
    "current-context": shown.currentContext,
    extensions: config.extensions,
  };
  return project(whole, KUBECONFIG_SHAPE) as JsonObject;
}

/** `kubectl config current-context`. */
export function printCurrentContext(config: Config): string {
  if (config.currentContext === "") throw new KubeconfigError("current-context is not set");
  return `${config.currentContext}\n`;
}

/** What `kubectl config get-contexts` prints, and its complaints about names that do not exist. */
export interface ContextTable {
  text: string;
  /** Such as `context nope not found`. */
  errors: string[];
}

/** `kubectl config get-contexts [NAME…] [-o name] [--no-headers]`. */
export function printContexts(
  config: Config,
  options: { names?: string[]; nameOnly?: boolean; noHeaders?: boolean } = {},
): ContextTable {
  const wanted = options.names?.length ? options.names : [...config.contexts.keys()];
  const errors = wanted.filter((name) => !config.contexts.has(name)).map((name) =>
    `context ${name} not found`
  );
  const contexts = wanted.flatMap((name) => config.contexts.get(name) ?? []).sort(byName);
  if (options.nameOnly) return { text: contexts.map(({ name }) => `${name}\n`).join(""), errors };
  const rows = contexts.map(({ name, settings }) => [
    name === config.currentContext ? "*" : " ",
    name,
    settings.cluster ?? "",
    settings.user ?? "",
    settings.namespace ?? "",
  ]);
  const header = ["CURRENT", "NAME", "CLUSTER", "AUTHINFO", "NAMESPACE"];
  return { text: alignColumns(options.noHeaders ? rows : [header, ...rows]), errors };
}

interface Entries {
  clusters: Named<Record<string, unknown>>[];
  users: Named<Record<string, unknown>>[];
  contexts: Named<Record<string, unknown>>[];
}

/** Copies whose settings may be changed. */
function copies<T extends object>(entries: Map<string, Named<T>>): Named<Record<string, unknown>>[] {
  return Array.from(entries.values(), (entry) => {
    const settings: Record<string, unknown> = Object.fromEntries(Object.entries(entry.settings));
    return { ...entry, settings };
  });
}

type Shown = Pick<Config, "clusters" | "users" | "contexts" | "currentContext">;

function minified(config: Config, contextName: string | undefined): Shown {
  const currentContext = contextName || config.currentContext;
  if (currentContext === "") throw new KubeconfigError("current-context must exist in order to minify");
  const context = config.contexts.get(currentContext);
  if (!context) {
    throw new KubeconfigError(
      `cannot locate context ${currentContext} (known contexts: ${namesIn(config.contexts)})`,
    );
  }
  return {
    currentContext,
    contexts: new Map([[currentContext, context]]),
    clusters: only(config.clusters, context.settings.cluster, "cluster"),
    users: only(config.users, context.settings.user, "user"),
  };
}

function only<T>(
  entries: Map<string, Named<T>>,
  name: string | undefined,
  kind: string,
): Map<string, Named<T>> {
  if (!name) return new Map();
  const entry = entries.get(name);
  if (!entry) throw new KubeconfigError(`cannot locate ${kind} ${name}`);
  return new Map([[name, entry]]);
}

const SECRETS: Record<string, string> = {
  "certificate-authority-data": "DATA+OMITTED",
  "client-certificate-data": "DATA+OMITTED",
  "client-key-data": "DATA+OMITTED",
  token: "REDACTED",
  password: "REDACTED",
};

function redact(entries: Entries): void {
  for (const { settings } of [...entries.clusters, ...entries.users]) {
    for (const [field, shown] of Object.entries(SECRETS)) if (settings[field]) settings[field] = shown;
  }
}

async function flatten(entries: Entries, readFile: (path: string) => Promise<string>): Promise<void> {
  for (const { file, settings } of [...entries.users, ...entries.clusters]) {
    for (const field of ["client-certificate", "client-key", "certificate-authority"]) {
      const path = settings[field];
      if (typeof path !== "string" || path === "") continue;
      if (settings[`${field}-data`]) {
        throw new KubeconfigError("cannot have values for both path and contents", file);
      }
      const pem = await content(resolvePath(path, file), file, readFile);
      settings[`${field}-data`] = new TextEncoder().encode(pem).toBase64();
      delete settings[field];
    }
  }
}

async function content(
  path: string,
  file: string,
  readFile: (path: string) => Promise<string>,
): Promise<string> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new KubeconfigError(readProblem(path, error), file, undefined, undefined, { cause: error });
  }
}

/** Known fields only, in the schema's order, empty ones left out or as the schema says. */
function project(value: unknown, shape: Shape): Json {
  if (shape === "base64" && typeof value === "string") return value.replace(/[\r\n]/g, "");
  if (typeof shape === "string") return (value ?? null) as Json;
  if ("list" in shape || "named" in shape) {
    const item = "list" in shape ? shape.list : namedItem(shape);
    if (!Array.isArray(value)) return null;
    const entries = "named" in shape ? value.toSorted(byName) : value;
    return entries.map((entry) => project(entry, item));
  }
  const given = isMapping(value) ? value : {};
  const result: JsonObject = {};
  if ("map" in shape) {
    for (const key of Object.keys(given).sort(compare)) result[key] = project(given[key], shape.map);
    return result;
  }
  for (const [name, field] of Object.entries(shape.fields)) {
    if (!isEmpty(given[name], field.shape)) result[name] = project(given[name], field.shape);
    else if (field.empty === "its fields") result[name] = project({}, field.shape);
    else if (field.empty !== undefined) result[name] = field.empty;
  }
  defaultInteractiveMode(result);
  return result;
}

/** client-go fills it in when it reads a plug-in of the beta version (clientcmd/api/v1/defaults.go). */
function defaultInteractiveMode(settings: JsonObject): void {
  const version = settings.apiVersion;
  if (!("provideClusterInfo" in settings) || typeof version !== "string") return;
  if (/^client\.authentication\.k8s\.io\/v1(alpha|beta)1$/.test(version)) {
    settings.interactiveMode ??= "IfAvailable";
  }
}

function isEmpty(value: unknown, shape: Shape): boolean {
  if (value === undefined || value === null) return true;
  if (shape === "any") return false;
  if (value === "" || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isMapping(value) && Object.keys(value).length === 0;
}

function byName(left: { name: string }, right: { name: string }): number {
  return compare(left.name, right.name);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
