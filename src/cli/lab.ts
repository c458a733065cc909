/** Opens the lab: host and engine at once, the cluster when it is needed, for building it takes longer than a prompt may. */
import type { FlagValues } from "../programs/flags.ts";
import type { LabCluster } from "../lab/lab_cluster.ts";
import { LabWorld } from "../lab/lab_world.ts";
import { EventQueue } from "../simulator/clock/event_queue.ts";
import { bash } from "../simulator/images/debian.ts";
import { hostCommands } from "../lab/host_commands.ts";
import { remoteLogin } from "../lab/remote_login.ts";
import { SCENARIOS } from "../simulator/scenarios/catalogue.ts";
import { DEFAULT_SCENARIO } from "./cluster_choice.ts";
import { completeProgram } from "./lab_completion.ts";
import { type LabClients, labPrograms, ownClients } from "./lab_programs.ts";

export interface LabStart {
  scenario: string;
  seed: number;
  startMs: number;
  /** Absent: the lab's own cluster and engine. */
  clients?: LabClients;
  /** Whose clock it shares; absent: one of its own. */
  queue?: EventQueue;
  /** A cluster that is there already; absent: the scenario's. */
  openCluster?: () => Promise<LabCluster>;
}

/** What the flags `--sim` and `--seed` say. @throws {Error} there is no such scenario */
export function labStart(flags: FlagValues, startMs: number): LabStart {
  const scenario = flags.has("sim") ? flags.string("sim") : DEFAULT_SCENARIO;
  if (!SCENARIOS.some(({ name }) => name === scenario)) {
    const known = SCENARIOS.map(({ name }) => name).join(", ");
    throw new Error(`scenario ${JSON.stringify(scenario)} does not exist (known scenarios: ${known})`);
  }
  return { scenario, seed: flags.number("seed") ?? 1, startMs };
}

export function openLab({ scenario, seed, startMs, clients, queue, openCluster }: LabStart): LabWorld {
  const nodes = SCENARIOS.find(({ name }) => name === scenario)?.nodes ?? [];
  const own = clients ?? ownClients(() => lab);
  const lab: LabWorld = new LabWorld({
    queue: queue ?? new EventQueue(startMs),
    seed,
    neighbours: nodes.map(({ name, address }) => ({ name, address })),
    programs: (lab) => ({
      ...hostCommands,
      "/usr/bin/bash": bash,
      "/usr/bin/ssh": remoteLogin(lab),
      ...labPrograms(own, lab),
    }),
    complete: completeProgram,
    openCluster: openCluster ?? (async (nowMs) => {
      const { buildLabCluster } = await import("./lab_cluster_world.ts");
      return await buildLabCluster({ scenario, seed, nowMs });
    }),
  });
  return lab;
}
