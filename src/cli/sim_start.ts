/** `pequod sim start`: the bundled cluster, served for kubectl, helm and everything else that speaks to an API server. */
import type { Flag } from "../programs/flags.ts";
import type { Call, Program } from "../programs/program.ts";
import { DEFAULT_SCENARIO } from "./cluster_choice.ts";

const startFlags: readonly Flag[] = [
  {
    name: "port",
    kind: "int",
    default: 0,
    usage: "Port of the API server on 127.0.0.1; 0 takes a free one.",
  },
  { name: "scenario", kind: "string", default: DEFAULT_SCENARIO, usage: "The starting state." },
  { name: "speed", kind: "string", default: "1", usage: "How many simulated seconds pass in a real one." },
];

const start: Program = {
  name: "start",
  summary: "Serve the bundled cluster until Ctrl-C",
  description:
    "Serve the bundled cluster on 127.0.0.1 until Ctrl-C, and print how to reach it. The kubeconfig is an\n" +
    "administrator's and only its owner may read it; by default it lies in a folder of its own that goes with the process.",
  usage: ["[--port N] [--kubeconfig FILE] [--scenario NAME] [--nodes N] [--pods N] [--seed N] [--speed X]"],
  flags: startFlags,
  examples: [
    ["In one terminal", "pequod sim start --kubeconfig /tmp/pequod.yaml"],
    ["In another", "KUBECONFIG=/tmp/pequod.yaml kubectl get pods"],
  ],
  run: serve,
};

/** `pequod sim`. */
export const sim: Program = {
  name: "sim",
  summary: "The bundled cluster for other programs",
  usage: ["start [flags]"],
  flags: [],
  programs: [start],
};

async function serve({ flags, io }: Call): Promise<number> {
  const speed = Number(flags.string("speed"));
  if (!(speed > 0)) {
    throw new Error(
      `invalid argument "${flags.string("speed")}" for "--speed" flag: expected a number above 0`,
    );
  }
  const { openBundled } = await import("./bundled_cluster.ts");
  const { newWorldAuthority, serveWorld } = await import("../simulator/serve/served_world.ts");
  const authority = await newWorldAuthority();
  const { certificate } = authority;
  const bundled = openBundled({
    scenario: flags.string("scenario"),
    flags,
    isLive: true,
    speed,
    certificate,
  });
  const explicit = flags.string("kubeconfig");
  const folder = explicit ? undefined : await Deno.makeTempDir({ prefix: "pequod-" });
  const kubeconfig = explicit || `${folder}/config`;
  try {
    const served = await serveWorld({
      world: bundled.world,
      sync: () => void bundled.now(),
      port: flags.number("port") ?? 0,
      kubeconfig,
      authority,
    });
    try {
      await io.err(`The bundled cluster is served at ${served.url} until Ctrl-C.\n`);
      await io.out(`export KUBECONFIG=${shellWord(kubeconfig)}\n`);
      await untilAborted(io.signal);
    } finally {
      await served.close();
    }
    return 0;
  } finally {
    bundled.close();
    if (folder) await Deno.remove(folder, { recursive: true });
  }
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
