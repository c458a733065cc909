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
import { firstLine, type Start } from "../explorer/model.ts";
import { type Memory, noMemory } from "../explorer/memory.ts";
import { mistakes } from "../settings/layer.ts";
import type { Loaded } from "../settings/load.ts";
import { type FlagValues, parseFlags, UsageError } from "../programs/flags.ts";
import { kubectlErrorText } from "../programs/kubectl/error_text.ts";
import { colourDepth } from "../terminal/style.ts";
import type { BundledCluster } from "./bundled_cluster.ts";
import { bundledContext, bundledContexts, planBundled } from "./bundled_plan.ts";
import {
  type ChoiceMachine,
  chooseCluster,
  type ClusterChoice,
  fallbackReason,
  readKubeconfig,
} from "./cluster_choice.ts";
import { contextEdits } from "./context_edits.ts";
import { memoryPath, placesOf, readConfiguration } from "./configuration.ts";
import { connectionFlags } from "./connection_flags.ts";
import { exploreFlags } from "./explore_flags.ts";
import { MemoryFile, readMemory } from "./memory_file.ts";
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
  /** What is seen there is worth remembering: the bundled cluster is new each time. */
  isLasting?: boolean;
  close(): void;
}

/** Runs the explorer; answers the exit code. */
export async function explore(argv: readonly string[]): Promise<number> {
  const { flags } = parseFlags([...exploreFlags, ...connectionFlags], argv);
  try {
    const isPlayed = flags.has("play");
    const isPlain = flags.bool("plain");
    if (!isPlayed && !isPlain && !hasScreen()) {
      const { printPlain } = await import("./plain_table.ts");
      return await printPlain(argv);
    }
    const choice = await chooseCluster(flags, machine);
    const scene = await openScene(choice, flags, isPlayed);
    try {
      if (isPlayed) return await playScript(scene, flags);
      return await (isPlain ? runInLines(scene, flags) : runOnTerminal(scene, flags));
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
  const [{ runExplorer }, loaded, { memory, problem }] = await Promise.all([
    import("../explorer/run.ts"),
    readConfiguration(flags.string("config"), scene.connections.contexts),
    scene.isLasting ? readMemory(memoryPath()) : { memory: noMemory, problem: undefined },
  ]);
  const beginning = beginningOf(scene, flags, loaded, memory, problem);
  const file = scene.isLasting ? new MemoryFile(memoryPath()) : undefined;
  try {
    return await runExplorer({
      ...beginning,
      connections: scene.connections,
      machine: realMachine,
      depth: colourDepth((name) => Deno.env.get(name)),
      now: scene.now,
      ...(file ? { remember: (memory) => file.remember(memory) } : {}),
    });
  } finally {
    await file?.end();
  }
}

/** The same explorer in lines. Ctrl-C leaves. */
async function runInLines(scene: Scene, flags: FlagValues): Promise<number> {
  const [{ runPlain }, { PlainTerminal }, { default: process }, loaded, { memory, problem }] = await Promise
    .all([
      import("../explorer/plain/run_plain.ts"),
      import("../terminal/plain_terminal.ts"),
      import("node:process"),
      readConfiguration(flags.string("config"), scene.connections.contexts),
      scene.isLasting ? readMemory(memoryPath()) : { memory: noMemory, problem: undefined },
    ]);
  const terminal = new PlainTerminal({
    stdin: process.stdin,
    write: (bytes) => writeAll(Deno.stdout, bytes),
    size: () => Deno.consoleSize(),
  });
  let code = 0;
  const signals: Deno.Signal[] = Deno.build.os === "windows" ? ["SIGINT"] : ["SIGINT", "SIGTERM"];
  const end = (): void => {
    code = 130;
    terminal.close();
  };
  for (const signal of signals) Deno.addSignalListener(signal, end);
  try {
    const isTerminal = Deno.stdin.isTerminal() && Deno.stdout.isTerminal();
    const ended = await runPlain({
      ...beginningOf(scene, flags, loaded, memory, problem),
      connections: scene.connections,
      machine: realMachine,
      now: scene.now,
      input: terminal.lines(),
      say: (text) => terminal.say(text),
      // A clipboard is reached by a sequence that only a terminal understands.
      copy: () => false,
      everySecond: (call) => {
        const clock = setInterval(call, 1000);
        return () => clearInterval(clock);
      },
      ...(isTerminal ? { handOver: (program) => terminal.suspend(program) } : {}),
      settle,
    });
    return code || ended;
  } finally {
    for (const signal of signals) Deno.removeSignalListener(signal, end);
    terminal.close();
  }
}

/** A line's answer is waited for so long; what takes longer is announced when it comes. */
const mostSettleMs = 5000;
const settleStepMs = 20;

async function settle(isBusy: () => boolean): Promise<void> {
  for (let quiet = 0, waited = 0; quiet < 4 && waited < mostSettleMs; waited += settleStepMs) {
    await new Promise((resolve) => setTimeout(resolve, settleStepMs));
    quiet = isBusy() ? 0 : quiet + 1;
  }
}

async function playScript(scene: Scene, flags: FlagValues): Promise<number> {
  const [{ play }, { parseScript }, { readScript, screenSize, dumpFormat }] = await Promise.all([
    import("../explorer/play.ts"),
    import("../explorer/play_script.ts"),
    import("./play_options.ts"),
  ]);
  // Nothing is remembered: the same script gives the same frames each time.
  const loaded = await readConfiguration(flags.string("config"), scene.connections.contexts);
  const { start, line } = beginningOf(scene, flags, loaded, noMemory);
  return await play({
    line,
    start: { ...start, ...screenSize(flags.string("size")) },
    connections: scene.connections,
    machine: realMachine,
    script: parseScript(await readScript(flags.string("play"))),
    format: dumpFormat(flags.string("dump")),
    depth: "true",
    now: scene.now,
    passTime: scene.passTime,
    breathe: () => new Promise((resolve) => setTimeout(resolve, 0)),
    output: (text) => writeAll(Deno.stdout, new TextEncoder().encode(text)),
    complain: (text) => writeAll(Deno.stderr, new TextEncoder().encode(text)),
  });
}

/** A write may take only a part. */
function writeAll(to: typeof Deno.stdout, bytes: Uint8Array): void {
  let rest = bytes;
  while (rest.length) rest = rest.subarray(to.writeSync(rest));
}

/** What the flags, the settings and the memory say of the first screen. */
function beginningOf(
  scene: Scene,
  flags: FlagValues,
  { settings, remarks }: Loaded,
  memory: Memory,
  problem?: string,
): { start: Omit<Start, "columns" | "rows" | "now">; line: string } {
  const namespace = flags.bool("all-namespaces") ? null : flags.string("namespace") || undefined;
  const misplaced = placeProblem({ namespace: namespace ?? undefined });
  if (misplaced) throw new Error(misplaced);
  const file = flags.string("config");
  const { contexts, currentContext } = scene.connections;
  const wrong = mistakes(remarks).length;
  const notices = [
    scene.notice,
    wrong > 0
      ? `The configuration has ${wrong === 1 ? "a mistake" : `${wrong} mistakes`}: :config says more.`
      : "",
    problem,
  ].filter(Boolean);
  const start = {
    programVersion: PEQUOD_VERSION,
    ...(flags.bool("write") ? { readOnly: false } : flags.bool("readonly") ? { readOnly: true } : {}),
    settings,
    settingsPlaces: placesOf(file),
    memory,
    readOnlyLock: readOnlyLock({
      byFlag: flags.bool("readonly"),
      bySettings: false,
      writeFlag: flags.bool("write"),
    }),
    context: scene.context,
    contexts,
    currentContext,
    ...(flags.bool("headless") ? { isHeaderHidden: true } : {}),
    ...(flags.bool("crumbsless") ? { areCrumbsHidden: true } : {}),
    ...(flags.bool("invert") ? { isInverted: true } : {}),
    ...(namespace === undefined ? {} : { namespace }),
    ...(notices.length > 0 ? { notice: notices.join(" ") } : {}),
  };
  // Who names a namespace wants to see it, not what was seen last.
  const isPlaced = namespace !== undefined;
  const usual = firstLine(scene.context, settings, isPlaced ? noMemory : memory);
  return { start, line: flags.string("command") || usual };
}

function openScene(choice: ClusterChoice, flags: FlagValues, isPlayed: boolean): Promise<Scene> {
  return choice.kind === "kubeconfig"
    ? kubeconfigScene(choice.config, flags)
    : bundledScene(choice, flags, isPlayed);
}

async function kubeconfigScene(first: Config, flags: FlagValues): Promise<Scene> {
  let config = first;
  let contexts = contextsIn(config, flags);
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
    connections: {
      contexts,
      currentContext: config.currentContext,
      open,
      edits: contextEdits(() => readKubeconfig(flags, machine), (changed) => {
        config = changed;
        contexts = contextsIn(config, flags);
        return { contexts, currentContext: config.currentContext };
      }),
    },
    context,
    isLasting: true,
    now: Date.now,
    passTime: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    close: () => opened.forEach((transport) => transport.close()),
  };
}

function contextsIn(config: Config, flags: FlagValues): ContextInfo[] {
  return [...config.contexts.values()].map(({ name, settings }): ContextInfo => ({
    name,
    cluster: flags.string("cluster") || settings.cluster || "",
    user: flags.string("as") || flags.string("user") || settings.user || "",
    namespace: settings.namespace || "default",
  }));
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
