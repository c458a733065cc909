import type { Cluster, Config, Context, Named, User } from "./kubeconfig.ts";
import { fieldError, KubeconfigError } from "./kubeconfig_error.ts";

/** What the flags of a command line say instead of the kubeconfig. */
export interface ContextChoice {
  /** `--context`; the current context when absent. */
  context?: string;
  /** `--cluster`, a name. */
  cluster?: string;
  /** `--user`, a name. */
  user?: string;
  /** `-n`. */
  namespace?: string;
}

/** A context with what it points to. */
export interface ResolvedContext {
  /** "" where a cluster was chosen without any context. */
  name: string;
  cluster: Named<Cluster>;
  /** Absent where a cluster was chosen without any context or user: then one is anonymous. */
  user?: Named<User>;
  /** `default` when nothing else is said. */
  namespace: string;
}

/**
 * Finds what a context points to.
 * @throws {KubeconfigError} when there is no such context, cluster or user; it lists the known ones
 */
export async function resolveContext(config: Config, choice: ContextChoice = {}): Promise<ResolvedContext> {
  const name = choice.context || config.currentContext;
  const context = config.contexts.get(name);
  if (!context && (name !== "" || !choice.cluster)) throw noContext(config, name);
  const clusterName = choice.cluster || context?.settings.cluster || "";
  const userName = choice.user || context?.settings.user || "";
  const cluster = config.clusters.get(clusterName);
  if (!cluster) {
    if (choice.cluster) throw unknownFlag("cluster", choice.cluster, config.clusters);
    throw await missingPart(config, context!, "cluster", clusterName, config.clusters);
  }
  const user = config.users.get(userName);
  if (!user && choice.user) throw unknownFlag("user", choice.user, config.users);
  if (!user && context) throw await missingPart(config, context, "user", userName, config.users);
  return {
    name,
    cluster,
    ...(user ? { user } : {}),
    namespace: choice.namespace || context?.settings.namespace || "default",
  };
}

function noContext(config: Config, name: string): KubeconfigError {
  if (config.contexts.size === 0 && config.clusters.size === 0) {
    const places = [...config.files.map((file) => file.path), ...config.missing].join(", ");
    return new KubeconfigError(
      `no configuration has been provided${places ? `: looked into ${places}` : ""}`,
    );
  }
  const known = `known contexts: ${namesIn(config.contexts)}`;
  if (name === "") return new KubeconfigError(`current-context is not set (${known})`);
  return new KubeconfigError(`context was not found for specified context: ${name} (${known})`);
}

function unknownFlag(part: "cluster" | "user", name: string, known: Map<string, unknown>): KubeconfigError {
  return new KubeconfigError(`${part} "${name}" does not exist (known ${part}s: ${namesIn(known)})`);
}

function missingPart(
  config: Config,
  context: Named<Context>,
  part: "cluster" | "user",
  name: string,
  known: Map<string, unknown>,
): Promise<KubeconfigError> {
  const text = config.files.find((file) => file.path === context.file)?.text ?? "";
  const problem = name === ""
    ? `${part} was not specified for context "${context.name}"`
    : `${part} "${name}" was not found for context "${context.name}"`;
  const path = ["contexts", context.index, "context", part];
  return fieldError(context.file, text, path, `${problem} (known ${part}s: ${namesIn(known)})`);
}

/** Sorted, for a message. */
export function namesIn(entries: Map<string, unknown>): string {
  return [...entries.keys()].sort().join(", ") || "none";
}
