/** What a kubeconfig on the lab's host leads to: the lab's cluster in process, or whatever else its network has. */
import { ConnectionError } from "../cluster/connection_error.ts";
import type { Cluster, Config, Named, User } from "../cluster/kubeconfig.ts";
import { resolvePath } from "../cluster/kubeconfig.ts";
import { resolveContext } from "../cluster/kubeconfig_context.ts";
import type { TransportOverrides } from "../cluster/create_transport.ts";
import { impersonatingTransport } from "../cluster/impersonating_transport.ts";
import { impersonationOf } from "../cluster/impersonation.ts";
import type { Transport } from "../cluster/transport.ts";
import type { Machine } from "../simulator/host/process.ts";
import type { User as ApiUser } from "../simulator/kubernetes/registry.ts";
import { fetchOverHost } from "./host_fetch.ts";
import type { LabCluster } from "./lab_cluster.ts";

/** A cluster outside of the lab. */
export interface RemoteCluster {
  readonly server: string;
  /** As somebody who shows a token, a password or a certificate. No other way of a kubeconfig leads out of the lab. */
  connect(user: User): Promise<Transport>;
}

export interface TransportPlace {
  machine: Pick<Machine, "fetch">;
  cluster: LabCluster | RemoteCluster;
  /** Brings the cluster's clock up to date. */
  sync(): void;
  readFile(path: string): Promise<string>;
}

export interface OpenedContext {
  transport: Transport;
  namespace: string;
}

/** @throws {KubeconfigError} the context cannot be used */
export async function openContext(
  config: Config,
  contextName: string,
  overrides: TransportOverrides,
  place: TransportPlace,
): Promise<OpenedContext> {
  const isBare = config.contexts.size === 0 &&
    (overrides.clusterSettings?.server || config.clusters.size === 0);
  const resolved = isBare ? NOTHING : await resolveContext(config, {
    context: contextName,
    ...(overrides.cluster ? { cluster: overrides.cluster } : {}),
    ...(overrides.user ? { user: overrides.user } : {}),
  });
  const settings = { ...resolved.cluster.settings, ...overrides.clusterSettings };
  const user = { ...resolved.user?.settings, ...overrides.userSettings };
  const url = new URL(settings.server || "http://localhost:8080");
  const transport = url.href === new URL(place.cluster.server).href
    ? await reached(settings, resolved.cluster, { settings: user, named: resolved.user }, place)
    : networkTransport(url, user, place);
  const wish = impersonationOf(user, overrides.impersonation);
  return { transport: impersonatingTransport(transport, wish), namespace: resolved.namespace };
}

const NOTHING: { cluster: Named<Cluster>; user?: Named<User>; namespace: string } = {
  cluster: { name: "", file: "", index: 0, settings: {} },
  namespace: "default",
};

async function reached(
  settings: Cluster,
  named: Named<Cluster>,
  user: { settings: User; named: Named<User> | undefined },
  { cluster, sync, readFile }: TransportPlace,
): Promise<Transport> {
  if ("connect" in cluster) return await cluster.connect(await shown(user.settings, user.named, readFile));
  const place = { cluster, sync, readFile };
  return await clusterTransport(settings, named, await userOf(user.settings, user.named, place), place);
}

/** What one shows to be known by, read from the files of the lab's host. */
async function shown(
  settings: User,
  named: Named<User> | undefined,
  readFile: TransportPlace["readFile"],
): Promise<User> {
  const read = async (path: string | undefined): Promise<string | undefined> =>
    path ? await readFile(named ? resolvePath(path, named.file) : path) : undefined;
  const token = settings.token ?? (await read(settings.tokenFile))?.trim();
  const certificate = await read(settings["client-certificate"]);
  const key = await read(settings["client-key"]);
  const pem = (data: string | undefined, text: string | undefined) => data ?? (text && btoa(text));
  return Object.fromEntries(
    Object.entries({
      token,
      username: settings.username,
      password: settings.password,
      "client-certificate-data": pem(settings["client-certificate-data"], certificate),
      "client-key-data": pem(settings["client-key-data"], key),
    }).filter(([, value]) => value !== undefined),
  );
}

interface OwnPlace extends Pick<TransportPlace, "sync" | "readFile"> {
  cluster: LabCluster;
}

/** As whom one is known; undefined: the credentials do not hold. */
async function userOf(
  settings: User,
  named: Named<User> | undefined,
  { cluster, readFile }: OwnPlace,
): Promise<ApiUser | undefined> {
  const { token, tokenFile } = settings;
  const data = settings["client-certificate-data"];
  const file = settings["client-certificate"];
  const path = (text: string) => named ? resolvePath(text, named.file) : text;
  if (token || tokenFile) return cluster.userOfToken(token || (await readFile(path(tokenFile!))).trim());
  if (data || file) return await cluster.userOfCertificate(data ? atob(data) : await readFile(path(file!)));
  return settings.username || settings.exec
    ? undefined
    : { name: "system:anonymous", groups: ["system:unauthenticated"] };
}

async function clusterTransport(
  settings: Cluster,
  { file }: Named<Cluster>,
  user: ApiUser | undefined,
  { cluster, sync, readFile }: OwnPlace,
): Promise<Transport> {
  const { world: { api }, server } = cluster;
  await mustTrust(settings, file, cluster, readFile);
  return {
    description: server,
    request(path, init = {}) {
      sync();
      return user ? api.request(path, init, user) : Promise.resolve(api.unauthorized());
    },
    connect(path, protocols, signal) {
      sync();
      return api.connect(path, protocols, signal, user ?? NOBODY);
    },
    close() {},
  };
}

const NOBODY: ApiUser = { name: "system:anonymous", groups: ["system:unauthenticated"] };

/** The authority that the kubeconfig trusts has to be the one that signed the server's certificate. */
async function mustTrust(
  settings: Cluster,
  file: string,
  { authority, server }: LabCluster,
  readFile: TransportPlace["readFile"],
): Promise<void> {
  if (settings["insecure-skip-tls-verify"]) return;
  const data = settings["certificate-authority-data"];
  const path = settings["certificate-authority"];
  const trusted = data ? atob(data) : path ? await readFile(file ? resolvePath(path, file) : path) : "";
  if (trusted.trim() === authority.certificate.trim()) return;
  throw new ConnectionError(
    "tls",
    server,
    "Unable to connect to the server: tls: failed to verify certificate: x509: certificate signed by unknown authority",
  );
}

/** Something else that speaks HTTP, such as `kubectl proxy`. */
function networkTransport(url: URL, { token }: User, { machine }: TransportPlace): Transport {
  const server = url.href.replace(/\/$/, "");
  return {
    description: server,
    async request(path, init = {}) {
      init.signal?.throwIfAborted();
      const headers = new Headers(init.headers);
      if (token) headers.set("authorization", `Bearer ${token}`);
      try {
        return await fetchOverHost(machine, `${server}${path}`, { ...init, headers });
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        throw unreachable(url, error);
      }
    },
    connect: () =>
      Promise.reject(
        new ConnectionError(
          "unreachable",
          server,
          "Unable to connect to the server: websocket: bad handshake",
        ),
      ),
    close() {},
  };
}

function unreachable(url: URL, error: TypeError): ConnectionError {
  const refused = /connection refused$/.test(error.message);
  return new ConnectionError(
    refused ? "refused" : "unreachable",
    url.origin,
    refused
      ? `The connection to the server ${url.host} was refused - did you specify the right host or port?`
      : `Unable to connect to the server: ${error.message.replace(/^.*?": /, "")}`,
    error,
  );
}
