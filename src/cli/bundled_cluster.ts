/** The bundled cluster in this process, behind a transport like any other. */
import { impersonatingTransport } from "../cluster/impersonating_transport.ts";
import { systemTiming, type Timing } from "../cluster/timing.ts";
import type { Transport } from "../cluster/transport.ts";
import type { ContextInfo } from "../explorer/cluster_port.ts";
import type { FlagValues } from "../programs/flags.ts";
import { embeddedSchemas } from "../openapi/embedded.ts";
import { KubernetesSchemas } from "../openapi/kubernetes_schemas.ts";
import type { Scenario } from "../simulator/scenarios/scenario.ts";
import { type SavedState, World, type WorldOptions } from "../simulator/scenarios/world.ts";
import { Driver } from "../simulator/serve/driver.ts";
import { bundledContexts, planBundled } from "./bundled_plan.ts";
import { impersonationWish } from "./transport_overrides.ts";

export interface BundledCluster {
  transport: Transport;
  contexts: readonly ContextInfo[];
  currentContext: string;
  /** The world's time: ages are told by it. */
  now(): number;
  /** For clients in a world whose time stands still between requests. */
  timing: Timing;
  /** Lets the world's time pass; a live world waits for real time. */
  passTime(ms: number): Promise<void>;
  world: World;
  /** Undefined where time is in the caller's hands. */
  driver: Driver | undefined;
  close(): void;
}

export interface BundledOptions {
  scenario: string | Scenario;
  /** A world that goes on, in place of the scenario's beginning. */
  saved?: SavedState;
  /** `--seed`, `--nodes`, `--pods`. */
  flags: FlagValues;
  /** True: time passes as it does outside. False: only by `passTime`, and always from the same moment on. */
  isLive: boolean;
  /** How many simulated seconds a real one has. */
  speed?: number;
  /** PEM of the authority that serves it, for `kube-root-ca.crt`. */
  certificate?: string;
  /** What signs in its name. */
  signers?: Pick<WorldOptions, "signCertificate" | "tokenSigner">;
  /** Called when time has passed in a live world and things may have changed. */
  afterTurn?: () => void;
}

/** A played world begins at this moment, so that what it shows is the same in every run. */
const PLAYED_START_MS = Date.UTC(2026, 0, 1, 12);

/** @throws {Error} for a scenario that does not exist, and for numbers that make no cluster */
export function openBundled(options: BundledOptions): BundledCluster {
  const { scenario, flags, isLive, speed = 1, certificate, saved, afterTurn } = options;
  const plan = planBundled(scenario, flags);
  const contexts = bundledContexts(scenario);
  const embedded = embeddedSchemas();
  const world = new World({
    ...plan,
    ...(certificate === undefined ? {} : { certificate }),
    ...options.signers,
    ...(saved ? { saved } : {}),
    startMs: Math.max(saved?.takenMs ?? 0, isLive ? Date.now() : PLAYED_START_MS),
    openapi: new KubernetesSchemas(embedded === undefined ? {} : { embedded }),
  });
  const driver = isLive ? new Driver(world.queue, { speed, ...(afterTurn ? { afterTurn } : {}) }) : undefined;
  driver?.start();
  const now = () => {
    driver?.sync();
    return world.queue.now();
  };
  return {
    transport: impersonatingTransport(syncedTransport(world, now), impersonationWish(flags)),
    contexts,
    currentContext: contexts[0]!.name,
    now,
    timing: {
      ...systemTiming,
      now,
      random: () => 0.5,
      sleep: (ms, signal) => sleepInWorld(world, ms, signal),
    },
    passTime: (ms) => {
      if (driver) return systemTiming.sleep(ms);
      world.advance(ms);
      return Promise.resolve();
    },
    world,
    driver,
    close: () => {
      driver?.stop();
      world.api.close();
    },
  };
}

/** Brings the world's clock up to date before each request. */
function syncedTransport({ api }: World, sync: () => void): Transport {
  return {
    description: api.description,
    request: (path, init) => {
      sync();
      return api.request(path, init);
    },
    connect: (path, protocols, signal) => {
      sync();
      return api.connect(path, protocols, signal);
    },
    close: () => {}, // the world outlives a context's connection
  };
}

function sleepInWorld({ queue }: World, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const cancel = queue.schedule(ms, resolve);
    signal?.addEventListener("abort", () => {
      cancel();
      resolve();
    });
  });
}
