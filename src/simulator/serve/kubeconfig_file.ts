import type { KeyPair } from "./certificates.ts";

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
}

/** The kubeconfig of a served world, as YAML. */
export function kubeconfigText(facts: KubeconfigFacts): string {
  const base64 = (text: string) => btoa(text);
  const lines = [
    "apiVersion: v1",
    "kind: Config",
    `current-context: ${JSON.stringify(facts.contexts[0]?.name ?? "")}`,
    "preferences: {}",
    "clusters:",
    `- name: ${JSON.stringify(facts.cluster)}`,
    "  cluster:",
    `    server: ${JSON.stringify(facts.server)}`,
    `    certificate-authority-data: ${base64(facts.authority)}`,
    "users:",
    `- name: ${JSON.stringify(facts.user)}`,
    "  user:",
    `    client-certificate-data: ${base64(facts.client.certificate)}`,
    `    client-key-data: ${base64(facts.client.key)}`,
    `- name: ${JSON.stringify(`${facts.user}-token`)}`,
    "  user:",
    `    token: ${JSON.stringify(facts.token)}`,
    "contexts:",
    ...facts.contexts.flatMap((context) => [
      `- name: ${JSON.stringify(context.name)}`,
      "  context:",
      `    cluster: ${JSON.stringify(facts.cluster)}`,
      `    user: ${JSON.stringify(facts.user)}`,
      ...(context.namespace ? [`    namespace: ${JSON.stringify(context.namespace)}`] : []),
    ]),
  ];
  return lines.join("\n") + "\n";
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
