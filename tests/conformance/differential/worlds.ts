import { KubernetesSchemas } from "../../../src/openapi/kubernetes_schemas.ts";
import { parseDuration } from "../../../src/kube/duration.ts";
import { World } from "../../../src/simulator/scenarios/world.ts";
import { Driver } from "../../../src/simulator/serve/driver.ts";
import { newWorldAuthority, serveWorld, signersOf } from "../../../src/simulator/serve/served_world.ts";

/** A served cluster in which time stands still, and the folder of the client that talks to it. */
export interface Side {
  folder: string;
  kubeconfig: string;
  server: string;
  world: World;
}

/** Two equal clusters, one for each client. */
export interface Pair {
  real: Side;
  own: Side;
  /** True since the last `settle` if one of them was written to. */
  isWritten(): boolean;
  /** Both go on to the same time, `duration` later than the one that is ahead. */
  settle(duration: string): void;
  /** Lets time go on in both while `work` lasts. */
  whileTimePasses<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Clients reckon ages by the real time: the worlds begin long enough before it for everything to lie in the past. */
const START_BEFORE_MS = 6 * 3_600_000;
/** Simulated seconds in a real one, while time passes. */
const SPEED = 20;

const schemas = new KubernetesSchemas();
const authority = newWorldAuthority();

export async function openPair(scenario: string): Promise<Pair> {
  const startMs = Math.floor(Date.now() / 1000) * 1000 - START_BEFORE_MS;
  let isWritten = false;
  const open = async (): Promise<Side & { close(): Promise<void> }> => {
    const known = await authority;
    const { certificate } = known;
    const world = new World({
      seed: 1,
      startMs,
      openapi: schemas,
      scenario,
      certificate,
      ...signersOf(known),
    });
    const handle = world.api.handle.bind(world.api);
    world.api.handle = (request, user) => {
      if (request.method !== "GET") isWritten = true;
      return handle(request, user);
    };
    const folder = await Deno.makeTempDir({ prefix: "differential-" });
    const kubeconfig = `${folder}/config`;
    const sync = () => void world.queue.advance(0);
    const served = await serveWorld({ world, sync, port: 0, kubeconfig, authority: known });
    return {
      folder,
      kubeconfig,
      server: served.url,
      world,
      close: async () => {
        await served.close();
        world.api.close();
        await Deno.remove(folder, { recursive: true });
      },
    };
  };
  const [real, own] = [await open(), await open()];
  const worlds = [real.world, own.world];
  return {
    real,
    own,
    isWritten: () => isWritten,
    settle(duration) {
      isWritten = false;
      const latest = Math.max(...worlds.map(({ queue }) => queue.now()));
      for (const { queue } of worlds) queue.advanceTo(latest + parseDuration(duration)!);
    },
    async whileTimePasses(work) {
      const drivers = worlds.map(({ queue }) => new Driver(queue, { speed: SPEED }));
      for (const driver of drivers) driver.start();
      try {
        return await work();
      } finally {
        for (const driver of drivers) driver.stop();
      }
    },
    close: async () => {
      await Promise.all([real.close(), own.close()]);
    },
  };
}
