/** Why no HTTP answer came. */
export type ConnectionErrorKind =
  /** Nobody listens there. */
  | "refused"
  /** The host's name is not known. */
  | "dns"
  /** No answer in time. */
  | "timeout"
  /** One side did not accept the other's certificate, or no TLS could be agreed on. */
  | "tls"
  /** What one needs to say who one is could not be had: a plug-in failed, a file is missing. Nothing was asked. */
  | "credentials"
  /** The proxy on the way refused or could not be reached. */
  | "proxy"
  /** The caller gave up, or the transport was closed. */
  | "aborted"
  /** The connection broke after it had been made. */
  | "interrupted"
  /** Anything else, such as no route to the host. */
  | "unreachable";

/** What `ConnectionError.from` should know besides the failure itself. */
export interface ConnectionCircumstances {
  /** Scheme, host and port, such as `https://10.0.0.1:6443`. */
  server: string;
  /** The limit that was in force, for the text of a timeout. */
  limitMs?: number;
  /** A sentence to add when the server may have refused the client's certificate, such as `the client certificate expired on …`. */
  hint?: string;
}

/** No HTTP answer came. The message is what kubectl prints, with the system's own words in parentheses. */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";

  constructor(
    readonly kind: ConnectionErrorKind,
    /** Scheme, host and port, such as `https://10.0.0.1:6443`. */
    readonly server: string,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }

  /** Explains what `fetch`, `Deno.connect`, `node:tls` or a WebSocket threw. */
  static from(error: unknown, circumstances: ConnectionCircumstances): ConnectionError {
    if (error instanceof ConnectionError) return error;
    const text = failureText(error);
    const host = hostOf(circumstances.server);
    const known = KNOWN.find((entry) => entry.pattern.test(text)) ?? UNKNOWN;
    const words = known.words({ text, host, limitMs: circumstances.limitMs });
    const mayBeCertificate = known.kind === "tls" || known.kind === "interrupted";
    const hint = circumstances.hint && mayBeCertificate ? `: ${circumstances.hint}` : "";
    const message = known.kind === "refused" ? words : `Unable to connect to the server: ${words}${hint}`;
    return new ConnectionError(known.kind, circumstances.server, message, error);
  }
}

/** The innermost words of a failure: what `fetch` throws says only "fetch failed", the reason is its cause. */
export function failureText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError" || error.name === "AbortError") return error.name;
  if (error.cause instanceof Error) return failureText(error.cause);
  return error.message
    .replace(/^error sending request .*?: client error \(\w+\): /, "")
    .replace(/^NetworkError: /, "")
    .replace(/: https:\/\/docs\.rs\/\S+$/, "");
}

interface Scene {
  text: string;
  host: string;
  limitMs: number | undefined;
}

interface Known {
  pattern: RegExp;
  kind: ConnectionErrorKind;
  words(scene: Scene): string;
}

const UNVERIFIED = "tls: failed to verify certificate: x509:";

/** First match wins. The words follow Go's crypto/tls, crypto/x509 and net, as kubectl prints them. */
const KNOWN: Known[] = [
  { pattern: /^AbortError$/, kind: "aborted", words: () => "the request was cancelled" },
  {
    pattern: /^TimeoutError$|ETIMEDOUT|timed out/i,
    kind: "timeout",
    words: ({ host, limitMs }) =>
      `i/o timeout: no answer from ${host}` + (limitMs ? ` within ${limitMs / 1000}s` : ""),
  },
  // A certificate may be for proxy.example.com: its own words come below.
  { pattern: /^(?!.*certificate).*proxy/i, kind: "proxy", words: ({ text }) => `proxyconnect: ${text}` },
  {
    pattern: /connection refused|ECONNREFUSED|WebSocket: tcp connect error$/i,
    kind: "refused",
    words: ({ host }) =>
      `The connection to the server ${host} was refused - did you specify the right host or port?`,
  },
  {
    pattern: /dns error|failed to lookup|ENOTFOUND|EAI_AGAIN/,
    kind: "dns",
    words: ({ host, text }) => `dial tcp: lookup ${host.replace(/:\d+$/, "")}: no such host (${text})`,
  },
  {
    pattern: /UnknownIssuer|UNABLE_TO_|self[- ]signed certificate|unable to (get|verify)/i,
    kind: "tls",
    words: ({ text }) => `${UNVERIFIED} certificate signed by unknown authority (${text})`,
  },
  {
    pattern: /certificate expired|certificate not valid yet|certificate has expired|CERT_NOT_YET_VALID/i,
    kind: "tls",
    words: ({ text }) =>
      `${UNVERIFIED} certificate has expired or is not yet valid: ${certificateTimes(text) ?? text}`,
  },
  {
    pattern: /certificate not valid for name|does not match certificate's altnames/i,
    kind: "tls",
    words: ({ text }) => `${UNVERIFIED} ${otherNames(text)}`,
  },
  { pattern: /invalid peer certificate/, kind: "tls", words: ({ text }) => `${UNVERIFIED} ${text}` },
  {
    pattern: /received fatal alert/,
    kind: "tls",
    words: ({ text }) => `remote error: tls: ${spaced(text.replace(/^.*received fatal alert: /, ""))}`,
  },
  {
    // rustls' word for a server that answers the handshake in plain text.
    pattern: /corrupt message of type|wrong version number/i,
    kind: "tls",
    words: ({ text }) => `http: server gave HTTP response to HTTPS client (${text})`,
  },
  {
    pattern: /certificates? (found )?in certificate data|No keys found/,
    kind: "tls",
    words: ({ text }) => `tls: ${text}`,
  },
  { pattern: /keys may not be consistent|KeyMismatch/, kind: "tls", words: privateKeyWords },
  {
    // A server that does not want the client's certificate may close like this, instead of sending an alert.
    pattern: /close_notify|handshake eof|connection (closed|reset)|ECONNRESET|EPIPE|broken pipe|GOAWAY/i,
    kind: "interrupted",
    words: ({ text }) => `EOF (${text})`,
  },
];

const UNKNOWN: Known = { pattern: /./, kind: "unreachable", words: ({ text }) => text };

function privateKeyWords(): string {
  return "tls: private key does not match public key";
}

/** `… verification time 1795382526 (UNIX), but certificate is not valid after 1795375326 …`, as Go says it. */
function certificateTimes(text: string): string | undefined {
  const match = /verification time (\d+).* is not valid (after|before) (\d+)/.exec(text);
  if (!match) return undefined;
  const [, now, side, limit] = match;
  return `current time ${isoTime(Number(now))} is ${side} ${isoTime(Number(limit))}`;
}

function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
}

/**
 * `… for name "a"; certificate is only valid for IpAddress(10.0.0.1) or DnsName("b")` (Deno), or
 * `… Host: a. is not in the cert's altnames: IP Address:10.0.0.1, DNS:b` (node:tls), as Go says it.
 */
function otherNames(text: string): string {
  const wanted = /for name "([^"]*)"|(?:Host|IP): (\S+?)\.? is not/.exec(text);
  const host = wanted?.[1] ?? wanted?.[2];
  if (host === undefined) return `certificate is valid for other names only (${text})`;
  // Of addresses and names, those are told that were compared.
  const isAddress = /^[\d.]+$|:/.test(host);
  const names = isAddress
    ? /IpAddress\(([^)]*)\)|IP Address:([^,\s]+)/g
    : /DnsName\("([^"]*)"\)|DNS:([^,\s]+)/g;
  const listed = /cert's list: (.+)$/.exec(text)?.[1] ??
    [...text.matchAll(names)].map(([, rustls, node]) => rustls ?? node).join(", ");
  if (listed) return `certificate is valid for ${listed}, not ${host}`;
  return isAddress
    ? `cannot validate certificate for ${host} because it doesn't contain any IP SANs`
    : `certificate is not valid for any names, but wanted to match ${host}`;
}

/** `CertificateRequired` → `certificate required`. */
function spaced(alert: string): string {
  return alert.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}

/** Host and port of a server's address. */
function hostOf(server: string): string {
  return URL.canParse(server) ? new URL(server).host : server;
}
