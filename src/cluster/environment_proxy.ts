/**
 * The proxy that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` ask for on the way to a server; undefined for none.
 * The rules are Go's (golang.org/x/net/http/httpproxy), so that what kubectl reaches is reached: this machine itself
 * never through a proxy. `fetch` by itself follows the same variables with other rules. Ranges of IPv6 addresses
 * in `NO_PROXY` are not understood.
 */
export function environmentProxy(server: URL, env: Record<string, string | undefined>): string | undefined {
  const proxy = server.protocol === "https:"
    ? env.HTTPS_PROXY || env.https_proxy
    : env.HTTP_PROXY || env.http_proxy;
  if (!proxy || isExempt(server, env.NO_PROXY || env.no_proxy || "")) return undefined;
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
}

function isExempt(server: URL, exceptions: string): boolean {
  const host = server.hostname.replace(/^\[(.*)\]$/, "$1").toLowerCase().replace(/\.$/, "");
  if (host === "localhost" || host === "::1" || /^127(\.\d+){3}$/.test(host)) return true;
  const port = server.port || (server.protocol === "https:" ? "443" : "80");
  return exceptions.toLowerCase().split(",").some((entry) => matches(entry.trim(), host, port));
}

function matches(entry: string, host: string, port: string): boolean {
  if (entry === "") return false;
  if (entry === "*") return true;
  if (entry.includes("/")) return isInRange(host, entry);
  const [, bracketed, plain, wantedPort] = /^(?:\[(.*)\]|(.*?))(?::(\d+))?$/.exec(entry) ?? [];
  // An IPv6 address without brackets is all colons.
  const name = entry.split(":").length > 2 && !bracketed ? entry : bracketed ?? plain ?? "";
  if (name !== entry && wantedPort !== undefined && wantedPort !== port) return false;
  const suffix = name.replace(/^\*\./, ".");
  return suffix.startsWith(".") ? host.endsWith(suffix) : host === suffix || host.endsWith(`.${suffix}`);
}

/** `10.1.2.3` in `10.0.0.0/8`. */
function isInRange(host: string, range: string): boolean {
  const [base = "", bits = ""] = range.split("/");
  const address = ipv4(host);
  const start = ipv4(base);
  if (address === undefined || start === undefined || !/^\d{1,2}$/.test(bits)) return false;
  const size = 2 ** (32 - Number(bits));
  return Math.floor(address / size) === Math.floor(start / size);
}

function ipv4(text: string): number | undefined {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return undefined;
  return text.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}

const VARIABLES = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];

/** The variables of a process, as `Deno.env` has them. */
type Environment = Pick<typeof Deno.env, "get" | "set" | "delete">;

/**
 * Calls `create` while the proxy variables are hidden: an HTTP client reads them when it is made, and there is no
 * option against it. Nothing else runs meanwhile, as `create` is synchronous.
 */
export function withoutEnvironmentProxy<T>(create: () => T, env: Environment = Deno.env): T {
  const hidden = VARIABLES.flatMap((name) => {
    const value = env.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  for (const [name] of hidden) env.delete(name);
  try {
    return create();
  } finally {
    for (const [name, value] of hidden) env.set(name, value);
  }
}
