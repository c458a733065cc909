/** The Docker engine of a served world: its socket, and the ports that containers publish. */
import { clusterOf } from "../lab/lab_cluster.ts";
import { mirrorPorts } from "../lab/mirrored_ports.ts";
import type { Authority } from "../simulator/kubernetes/identity/certificate_authority.ts";
import type { World } from "../simulator/scenarios/world.ts";
import { listenEngine } from "../simulator/serve/engine_socket.ts";
import { openLab } from "./lab.ts";

export interface ServedEngineOptions {
  world: World;
  authority: Authority;
  seed: number;
  /** Of the socket. */
  path: string;
  /** Brings the world's clock up to date. */
  sync(): void;
  /** A line for who started it. */
  tell(text: string): void;
}

export interface ServedEngine {
  /** What DOCKER_HOST is to be. */
  host: string;
  close(): Promise<void>;
}

/** A host with an engine beside the world's cluster, on its clock. Rejects where the socket cannot be made. */
export async function serveEngine(
  { world, authority, seed, path, sync, tell }: ServedEngineOptions,
): Promise<ServedEngine> {
  const { queue, scenario } = world;
  const lab = openLab({
    scenario: scenario.name,
    seed,
    startMs: queue.now(),
    queue,
    openCluster: () => clusterOf(world, authority),
  });
  await lab.cluster();
  const { api, engine } = lab.docker;
  const socket = await listenEngine({
    handle: (request) => {
      sync();
      return api.handle(request);
    },
  }, path);
  const closePorts = mirrorPorts({ engine, machine: lab.host.machine, sync, tell });
  return {
    host: socket.host,
    async close() {
      await closePorts();
      await socket.close();
    },
  };
}
