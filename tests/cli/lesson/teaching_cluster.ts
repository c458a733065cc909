/** A cluster behind TLS, and somebody who may take lessons there and hardly anything else. */
import type { Rule } from "../../../src/classroom/real/lesson_rights.ts";
import { RealCluster } from "../../../src/cli/lesson/real_lesson.ts";
import { loadKubeconfig } from "../../../src/cluster/kubeconfig.ts";
import { yesFlag } from "../../../src/cli/lesson/real_flags.ts";
import { connectionFlags } from "../../../src/cli/connection_flags.ts";
import { type Flag, parseFlags } from "../../../src/programs/flags.ts";
import type { Call } from "../../../src/programs/program.ts";
import { noFiles, testIo } from "../../programs/test_io.ts";
import { type Bench, withServedWorld } from "../../conformance/served_world.ts";

/** Simulated seconds in a real one, of the cluster and of the lab beside it. */
const SPEED = 10;
const SEED = 7;

export async function withTeachingCluster(
  rules: readonly Rule[],
  work: (cluster: RealCluster, bench: Bench) => Promise<void>,
  speed = SPEED,
): Promise<void> {
  await withServedWorld("no client is run", async (bench) => {
    const cluster = await RealCluster.open({
      config: await loadKubeconfig({
        explicitPath: bench.kubeconfig,
        env: {},
        home: bench.folder,
        readFile: (path) => Deno.readTextFile(path),
      }),
      context: "jane@kubernetes",
      overrides: {},
      speed,
      patience: realPatience(),
      now: () => Date.now(),
      machine: realTime,
    });
    try {
      await work(cluster, bench);
    } finally {
      cluster.close();
    }
  }, {
    speed: SPEED,
    seed: SEED,
    scenario: "shop",
    users: [{ name: "jane", rules }, { name: "bob", rules }, { name: "eve", rules: [] }],
  });
}

/** A call of a program, as jane. */
export function callAs(
  { kubeconfig }: Pick<Bench, "kubeconfig">,
  { input = "", argv = [], args = [], user = "jane", own = [yesFlag] }: {
    input?: string;
    /** Flags of the program. */
    own?: readonly Flag[];
    argv?: string[];
    args?: string[];
    user?: string;
  },
): { call: Call; output: { out: string; err: string } } {
  const { io, output } = testIo({
    input,
    env: { KUBECONFIG: kubeconfig },
    wait: realPatience().wait,
    nowMs: Date.now(),
  });
  const { flags } = parseFlags([...connectionFlags, ...own], ["--context", `${user}@kubernetes`, ...argv]);
  return {
    call: {
      flags,
      args,
      // Who says nothing is not there.
      io: { ...io, readFile: (path) => Deno.readTextFile(path), isTerminal: () => input !== "" },
      connect: () => Promise.reject(new Error("nobody asks for it")),
      kubeconfig: () => Promise.reject(new Error("nobody asks for it")),
      kubeconfigFiles: noFiles,
      path: "pequod lesson",
    },
    output,
  };
}

export function realPatience(): { wait(ms: number): Promise<void>; signal: AbortSignal } {
  return {
    wait: (ms) => new Promise((go) => void setTimeout(go, ms)),
    signal: new AbortController().signal,
  };
}

export const realTime = {
  now: () => performance.now(),
  after(ms: number, work: () => void) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
  soon: queueMicrotask,
};
