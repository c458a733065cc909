/** What is known of the bundled cluster before it is built, which takes longer than a first frame may. */
import type { ContextInfo } from "../explorer/cluster_port.ts";
import { type FlagValues, UsageError } from "../programs/flags.ts";
import { CLUSTER_FACTS, contextsOf, SCENARIOS } from "../simulator/scenarios/catalogue.ts";
import type { Scenario } from "../simulator/scenarios/scenario.ts";

export interface BundledPlan {
  scenario: string | Scenario;
  seed: number;
  /** Pods and nodes besides the scenario's own. */
  pods?: number;
  nodes?: number;
}

/** @throws {Error} for a scenario that does not exist, and for numbers that make no cluster */
export function planBundled(scenario: string | Scenario, flags: FlagValues): BundledPlan {
  if (typeof scenario === "string" && !SCENARIOS.some(({ name }) => name === scenario)) {
    const known = SCENARIOS.map(({ name }) => name).join(", ");
    throw new Error(`scenario ${JSON.stringify(scenario)} does not exist (known scenarios: ${known})`);
  }
  const [pods, nodes] = [count(flags, "pods"), count(flags, "nodes")];
  return {
    scenario,
    seed: flags.number("seed") ?? 1,
    ...(pods === undefined ? {} : { pods }),
    ...(nodes === undefined ? {} : { nodes }),
  };
}

/** The contexts of a scenario; the first is the current one. */
export function bundledContexts(scenario: string | Scenario): ContextInfo[] {
  const found = typeof scenario === "string" ? SCENARIOS.find(({ name }) => name === scenario) : scenario;
  return contextsOf(found ?? {}).map(({ name, namespace = "default" }) => ({
    name,
    cluster: CLUSTER_FACTS.cluster,
    user: CLUSTER_FACTS.user,
    namespace,
  }));
}

/** The context that `--context` names, or the current one. @throws {Error} that lists the known ones */
export function bundledContext(scenario: string, flags: FlagValues): ContextInfo {
  const contexts = bundledContexts(scenario);
  const wanted = flags.string("context") || contexts[0]!.name;
  const found = contexts.find(({ name }) => name === wanted);
  if (found) return found;
  const known = contexts.map(({ name }) => name).join(", ");
  throw new Error(`context ${JSON.stringify(wanted)} does not exist (known contexts: ${known})`);
}

function count(flags: FlagValues, name: string): number | undefined {
  const value = flags.number(name);
  if (value === undefined || value >= 0) return value;
  throw new UsageError(`invalid argument "${value}" for "--${name}" flag: must be 0 or more`);
}
