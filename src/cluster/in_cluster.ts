import type { Config } from "./kubeconfig.ts";

/** Where the kubelet puts a pod's service account. */
const FOLDER = "/var/run/secrets/kubernetes.io/serviceaccount";

/** What finding out whether this is a pod needs of the machine. */
export interface PodMachine {
  env: Record<string, string | undefined>;
  readFile(path: string): Promise<string>;
}

/**
 * The configuration of a program that runs in a pod: the API's service, the service account's token (read again each
 * minute), the pod's namespace. Undefined outside of a cluster.
 */
export async function loadInCluster(machine: PodMachine): Promise<Config | undefined> {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = machine.env;
  if (!host || !port) return undefined;
  const [token, authority, namespace] = await Promise.all(
    ["token", "ca.crt", "namespace"].map((name) => readIfThere(machine, `${FOLDER}/${name}`)),
  );
  if (token === undefined) return undefined;
  const file = `${FOLDER}/token`;
  const name = "in-cluster";
  const server = `https://${host.includes(":") ? `[${host}]` : host}:${port}`;
  const cluster = authority === undefined
    ? { server }
    : { server, "certificate-authority": `${FOLDER}/ca.crt` };
  const context = { cluster: name, user: name, namespace: namespace?.trim() || "default" };
  return {
    files: [],
    missing: [],
    isExplicit: false,
    clusters: new Map([[name, { name, file, index: 0, settings: cluster }]]),
    users: new Map([[name, { name, file, index: 0, settings: { tokenFile: file } }]]),
    contexts: new Map([[name, { name, file, index: 0, settings: context }]]),
    currentContext: name,
  };
}

async function readIfThere(machine: PodMachine, path: string): Promise<string | undefined> {
  try {
    return await machine.readFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
