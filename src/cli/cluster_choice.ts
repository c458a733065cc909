/** Which cluster a command line means: a context of a kubeconfig, the cluster around this pod, or the bundled one. */
import { loadInCluster } from "../cluster/in_cluster.ts";
import { type Config, kubeconfigPaths, loadKubeconfig } from "../cluster/kubeconfig.ts";
import type { FlagValues } from "../programs/flags.ts";

export type ClusterChoice =
  | { kind: "kubeconfig"; config: Config }
  | {
    kind: "bundled";
    scenario: string; /** Nobody asked for it: there is no kubeconfig. */
    isFallback: boolean;
  };

/** What the choice needs of the machine. */
export interface ChoiceMachine {
  env(name: string): string | undefined;
  readFile(path: string): Promise<string>;
}

export const DEFAULT_SCENARIO = "lecture";

/** @throws {KubeconfigError} when there is a kubeconfig that cannot be read */
export async function chooseCluster(flags: FlagValues, machine: ChoiceMachine): Promise<ClusterChoice> {
  if (flags.has("sim")) return { kind: "bundled", scenario: flags.string("sim"), isFallback: false };
  const config = await readKubeconfig(flags, machine);
  const isNamed = flags.has("server") || flags.has("kubeconfig");
  if (isNamed || config.contexts.size > 0 || config.clusters.size > 0) return { kind: "kubeconfig", config };
  const around = await loadInCluster({
    env: {
      KUBERNETES_SERVICE_HOST: machine.env("KUBERNETES_SERVICE_HOST"),
      KUBERNETES_SERVICE_PORT: machine.env("KUBERNETES_SERVICE_PORT"),
    },
    readFile: machine.readFile,
  });
  if (around) return { kind: "kubeconfig", config: around };
  // A context that was asked for by name must not quietly become another cluster.
  if (flags.has("context") || flags.has("cluster") || flags.has("user")) {
    return { kind: "kubeconfig", config };
  }
  return { kind: "bundled", scenario: DEFAULT_SCENARIO, isFallback: true };
}

/** Why the bundled cluster is used though nobody asked for it; without a full stop. */
export function fallbackReason(machine: ChoiceMachine): string {
  const named = machine.env("KUBECONFIG");
  return `${named ? `KUBECONFIG (${named}) leads to no cluster` : "No kubeconfig was found"}: ` +
    "this is the bundled cluster";
}

/** The kubeconfig that the flags and the environment name; empty where there is none. */
export function readKubeconfig(flags: FlagValues, machine: ChoiceMachine): Promise<Config> {
  return loadKubeconfig({ ...sources(flags, machine), readFile: machine.readFile });
}

/** Where a kubeconfig would be looked for. */
export function kubeconfigPlaces(flags: FlagValues, machine: ChoiceMachine): string[] {
  return kubeconfigPaths(sources(flags, machine));
}

function sources(flags: FlagValues, machine: ChoiceMachine) {
  const explicitPath = flags.string("kubeconfig");
  return {
    ...(explicitPath ? { explicitPath } : {}),
    env: { KUBECONFIG: machine.env("KUBECONFIG") },
    home: machine.env("HOME") ?? machine.env("USERPROFILE"),
  };
}
