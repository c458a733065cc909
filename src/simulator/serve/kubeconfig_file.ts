import type { KeyPair } from "../kubernetes/identity/certificate_authority.ts";

export interface KubeconfigFacts {
  server: string;
  /** PEM of the authority. */
  authority: string;
  /** Name of the cluster entry. */
  cluster: string;
  /** The administrator's name and credentials. */
  user: string;
  client: KeyPair;
  /** A second entry, `USER-token`, for clients that take no certificates. */
  token: string;
  /** Contexts on that cluster; the first is the current one. */
  contexts: readonly { name: string; namespace?: string }[];
  /** Others, each with a context `NAME@CLUSTER`. */
  others?: readonly RestrictedClient[];
}

/** Somebody who may do less than the administrator. */
export interface RestrictedClient {
  name: string;
  client: KeyPair;
  /** Where his context begins. */
  namespace?: string;
}

/** The kubeconfig of a served world, as YAML. */
export function kubeconfigText(facts: KubeconfigFacts): string {
  const others = facts.others ?? [];
  const lines = [
    "apiVersion: v1",
    "kind: Config",
    `current-context: ${JSON.stringify(facts.contexts[0]?.name ?? "")}`,
    "preferences: {}",
    "clusters:",
    `- name: ${JSON.stringify(facts.cluster)}`,
    "  cluster:",
    `    server: ${JSON.stringify(facts.server)}`,
    `    certificate-authority-data: ${btoa(facts.authority)}`,
    "users:",
    ...userLines(facts.user, facts.client),
    `- name: ${JSON.stringify(`${facts.user}-token`)}`,
    "  user:",
    `    token: ${JSON.stringify(facts.token)}`,
    ...others.flatMap(({ name, client }) => userLines(name, client)),
    "contexts:",
    ...facts.contexts.flatMap(({ name, namespace }) => contextLines(name, facts, facts.user, namespace)),
    ...others.flatMap(({ name, namespace }) =>
      contextLines(`${name}@${facts.cluster}`, facts, name, namespace)
    ),
  ];
  return lines.join("\n") + "\n";
}

function userLines(name: string, client: KeyPair): string[] {
  return [
    `- name: ${JSON.stringify(name)}`,
    "  user:",
    `    client-certificate-data: ${btoa(client.certificate)}`,
    `    client-key-data: ${btoa(client.key)}`,
  ];
}

function contextLines(
  name: string,
  { cluster }: KubeconfigFacts,
  user: string,
  namespace: string | undefined,
): string[] {
  return [
    `- name: ${JSON.stringify(name)}`,
    "  context:",
    `    cluster: ${JSON.stringify(cluster)}`,
    `    user: ${JSON.stringify(user)}`,
    ...(namespace ? [`    namespace: ${JSON.stringify(namespace)}`] : []),
  ];
}

/**
 * Writes it for the owner alone (0600): it holds a private key. A file that is already there is replaced whole, so
 * that its old mode does not survive.
 */
export async function writeKubeconfig(path: string, facts: KubeconfigFacts): Promise<void> {
  const temporary = `${path}.${crypto.randomUUID()}`;
  try {
    await Deno.writeTextFile(temporary, kubeconfigText(facts), { mode: 0o600, createNew: true });
    await Deno.rename(temporary, path);
  } catch (cause) {
    await Deno.remove(temporary).catch(() => {});
    throw new Error(`Cannot write the kubeconfig ${path}: ${(cause as Error).message}`, { cause });
  }
}
