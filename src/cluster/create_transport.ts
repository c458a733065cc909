import { type Credentials, type CredentialsMachine, credentialsOf, decodeBase64 } from "./credentials.ts";
import { environmentProxy } from "./environment_proxy.ts";
import type { ExecCluster, ExecRunner } from "./exec_plugin.ts";
import { type Impersonation, impersonationOf } from "./impersonation.ts";
import { type Cluster, type Config, type Named, readProblem, resolvePath, type User } from "./kubeconfig.ts";
import { type ContextChoice, resolveContext } from "./kubeconfig_context.ts";
import { KubeconfigError } from "./kubeconfig_error.ts";
import { SocketTransport, type SocketTransportOptions } from "./socket_transport.ts";
import { systemTiming, type Timing } from "./timing.ts";

/** What a command line says instead of the kubeconfig, and what the transport needs of the machine. */
export interface TransportOverrides extends Omit<ContextChoice, "context" | "namespace"> {
  /** Fields that replace the cluster's, such as `server` for `--server`. Paths start at the working folder. */
  clusterSettings?: Cluster;
  /** Fields that replace the user's, such as `token` for `--token`. */
  userSettings?: User;
  impersonation?: Impersonation;
  userAgent?: string;
  headLimitMs?: number;
  retryLimits?: SocketTransportOptions["retryLimits"];
  timing?: Timing;
  /** Where `HTTPS_PROXY` and its like are read; without it, `fetch` reads them by its own rules. */
  env?: Record<string, string | undefined>;
  /** Deno.readTextFile when absent. */
  readFile?(path: string): Promise<string>;
  /** Whether credential plug-ins may use the terminal: not while a full-screen UI has it. */
  isTerminalFree?: boolean;
  runPlugin?: ExecRunner;
}

/**
 * The transport for a context; for the current one when the name is "". Opens no connection and runs no plug-in yet.
 * @throws {KubeconfigError} for contexts and clusters that cannot be used, {CredentialsError} for users
 */
export async function createTransport(
  config: Config,
  contextName: string,
  overrides: TransportOverrides = {},
): Promise<SocketTransport> {
  const readFile = overrides.readFile ?? ((path: string) => Deno.readTextFile(path));
  const choice: ContextChoice = { context: contextName };
  if (overrides.cluster) choice.cluster = overrides.cluster;
  if (overrides.user) choice.user = overrides.user;
  const resolved = overrides.clusterSettings?.server && config.contexts.size === 0
    ? { cluster: UNNAMED }
    : await resolveContext(config, choice);
  const cluster = withClusterSettings(resolved.cluster, overrides.clusterSettings ?? {});
  const user = withUserSettings("user" in resolved ? resolved.user : undefined, overrides.userSettings ?? {});
  const impersonation = impersonationOf(user.settings, overrides.impersonation);
  checkImpersonation(impersonation, user.name);
  await checkUserFiles(user, readFile);
  const server = serverOf(resolved.cluster.name, cluster);
  const authority = await authorityOf(cluster, resolved.cluster.name, readFile);
  const settings = cluster.settings;
  const timing = overrides.timing ?? systemTiming;
  const machine: CredentialsMachine = {
    readFile,
    now: () => timing.now(),
    isTerminalFree: overrides.isTerminalFree ?? false,
    ...(overrides.runPlugin ? { runPlugin: overrides.runPlugin } : {}),
  };
  const credentials: Credentials = credentialsOf(user, toldToPlugin(settings, server, authority), machine);
  return new SocketTransport({
    server,
    credentials,
    impersonation,
    isInsecure: settings["insecure-skip-tls-verify"] ?? false,
    disableCompression: settings["disable-compression"] ?? false,
    timing,
    ...(authority === undefined ? {} : { authority }),
    ...(settings["tls-server-name"] ? { serverName: settings["tls-server-name"] } : {}),
    ...routeTo(server, cluster, overrides.env),
    ...(overrides.userAgent === undefined ? {} : { userAgent: overrides.userAgent }),
    ...(overrides.headLimitMs === undefined ? {} : { headLimitMs: overrides.headLimitMs }),
    ...(overrides.retryLimits === undefined ? {} : { retryLimits: overrides.retryLimits }),
  });
}

const UNNAMED: Named<Cluster> = { name: "", file: "", index: 0, settings: {} };

/** Paths of the file become paths of the working folder, which those of a command line are already. */
function withClusterSettings(cluster: Named<Cluster>, instead: Cluster): Named<Cluster> {
  const base: Cluster = { ...cluster.settings };
  const path = base["certificate-authority"];
  if (path) base["certificate-authority"] = resolvePath(path, cluster.file);
  // A flag about whom to trust replaces all that the file says about it (clientcmd/client_config.go).
  const isTrustGiven = instead["insecure-skip-tls-verify"] || instead["certificate-authority"] ||
    instead["certificate-authority-data"];
  if (isTrustGiven) {
    delete base["insecure-skip-tls-verify"];
    delete base["certificate-authority"];
    delete base["certificate-authority-data"];
  }
  return { ...cluster, file: "", settings: { ...base, ...instead } };
}

function withUserSettings(user: Named<User> | undefined, instead: User): Named<User> {
  const base: User = { ...user?.settings };
  for (const field of ["client-certificate", "client-key", "tokenFile"] as const) {
    const path = base[field];
    if (path && user) base[field] = resolvePath(path, user.file);
  }
  const isWhoGiven = instead.token || instead.tokenFile || instead.username;
  if (isWhoGiven) {
    for (const field of ["token", "tokenFile", "username", "password", "exec", "auth-provider"] as const) {
      delete base[field];
    }
  }
  if (instead["client-certificate"]) delete base["client-certificate-data"];
  if (instead["client-key"]) delete base["client-key-data"];
  return { name: user?.name ?? "", file: "", index: user?.index ?? 0, settings: { ...base, ...instead } };
}

function checkImpersonation({ user, uid, groups, extra }: Impersonation, name: string): void {
  if (user || !uid && !groups?.length && !extra) return;
  throw new KubeconfigError(
    `requesting uid, groups or user-extra for ${name} without impersonating a user`,
  );
}

/** They are read when they are needed, and again when they may have changed; that they are there is said at once. */
async function checkUserFiles(user: Named<User>, readFile: (path: string) => Promise<string>): Promise<void> {
  const problems: string[] = [];
  for (
    const [field, word] of [["client-certificate", "client-cert"], ["client-key", "client-key"]] as const
  ) {
    const path = user.settings[field];
    if (!path || user.settings[`${field}-data`]) continue;
    const resolved = resolvePath(path, user.file);
    await readFile(resolved).catch((error) => {
      problems.push(
        `unable to read ${word} ${resolved} for ${user.name} due to ${readProblem(resolved, error)}`,
      );
    });
  }
  const [first] = problems;
  if (first === undefined) return;
  if (problems.length === 1) throw new KubeconfigError(first);
  throw new KubeconfigError(
    `Error in configuration: \n${problems.map((problem) => `* ${problem}`).join("\n")}`,
  );
}

function serverOf(name: string, cluster: Named<Cluster>): URL {
  const { settings } = cluster;
  if (!settings.server) throw new KubeconfigError(`no server found for cluster "${name}"`);
  // Without a scheme client-go takes https where TLS settings are there, else http (rest/url_utils.go).
  const isTls = settings["certificate-authority"] || settings["certificate-authority-data"] ||
    settings["insecure-skip-tls-verify"];
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(settings.server)
    ? settings.server
    : `${isTls ? "https" : "http"}://${settings.server}`;
  if (URL.canParse(text) && /^https?:/i.test(text)) return new URL(text);
  throw new KubeconfigError(
    `invalid server "${settings.server}" for cluster "${name}": expected https://HOST:PORT`,
  );
}

/** The kubeconfig's proxy, else the environment's, else none. */
function routeTo(
  server: URL,
  cluster: Named<Cluster>,
  env: Record<string, string | undefined> | undefined,
): { proxyUrl?: string; isDirect?: boolean } {
  if (cluster.settings["proxy-url"]) return { proxyUrl: proxyOf(cluster) };
  if (!env) return {};
  const proxyUrl = environmentProxy(server, env);
  return proxyUrl === undefined ? { isDirect: true } : { proxyUrl };
}

function proxyOf(cluster: Named<Cluster>): string {
  const url = cluster.settings["proxy-url"] ?? "";
  if (URL.canParse(url) && /^(https?|socks5):$/.test(new URL(url).protocol)) return url;
  const shown = url.replace(/\/\/[^/@]*@/, "//xxxxx@"); // an error shows no password
  throw new KubeconfigError(
    `invalid 'proxy-url' "${shown}" for cluster "${cluster.name}": unsupported scheme, must be http, https, or socks5`,
  );
}

/** PEM of the authorities; data comes before a file, as with kubectl. */
async function authorityOf(
  cluster: Named<Cluster>,
  name: string,
  readFile: (path: string) => Promise<string>,
): Promise<string | undefined> {
  const { settings } = cluster;
  const data = settings["certificate-authority-data"];
  const path = settings["certificate-authority"];
  const isInsecure = settings["insecure-skip-tls-verify"];
  if (!data && !path) return undefined;
  try {
    const text = data ? decodeBase64(data) : await readFile(path!);
    if (isInsecure) throw new KubeconfigError(INSECURE_WITH_ROOTS);
    if (text.includes("-----BEGIN CERTIFICATE-----")) return text;
    throw new KubeconfigError("unable to load root certificates: unable to parse bytes as PEM block");
  } catch (error) {
    if (error instanceof KubeconfigError || data) throw error;
    throw new KubeconfigError(
      `unable to read certificate-authority ${path} for ${name} due to ${readProblem(path!, error)}`,
      undefined,
      undefined,
      undefined,
      { cause: error },
    );
  }
}

const INSECURE_WITH_ROOTS = "specifying a root certificates file with the insecure flag is not allowed";

const PLUGIN_EXTENSION = "client.authentication.k8s.io/exec";

function toldToPlugin(cluster: Cluster, server: URL, authority: string | undefined): ExecCluster {
  const config = cluster.extensions?.find((extension) => extension.name === PLUGIN_EXTENSION)?.extension;
  return {
    server: server.href.replace(/\/$/, ""),
    ...(cluster["tls-server-name"] ? { "tls-server-name": cluster["tls-server-name"] } : {}),
    ...(cluster["insecure-skip-tls-verify"] ? { "insecure-skip-tls-verify": true } : {}),
    ...(authority === undefined
      ? {}
      : { "certificate-authority-data": new TextEncoder().encode(authority).toBase64() }),
    ...(cluster["proxy-url"] ? { "proxy-url": cluster["proxy-url"] } : {}),
    ...(cluster["disable-compression"] ? { "disable-compression": true } : {}),
    ...(config === undefined ? {} : { config }),
  };
}
