import { realClients, releases } from "../conformance/real_clients.ts";
import { realClient as realDocker } from "../conformance/docker_differential/real_docker.ts";
import { Driver } from "../../src/simulator/serve/driver.ts";
import { listenEngine } from "../../src/simulator/serve/engine_socket.ts";
import { moduleCache } from "../module_cache.ts";
import { smallHost } from "../simulator/docker/small_host.ts";
import type { Benchmark, Page } from "./benchmark.ts";
import { dockerRun } from "./docker_run.ts";
import { denoRun, denoRunBundle, ServedWorld, TerminalProgram, wasBundled } from "./program.ts";
import { summarize } from "./statistics.ts";

const TIMES = 15;
const SHELL_TIMES = 7;
/** An engine's client may pass SIGTERM on to a container instead of ending. */
const PATIENCE_MS = 20_000;

/** The built-in clients as whole processes, in turn with the real ones on the same server. */
export const programs: Benchmark = {
  name: "programs",
  summary: "kubectl, helm and docker beside the real ones, and the shell's start",
  async run(page, signal) {
    if (!wasBundled()) page.note("bundle: there is no dist/pequod.js");
    await clusterClients(page, signal);
    await dockerClients(page, signal);
    await shellStart(page, signal);
  },
};

/** Who runs a command line: argv of the process without the line's words. */
interface Runner {
  label: string;
  command: readonly string[];
}

function ours(tool: string): Runner[] {
  const checkout = { label: "checkout", command: [Deno.execPath(), ...denoRun("src/cli/entry.ts"), tool] };
  const bundle = { label: "bundle", command: [Deno.execPath(), ...denoRunBundle(), tool] };
  return wasBundled() ? [bundle, checkout] : [checkout];
}

async function clusterClients(page: Page, signal: AbortSignal): Promise<void> {
  const clients = await realClients(releases[0]!);
  const served = await ServedWorld.start(["--scenario", "shop"], signal);
  try {
    const { folder } = served;
    const env = {
      HOME: folder,
      DENO_DIR: moduleCache,
      KUBECONFIG: served.kubeconfig,
      HELM_CACHE_HOME: folder,
    };
    const real = (tool: "kubectl" | "helm"): Runner[] =>
      clients ? [{ label: "the real one", command: [clients[tool]] }] : [];
    await compare(page, "kubectl get pods", [...real("kubectl"), ...ours("kubectl")], { env, signal });
    await compare(page, "helm list", [...real("helm"), ...ours("helm")], { env, signal });
    await run([...ours("helm").at(-1)!.command, "create", `${folder}/web`], { env, signal });
    const template = `helm template x ${folder}/web`;
    await compare(page, template, [...real("helm"), ...ours("helm")], { env, signal }, "helm template");
  } finally {
    await served.end();
  }
}

async function dockerClients(page: Page, signal: AbortSignal): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "pequod-bench-" });
  const host = smallHost();
  await host.pull("alpine");
  const driver = new Driver(host.queue);
  driver.start();
  const socket = await listenEngine(host.api, `${folder}/engine.sock`);
  try {
    const env = { HOME: folder, DENO_DIR: moduleCache, DOCKER_HOST: socket.host, DOCKER_CONFIG: folder };
    const real = realDocker ? [{ label: "the real one", command: [realDocker] }] : [];
    await compare(page, "docker ps", [...real, ...ours("docker")], { env, signal });
    await compare(page, "docker run --rm alpine true", [...real, ...ours("docker")], { env, signal });
    page.spread("docker run of a cached image: the engine", await dockerRun(socket.host, TIMES), "ms", {
      atMost: 20,
    });
  } finally {
    await socket.close();
    driver.stop();
    await Deno.remove(folder, { recursive: true });
  }
}

async function shellStart(page: Page, signal: AbortSignal): Promise<void> {
  const starts: [string, string[]][] = [["checkout", denoRun("src/cli/entry.ts")]];
  if (wasBundled()) starts.unshift(["bundle", denoRunBundle()]);
  for (const [label, argv] of starts) {
    const samples: number[] = [];
    for (let time = 0; time <= SHELL_TIMES; time++) {
      const program = new TerminalProgram([...argv, "shell"], signal);
      try {
        const tookMs = await program.until("ahab@pequod");
        if (time > 0) samples.push(tookMs); // the first may compile and cache
      } finally {
        await program.end();
      }
    }
    page.spread(`pequod shell to its prompt: ${label}`, samples, "ms", { atMost: 200 });
  }
}

interface Surroundings {
  env: Record<string, string>;
  signal: AbortSignal;
}

/**
 * The same line by each in turn, so that a busy machine is busy for all of them. The first round, which fills caches, does
 * not count. Ours should not be slower than the first.
 */
async function compare(
  page: Page,
  line: string,
  runners: readonly Runner[],
  surroundings: Surroundings,
  title: string = line,
): Promise<void> {
  const words = line.split(" ").slice(1);
  const samples = runners.map((): number[] => []);
  for (let time = 0; time <= TIMES; time++) {
    for (const [index, { command }] of runners.entries()) {
      const tookMs = await run([...command, ...words], surroundings);
      if (time > 0) samples[index]!.push(tookMs);
    }
  }
  for (const [index, { label }] of runners.entries()) {
    page.spread(`${title}: ${label}`, samples[index]!, "ms");
  }
  const [first, ...others] = samples.map((each) => summarize(each).median);
  if (runners[0]!.label !== "the real one") return page.note(`${title}: there is nothing to compare with`);
  for (const [index, median] of others.entries()) {
    page.figure(`${title}: ${runners[index + 1]!.label} / the real one`, median / first!, "", { atMost: 1 });
  }
}

/** Milliseconds until the process has ended. @throws {Error} where it fails */
async function run([program, ...args]: readonly string[], { env, signal }: Surroundings): Promise<number> {
  const startedAt = performance.now();
  const child = new Deno.Command(program!, {
    args,
    env,
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
    signal,
  })
    .spawn();
  const late = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
  const { success, stderr } = await child.output();
  clearTimeout(late);
  signal.throwIfAborted();
  if (!success) throw new Error(`${args.join(" ")} has failed: ${new TextDecoder().decode(stderr)}`);
  return performance.now() - startedAt;
}
