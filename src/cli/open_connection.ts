import { Client } from "../cluster/client.ts";
import { createTransport } from "../cluster/create_transport.ts";
import { keepDiscovery, type Keeping, keptDiscovery } from "../cluster/kept_discovery.ts";
import { discover } from "../cluster/discover.ts";
import { resolveContext } from "../cluster/kubeconfig_context.ts";
import { OpenApiReader } from "../cluster/openapi.ts";
import { systemTiming, type Timing } from "../cluster/timing.ts";
import type { Transport } from "../cluster/transport.ts";
import type { Discovery } from "../kube/discovery.ts";
import type { Connection } from "../programs/connection.ts";
import type { FlagValues } from "../programs/flags.ts";
import type { Io } from "../programs/io.ts";
import { chooseCluster, fallbackReason, kubeconfigPlaces } from "./cluster_choice.ts";
import { transportOverrides } from "./transport_overrides.ts";
import { PEQUOD_VERSION } from "./version.ts";

/** The cluster that the flags of a command name; where there is none, the bundled one, and it says so. */
export async function openConnection(flags: FlagValues, io: Io): Promise<Connection> {
  const choice = await chooseCluster(flags, io);
  if (choice.kind === "bundled") {
    const { bundledContext } = await import("./bundled_plan.ts");
    const { namespace } = bundledContext(choice.scenario, flags);
    const { openBundled } = await import("./bundled_cluster.ts");
    const bundled = openBundled({ scenario: choice.scenario, flags, isLive: true });
    io.signal.addEventListener("abort", () => bundled.close(), { once: true });
    if (choice.isFallback) await io.err(`${fallbackReason(io)}.\n`);
    const transport = await withRequestLog(bundled.transport, flags, io);
    return connection(transport, flags.string("namespace") || namespace, io);
  }
  const { config } = choice;
  const overrides = transportOverrides(flags, io.env);
  const opened = await createTransport(config, flags.string("context"), {
    ...overrides,
    isTerminalFree: true,
    readFile: io.readFile,
  });
  const transport = await withRequestLog(opened, flags, io);
  const isBare = flags.has("server") && config.contexts.size === 0;
  const namespace = flags.string("namespace") ||
    (isBare ? "default" : (await resolveContext(config, { context: flags.string("context") })).namespace);
  return connection(transport, namespace, io, flags.string("cache-dir") || io.machine.folders.cache);
}

/** The transport, or one that tells its requests where kubectl's `-v` asks for that. */
export async function withRequestLog(transport: Transport, flags: FlagValues, io: Io): Promise<Transport> {
  const level = flags.has("v") ? flags.number("v") ?? 0 : 0;
  if (level === 0) return transport;
  const { loggedTransport, logFile, REQUEST_LEVEL } = await import("../programs/kubectl/request_log.ts");
  if (level < REQUEST_LEVEL) return transport;
  for (const path of flags.has("sim") ? [] : kubeconfigPlaces(flags, io)) {
    await io.readFile(path).then(() => logFile(io, path), () => {});
  }
  return loggedTransport(transport, level, io);
}

/**
 * What programs use of an open cluster. `cacheFolder` is absent where nothing is to be kept: the bundled cluster is another
 * one each time.
 */
export function connection(
  transport: Transport,
  namespace: string,
  io: Io,
  cacheFolder?: string,
): Connection {
  const client = new Client(transport, {
    timing: timingOf(io),
    userAgent: `pequod/${PEQUOD_VERSION} (${Deno.build.os}/${Deno.build.arch})`,
    onWarning: (text) => void io.err(`Warning: ${text}\n`),
  });
  const reader = new OpenApiReader(client);
  const keeping = (folder: string): Keeping => ({
    machine: io.machine,
    folder,
    server: transport.description,
    nowMs: io.now(),
  });
  const ask = async (): Promise<Discovery> => {
    const found = await discover(client, { signal: io.signal });
    if (cacheFolder !== undefined) await keepDiscovery(keeping(cacheFolder), found);
    return found;
  };
  let discovery: Promise<Discovery> | undefined;
  return {
    client,
    namespace,
    async discovery({ mayBeOld = false } = {}) {
      const mayLook = mayBeOld && !discovery && cacheFolder !== undefined;
      return mayLook && await keptDiscovery(keeping(cacheFolder)) || await (discovery ??= ask());
    },
    openapi: (groupVersion) => reader.document(groupVersion),
  };
}

/** Time as the program has it: the lab's is simulated. */
function timingOf(io: Io): Timing {
  return {
    ...systemTiming,
    now: io.now,
    random: io.random,
    sleep: (ms, signal) => io.wait(ms, signal).catch(() => {}),
  };
}
