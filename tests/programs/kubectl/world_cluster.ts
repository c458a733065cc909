import { Client } from "../../../src/cluster/client.ts";
import { discover } from "../../../src/cluster/discover.ts";
import { OpenApiReader } from "../../../src/cluster/openapi.ts";
import type { Connection } from "../../../src/programs/connection.ts";
import { World } from "../../../src/simulator/scenarios/world.ts";
import { Driver } from "../../../src/simulator/serve/driver.ts";

/** A simulated cluster in this process, as programs see it. */
export interface WorldCluster extends Connection, Disposable {
  world: World;
  /** The names of the pods with that label, sorted. */
  pods(app: string): string[];
}

/** Simulated seconds in a real one. */
const SPEED = 20;

export function worldCluster(scenario = "lecture"): WorldCluster {
  const world = new World({ seed: 1, startMs: Date.UTC(2026, 0, 1), scenario });
  const driver = new Driver(world.queue, { speed: SPEED });
  driver.start();
  const client = new Client({
    description: world.api.description,
    close: () => {},
    connect: (path, protocols, signal) => world.api.connect(path, protocols, signal),
    // As over sockets: who aborts a request ends its answer.
    request: async (path, init = {}) => {
      const response = await world.api.request(path, init);
      if (!response.body || !init.signal) return response;
      const body = response.body.pipeThrough(new TransformStream(), { signal: init.signal });
      return new Response(body, response);
    },
  });
  const reader = new OpenApiReader(client);
  return {
    world,
    client,
    namespace: "default",
    discovery: () => discover(client),
    openapi: (groupVersion) => reader.document(groupVersion),
    pods: (app) =>
      world.registry.list(world.registry.kind("pods"))
        .filter(({ metadata }) => metadata.labels?.app === app).map(({ metadata }) => metadata.name).sort(),
    [Symbol.dispose]() {
      driver.stop();
      world.api.close();
    },
  };
}
