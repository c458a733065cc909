import type { ClientCertificate } from "./client_certificate.ts";
import { withoutEnvironmentProxy } from "./environment_proxy.ts";
import type { TlsBridge } from "./tls_bridge.ts";

/** How to reach one server. */
export interface LinkSettings {
  /** Scheme, host, port, and perhaps a path in front of all others. */
  server: URL;
  /** PEM of the authorities that may sign the server's certificate; the system's when absent. */
  authority?: string;
  /** The name to ask for and to verify, instead of the server's host. */
  serverName?: string;
  /** Takes any certificate. */
  isInsecure?: boolean;
  /** `http://`, `https://` or `socks5://`. */
  proxyUrl?: string;
  /** Goes to the server directly, whatever the environment says of proxies. */
  isDirect?: boolean;
}

/** A pool of connections to one server with one client certificate. */
export interface HttpLink {
  /** For `fetch` and WebSockets. */
  readonly client: Deno.HttpClient;
  /** What requests have to be sent to: the server, or what stands for it. Without a slash at the end. */
  readonly base: string;
  /** Why connecting failed, where `fetch` cannot know. Forgotten when taken. */
  takeFailure(): unknown;
  /** New requests cannot be made; running ones go on, except through a bridge. */
  close(): void;
}

/** Opens no connection yet. Throws when certificate, key or proxy address cannot be used. */
export async function openLink(settings: LinkSettings, certificate?: ClientCertificate): Promise<HttpLink> {
  const isTls = settings.server.protocol === "https:";
  if (isTls && (settings.isInsecure || settings.serverName)) return await bridgedLink(settings, certificate);
  const options: Deno.CreateHttpClientOptions & Partial<Deno.TlsCertifiedKeyPem> = {};
  if (isTls) {
    options.caCerts = settings.authority === undefined
      ? await systemAuthorities()
      : [checkedAuthority(settings.authority)];
    if (certificate) Object.assign(options, certificate);
  }
  if (settings.proxyUrl) options.proxy = { url: proxyAddress(settings.proxyUrl) };
  const create = () => Deno.createHttpClient(options);
  const client = settings.isDirect ? withoutEnvironmentProxy(create) : create();
  return {
    client,
    base: addressOf(settings.server),
    takeFailure: () => undefined,
    close: () => client.close(),
  };
}

/** The address without a slash at the end, a query, or a name and password. */
export function addressOf(server: URL): string {
  return `${server.protocol}//${server.host}${server.pathname.replace(/\/+$/, "")}`;
}

async function bridgedLink(settings: LinkSettings, certificate?: ClientCertificate): Promise<HttpLink> {
  const { TlsBridge } = await import("./tls_bridge.ts");
  const { server } = settings;
  const bridge: TlsBridge = TlsBridge.open({
    host: server.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: Number(server.port) || 443,
    isInsecure: settings.isInsecure ?? false,
    ...(settings.serverName ? { serverName: settings.serverName } : {}),
    ...(settings.authority === undefined ? {} : { authority: checkedAuthority(settings.authority) }),
    ...(settings.proxyUrl ? { proxyUrl: settings.proxyUrl } : {}),
    ...(certificate ? { certificate } : {}),
  });
  const client = Deno.createHttpClient({ proxy: { transport: "unix", path: bridge.path } });
  return {
    client,
    base: addressOf(server).replace(/^https:/, "http:"),
    takeFailure: () => {
      const failure = bridge.lastFailure;
      bridge.lastFailure = undefined;
      return failure;
    },
    close: () => {
      client.close();
      bridge.close();
    },
  };
}

/** `createHttpClient` takes texts without any certificate in silence, and then trusts nobody. */
function checkedAuthority(pem: string): string {
  if (pem.includes("-----BEGIN CERTIFICATE-----")) return pem;
  throw new TypeError("unable to load root certificates: unable to parse bytes as PEM block");
}

/** As client-go does, names are left to a SOCKS proxy to resolve. */
function proxyAddress(url: string): string {
  return url.replace(/^socks5:/, "socks5h:");
}

/** What this machine trusts, an organization's own authorities included; Deno by itself knows the public ones only. */
async function systemAuthorities(): Promise<string[]> {
  const { getCACertificates } = await import("node:tls");
  return getCACertificates("system");
}
