/** `pequod` without a command: the explorer, on a terminal, from a script, or as a plain table where there is no terminal. */
import { Client } from "../cluster/client.ts";
import { createTransport } from "../cluster/create_transport.ts";
import type { Config } from "../cluster/kubeconfig.ts";
import { placeProblem } from "../cluster/resource_path.ts";
import { readOnlyTransport } from "../cluster/read_only_transport.ts";
import { systemTiming, type Timing } from "../cluster/timing.ts";
import type { Transport } from "../cluster/transport.ts";
import type { ClusterPort, Connections, ContextInfo } from "../explorer/cluster_port.ts";
import { liveCluster } from "../explorer/live_cluster.ts";
import { readOnlyLock } from "../explorer/read_only.ts";
import type { Start } from "../explorer/model.ts";
import { type FlagValues, parseFlags, UsageError } from "../programs/flags.ts";
import { kubectlErrorText } from "../programs/kubectl/error_text.ts";
import { colourDepth } from "../terminal/style.ts";
import { darkTheme, lightTheme } from "../terminal/theme.ts";
import type { BundledCluster } from "./bundled_cluster.ts";
import { bundledContext, bundledContexts, planBundled } from "./bundled_plan.ts";
import { type ChoiceMachine, chooseCluster, type ClusterChoice, fallbackReason } from "./cluster_choice.ts";
import { connectionFlags } from "./connection_flags.ts";
import { exploreFlags } from "./explore_flags.ts";
import { transportOverrides } from "./transport_overrides.ts";
import { realMachine } from "./real_machine.ts";
import { PEQUOD_VERSION } from "./version.ts";

/** A cluster to explore: real or bundled, the explorer cannot tell. */
interface Scene {
  connections: Connections;
  /** The context to begin with. */
  context: ContextInfo;
  now(): number;
  /** Lets time pass: the world's own where it is simulated and a script is played. */
  passTime(ms: number): Promise<void>;
  /** A sentence for the first screen. */
  notice?: string;
  close(): void;
}

/** Runs the explorer; answers the exit code. */
export async function explore(argv: readonly string[]): Promise<number> {
  const { flags } = parseFlags([...exploreFlags, ...connectionFlags], argv);
  try {
    const isPlayed = flags.has("play");
    if (!isPlayed && !hasScreen()) {
      const { printPlain } = await import("./plain_table.ts");
      return await printPlain(argv);
    }
    const choice = await chooseCluster(flags, machine);
    const scene = await openScene(choice, flags, isPlayed);
    try {
      return isPlayed ? await playScript(scene, flags) : await runOnTerminal(scene, flags);
    } finally {
      scene.close();
    }
  } catch (error) {
    const text = kubectlErrorText(error);
    if (text === undefined) throw error;
    const hint = error instanceof UsageError ? `\n${error.hint("pequod")}` : "";
    await Deno.stderr.write(new TextEncoder().encode(`${text}${hint}\n`));
    return 1;
  }
}

/** Keys come in by one end and frames go out at the other; a dumb terminal cannot place them. */
function hasScreen(): boolean {
  return Deno.stdin.isTerminal() && Deno.stdout.isTerminal() && Deno.env.get("TERM") !== "dumb";
}

async function runOnTerminal(scene: Scene, flags: FlagValues): Promise<number> {
  const { runExplorer } = await import("../explorer/run.ts");
  return await runExplorer({
    start: startOf(scene, flags),
    connections: scene.connections,
    machine: realMachine,
    line: flags.string("command") || "pods",
    theme: darkTheme,
    lightTheme,
    depth: colourDepth((name) => Deno.env.get(name)),
    now: scene.now,
  });
}

async function playScript(scene: Scene, flags: FlagValues): Promise<number> {
  const [{ play }, { parseScript }, { readScript, screenSize, dumpFormat }] = await Promise.all([
    import("../explorer/play.ts"),
    import("../explorer/play_script.ts"),
    import("./play_options.ts"),
  ]);
  return await play({
    start: { ...startOf(scene, flags), ...screenSize(flags.string("size")) },
    connections: scene.connections,
    machine: realMachine,
    line: flags.string("command") || "pods",
    script: parseScript(await readScript(flags.string("play"))),
    format: dumpFormat(flags.string("dump")),
    theme: darkTheme,
    depth: "true",
    now: scene.now,
    passTime: scene.passTime,
    breathe: () => new Promise((resolve) => setTimeout(resolve, 0)),
    output: (text) => writeAll(Deno.stdout, text),
    complain: (text) => writeAll(Deno.stderr, text),
  });
}

/** A write may take only a part. */
function writeAll(to: typeof Deno.stdout, text: string): void {
  let rest = new TextEncoder().encode(text);
  while (rest.length) rest = rest.subarray(to.writeSync(rest));
}

function startOf(scene: Scene, flags: FlagValues): Omit<Start, "columns" | "rows" | "now"> {
  const namespace = flags.bool("all-namespaces") ? null : flags.string("namespace") || undefined;
  const problem = placeProblem({ namespace: namespace ?? undefined });
  if (problem) throw new Error(problem);
  return {
    programVersion: PEQUOD_VERSION,
    readOnly: flags.bool("readonly") && !flags.bool("write"),
    readOnlyLock: readOnlyLock({
      byFlag: flags.bool("readonly"),
      bySettings: false,
      writeFlag: flags.bool("write"),
    }),
    context: scene.context,
    contexts: scene.connections.contexts,
    currentContext: scene.connections.currentContext,
    ...(namespace === undefined ? {} : { namespace }),
    ...(scene.notice ? { notice: scene.notice } : {}),
  };
}

function openScene(choice: ClusterChoice, flags: FlagValues, isPlayed: boolean): Promise<Scene> {
  return choice.kind === "kubeconfig"
    ? kubeconfigScene(choice.config, flags)
    : bundledScene(choice, flags, isPlayed);
}

async function kubeconfigScene(config: Config, flags: FlagValues): Promise<Scene> {
  const contexts = [...config.contexts.values()].map(({ name, settings }): ContextInfo => ({
    name,
    cluster: flags.string("cluster") || settings.cluster || "",
    user: flags.string("as") || flags.string("user") || settings.user || "",
    namespace: settings.namespace || "default",
  }));
  const wanted = flags.string("context") || config.currentContext;
  const server = flags.string("server");
  const context = contexts.find(({ name }) => name === wanted) ??
    { name: wanted, cluster: server, user: flags.string("user"), namespace: "default" };
  const opened: Transport[] = [];
  // Credential plug-ins may not ask on a terminal that is drawn on: `isTerminalFree` stays false.
  const overrides = transportOverrides(flags, machine.env);
  const open: Connections["open"] = async (name, isReadOnly) => {
    const transport = await createTransport(config, name, overrides);
    opened.push(transport);
    return port(
      contexts.find((one) => one.name === name) ?? context,
      readOnlyTransport(transport, isReadOnly),
    );
  };
  // A context that cannot be used at all is told before the screen is taken.
  (await createTransport(config, context.name, overrides)).close();
  return {
    connections: { contexts, currentContext: config.currentContext, open },
    context,
    now: Date.now,
    passTime: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    close: () => opened.forEach((transport) => transport.close()),
  };
}

/** A played cluster is built at once; one that is watched behind the first frame, which is there in half the time. */
async function bundledScene(
  { scenario, isFallback }: Extract<ClusterChoice, { kind: "bundled" }>,
  flags: FlagValues,
  isPlayed: boolean,
): Promise<Scene> {
  planBundled(scenario, flags); // its mistakes are told before the screen is taken
  const contexts = bundledContexts(scenario);
  const context = bundledContext(scenario, flags);
  let bundled: BundledCluster | undefined;
  const build = async () => {
    const { openBundled } = await import("./bundled_cluster.ts");
    return bundled ??= openBundled({ scenario, flags, isLive: !isPlayed });
  };
  if (isPlayed) await build();
  const open: Connections["open"] = async (name, isReadOnly) => {
    const { transport, timing } = await build();
    const info = contexts.find((one) => one.name === name) ?? context;
    return port(info, readOnlyTransport(transport, isReadOnly), isPlayed ? timing : undefined);
  };
  return {
    connections: { contexts, currentContext: contexts[0]!.name, open },
    context,
    now: () => bundled?.now() ?? Date.now(),
    passTime: async (ms) => await (await build()).passTime(ms),
    ...(isFallback ? { notice: `${fallbackReason(machine)}, simulated on this machine.` } : {}),
    close: () => bundled?.close(),
  };
}

const machine: ChoiceMachine = {
  env: (name) => Deno.env.get(name),
  readFile: (path) => Deno.readTextFile(path),
};

function port(context: ContextInfo, transport: Transport, timing?: Timing): ClusterPort {
  const client = new Client(transport, {
    ...(timing ? { timing } : {}),
    userAgent: `pequod/${PEQUOD_VERSION}`,
  });
  const schedule = timing ? (work: () => void) => queueMicrotask(work) : undefined;
  return liveCluster({ context, client, timing: timing ?? systemTiming, ...(schedule ? { schedule } : {}) });
}
