/** Who a pod's pulls are made as: its imagePullSecrets. Source: pkg/credentialprovider/keyring.go. */
import type { IPod } from "kubernetes-models/v1/Pod";
import { parseImageReference } from "../../images/image_reference.ts";
import type { Credentials } from "../../images/mod.ts";
import { decodeSecret, type Sources } from "./environment.ts";

export interface PullAccounts {
  credentials: Credentials[];
  /** Secrets that are not there. */
  missing: string[];
}

/** What the pod's secrets say of the registry that the image comes from. */
export function pullAccounts(pod: IPod, image: string, sources: Sources): PullAccounts {
  const found: PullAccounts = { credentials: [], missing: [] };
  const reference = parseImageReference(image);
  const namespace = pod.metadata?.namespace ?? "default";
  for (const { name = "" } of pod.spec?.imagePullSecrets ?? []) {
    const secret = sources.secret(namespace, name);
    if (!secret) found.missing.push(name);
    else if (reference) {
      const place = `${reference.registry}/${reference.path}`;
      for (const [server, entry] of Object.entries(serversOf(secret.data ?? {}))) {
        const account = accountOf(entry);
        if (account && isFor(server, place)) found.credentials.push(account);
      }
    }
  }
  return found;
}

interface Entry {
  username?: string;
  password?: string;
  auth?: string;
}

function serversOf(data: Readonly<Record<string, string>>): Record<string, Entry> {
  try {
    const config = data[".dockerconfigjson"];
    if (config) return (JSON.parse(decodeSecret(config)) as { auths?: Record<string, Entry> }).auths ?? {};
    const old = data[".dockercfg"];
    return old ? JSON.parse(decodeSecret(old)) as Record<string, Entry> : {};
  } catch {
    return {}; // what cannot be read gives nobody access
  }
}

function accountOf({ username, password, auth }: Entry): Credentials | undefined {
  if (auth) {
    const [name = "", ...rest] = decodeSecret(auth).split(":");
    return { username: name, password: rest.join(":") };
  }
  return username === undefined ? undefined : { username, password: password ?? "" };
}

/** `https://index.docker.io/v1/` is Docker Hub; others stand for all below them. */
function isFor(server: string, place: string): boolean {
  const bare = server.replace(/^https?:\/\//, "").replace(/\/(v[12]\/?)?$/, "").replace(
    /^(index\.)?docker\.io$/,
    "docker.io",
  );
  return place === bare || place.startsWith(`${bare}/`);
}
