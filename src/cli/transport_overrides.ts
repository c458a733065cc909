import type { TransportOverrides } from "../cluster/create_transport.ts";
import type { Impersonation } from "../cluster/impersonation.ts";
import { parseDuration } from "../kube/duration.ts";
import type { FlagValues } from "../programs/flags.ts";
import { PEQUOD_VERSION } from "./version.ts";

/** What the flags say instead of the kubeconfig, and which proxies the environment names. */
export function transportOverrides(
  flags: FlagValues,
  env: (name: string) => string | undefined,
): TransportOverrides {
  const given = <K extends string>(name: K) => flags.has(name) ? { [name]: flags.string(name) } : {};
  const headLimitMs = requestTimeoutMs(flags.string("request-timeout"));
  const isInsecure = flags.bool("insecure-skip-tls-verify");
  return {
    ...given("cluster"),
    ...given("user"),
    clusterSettings: {
      ...given("server"),
      ...given("tls-server-name"),
      ...given("certificate-authority"),
      ...(flags.bool("disable-compression") ? { "disable-compression": true } : {}),
      ...(isInsecure ? { "insecure-skip-tls-verify": true } : {}),
    },
    userSettings: Object.assign({}, ...USER_FLAGS.map(given)),
    impersonation: impersonationWish(flags),
    userAgent: `pequod/${PEQUOD_VERSION} (${Deno.build.os}/${Deno.build.arch})`,
    ...(headLimitMs ? { headLimitMs } : {}),
    env: Object.fromEntries(PROXY_VARIABLES.map((name) => [name, env(name)])),
  };
}

const USER_FLAGS = ["token", "username", "password", "client-certificate", "client-key"] as const;

/** As whom the flags ask to act. */
export function impersonationWish(flags: FlagValues): Impersonation {
  const group = flags.list("as-group");
  const extra = extraFields(flags.list("as-user-extra"));
  return {
    ...(flags.has("as") ? { user: flags.string("as") } : {}),
    ...(flags.has("as-uid") ? { uid: flags.string("as-uid") } : {}),
    ...(group.length ? { groups: group } : {}),
    ...(Object.keys(extra).length ? { extra } : {}),
  };
}

/** `key=value,value`; what has no `=` says nothing, as with kubectl. */
function extraFields(texts: readonly string[]): Record<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const text of texts) {
    const equals = text.indexOf("=");
    if (equals <= 0) continue;
    const name = text.slice(0, equals);
    fields.set(name, [...fields.get(name) ?? [], ...text.slice(equals + 1).split(",")]);
  }
  return Object.fromEntries(fields);
}

const PROXY_VARIABLES = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "NO_PROXY", "no_proxy"];

/** A bare number is seconds, as with kubectl; 0 is no limit. */
function requestTimeoutMs(text: string): number {
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : parseDuration(text);
  if (ms !== undefined) return ms;
  throw new Error(
    `Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a corresponding ` +
      `time unit (e.g. 1s | 2m | 3h)`,
  );
}
