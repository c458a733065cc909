/** `pequod sim start`: the bundled cluster, served for kubectl, helm and everything else that speaks to an API server. */
import { type Flag, UsageError } from "../programs/flags.ts";
import type { Io } from "../programs/io.ts";
import type { Call, Program } from "../programs/program.ts";
import type { Authority } from "../simulator/kubernetes/identity/certificate_authority.ts";
import type { World } from "../simulator/scenarios/world.ts";
import type { DataFolder, SavedWorld } from "../simulator/serve/data_folder.ts";
import { DEFAULT_SCENARIO } from "./cluster_choice.ts";
import type { BundledCluster } from "./bundled_cluster.ts";
import { type StartingPoint, startingPoint } from "./starting_point.ts";

const startFlags: readonly Flag[] = [
  {
    name: "port",
    kind: "int",
    default: 0,
    usage: "Port of the API server on 127.0.0.1; 0 takes a free one.",
  },
  {
    name: "scenario",
    kind: "string",
    default: DEFAULT_SCENARIO,
    usage: "The starting state: a scenario, or a file of manifests or of a snapshot.",
  },
  { name: "speed", kind: "string", default: "1", usage: "How many simulated seconds pass in a real one." },
  {
    name: "user",
    kind: "list",
    placeholder: "NAME=ROLE[:NAMESPACE]",
    usage: "Somebody with fewer rights, and a context NAME@kubernetes for him; may be given several times.",
  },
  {
    name: "data",
    kind: "string",
    default: "",
    usage: "Folder in which the world outlives the process; absent: memory alone.",
  },
  {
    name: "docker-socket",
    kind: "string",
    default: "",
    placeholder: "PATH",
    usage: "Serve the Docker engine of a simulated host beside the cluster, on a socket at this path.",
  },
];

/** `pequod sim start`. */
export const simStart: Program = {
  name: "start",
  summary: "Serve the bundled cluster until Ctrl-C",
  description:
    "Serve the bundled cluster on 127.0.0.1 until Ctrl-C, and print how to reach it. The kubeconfig is an\n" +
    "administrator's and only its owner may read it; by default it lies in a folder of its own that goes with the process.",
  usage: [
    "[--port N] [--kubeconfig FILE] [--scenario NAME|FILE] [--nodes N] [--pods N] [--seed N] [--speed X] [--data DIR] [--user NAME=ROLE[:NAMESPACE]] [--docker-socket PATH]",
  ],
  flags: startFlags,
  examples: [
    ["In one terminal", "pequod sim start --kubeconfig /tmp/pequod.yaml"],
    ["In another", "KUBECONFIG=/tmp/pequod.yaml kubectl get pods"],
    ["Somebody who may only look", "pequod sim start --user jane=view:default"],
    ["A world that is still there tomorrow", "pequod sim start --data ~/pequod-world"],
    ["A Docker engine beside it, for docker", "pequod sim start --docker-socket /tmp/pequod-docker.sock"],
    ["A broken world to mend", "pequod sim start --scenario incident-selector"],
  ],
  run: serve,
};

async function serve(call: Call): Promise<number> {
  const { flags, io } = call;
  const speed = Number(flags.string("speed"));
  if (!(speed > 0)) {
    throw new Error(
      `invalid argument "${flags.string("speed")}" for "--speed" flag: expected a number above 0`,
    );
  }
  const path = flags.string("data");
  if (!path) {
    return await serveWorld(call, speed, undefined, await startingPoint(flags.string("scenario"), io));
  }
  const { DataFolder } = await import("../simulator/serve/data_folder.ts");
  const data = new DataFolder(path);
  try {
    const saved = data.saved();
    if (saved && flags.has("scenario") && flags.string("scenario") !== saved.scenario) {
      throw new UsageError(
        `--scenario is for a new world: ${path} holds one that began as ${JSON.stringify(saved.scenario)}`,
      );
    }
    const point = saved ? await goOn(saved) : await startingPoint(flags.string("scenario"), io);
    return await serveWorld(call, speed, data, point);
  } finally {
    data.close();
  }
}

/** The scenario's name is only a name then: a file it may have come from need not be there any more. */
async function goOn(saved: SavedWorld): Promise<StartingPoint> {
  const { preloadFor } = await import("../simulator/kubernetes/preload.ts");
  await preloadFor(saved.objects);
  return { scenario: { name: saved.scenario, summary: "", nodes: [], history: [] }, saved };
}

async function serveWorld(
  call: Call,
  speed: number,
  data: DataFolder | undefined,
  point: StartingPoint,
): Promise<number> {
  const { flags } = call;
  const { openBundled } = await import("./bundled_cluster.ts");
  const { newWorldAuthority, serveWorld, signersOf } = await import("../simulator/serve/served_world.ts");
  const { restrictedUser } = await import("../simulator/serve/restricted_user.ts");
  const { Laboratory } = await import("../simulator/laboratory/laboratory.ts");
  const { Random } = await import("../simulator/clock/random.ts");
  const authority = await newWorldAuthority(data);
  const bundled = openBundled({
    ...point,
    flags,
    isLive: true,
    speed,
    certificate: authority.certificate,
    signers: signersOf(authority),
    ...(data ? { afterTurn: () => data.flush() } : {}),
  });
  const { world, driver } = bundled;
  const seed = flags.number("seed") ?? 1;
  data?.record(
    world.registry.store,
    { seed, scenario: world.scenario.name, nodes: world.nodes },
    () => world.queue.now(),
  );
  new Laboratory({
    world,
    time: driver!,
    random: new Random(seed),
    ...(data ? { past: data } : {}),
  });
  const explicit = flags.string("kubeconfig");
  const folder = explicit ? undefined : await Deno.makeTempDir({ prefix: "pequod-" });
  const kubeconfig = explicit || `${folder}/config`;
  try {
    const served = await serveWorld({
      world,
      users: flags.list("user").map((text) => restrictedUser(world.registry, text)),
      sync: () => void bundled.now(),
      ...(data ? { afterAnswer: () => data.flush() } : {}),
      port: flags.number("port") ?? 0,
      kubeconfig,
      authority,
    });
    try {
      await untilInterrupted(call, { url: served.url, kubeconfig, world, authority, seed, bundled });
    } finally {
      await served.close();
    }
    return 0;
  } finally {
    bundled.close();
    if (folder) await Deno.remove(folder, { recursive: true });
  }
}

interface Served {
  url: string;
  kubeconfig: string;
  world: World;
  authority: Authority;
  seed: number;
  bundled: BundledCluster;
}

/** Tells how to reach what is served, the engine of `--docker-socket` included, and waits for Ctrl-C. */
async function untilInterrupted({ flags, io }: Call, served: Served): Promise<void> {
  const { url, kubeconfig, bundled } = served;
  const socket = flags.string("docker-socket");
  const engine = socket
    ? await (await import("./served_engine.ts")).serveEngine({
      ...served,
      path: absolute(socket, io),
      sync: () => void bundled.now(),
      tell: (text) => void io.err(`${text}\n`),
    })
    : undefined;
  try {
    await io.err(`The bundled cluster is served at ${url} until Ctrl-C.\n`);
    await io.out(`export KUBECONFIG=${shellWord(kubeconfig)}\n`);
    if (engine) await io.out(`export DOCKER_HOST=${shellWord(engine.host)}\n`);
    await untilAborted(io.signal);
  } finally {
    await engine?.close();
  }
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

function absolute(path: string, { machine }: Io): string {
  return path.startsWith("/") ? path : `${machine.workingFolder}/${path}`;
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
