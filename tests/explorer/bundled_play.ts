/** Plays a script on the bundled cluster: explorer, client and simulator together, with time in the script's hands. */
import { openBundled } from "../../src/cli/bundled_cluster.ts";
import { connectionFlags } from "../../src/cli/connection_flags.ts";
import { Client } from "../../src/cluster/client.ts";
import { readOnlyTransport } from "../../src/cluster/read_only_transport.ts";
import type { Transport } from "../../src/cluster/transport.ts";
import { liveCluster } from "../../src/explorer/live_cluster.ts";
import { play } from "../../src/explorer/play.ts";
import { parseScript } from "../../src/explorer/play_script.ts";
import { parseFlags } from "../../src/programs/flags.ts";
import { defaultSettings, type Settings } from "../../src/settings/settings.ts";
import type { DumpFormat } from "../../src/terminal/dump.ts";
import { FakeMachine } from "./fake_machine.ts";
import type { FakeTerminal } from "./fake_terminal.ts";

export interface PlayedOptions {
  size?: { columns: number; rows: number };
  /** As typed after the colon. */
  line?: string;
  seed?: number;
  /** As whom to act. */
  as?: string;
  /** Objects that are there before the explorer starts, by the path they are created at. */
  objects?: readonly (readonly [path: string, object: unknown])[];
  scenario?: string;
  machine?: FakeMachine;
  settings?: Partial<Settings>;
  readOnly?: boolean;
  /** Of the frames; text where nothing is said. */
  format?: DumpFormat;
  /** Gets every request that reaches the cluster, as `PATCH /api/…`. */
  requests?: string[];
  /** What happens in the cluster just before a request reaches it. */
  before?: (request: string, api: Transport) => Promise<void> | void;
  /** What editors and shells get; absent: there is no terminal. */
  terminal?: FakeTerminal;
}

/** The frames that the script dumped, as lines without trailing blanks. Rejects when an expectation is not met. */
export async function playBundled(script: string, options: PlayedOptions = {}): Promise<string[][]> {
  const { flags } = parseFlags(connectionFlags, [
    "--seed",
    String(options.seed ?? 1),
    ...(options.as ? ["--as", options.as] : []),
  ]);
  const bundled = openBundled({ scenario: options.scenario ?? "lecture", flags, isLive: false });
  for (const [path, object] of options.objects ?? []) {
    const response = await bundled.world.api.request(path, { method: "POST", body: JSON.stringify(object) });
    if (!response.ok) throw new Error(await response.text());
    // A kind is served a moment after its definition.
    if (path.includes("customresourcedefinitions")) await bundled.passTime(1000);
  }
  const transport = noted(bundled.transport, bundled.world.api, options);
  const frames: string[][] = [];
  const { terminal } = options;
  let complaint = "";
  const context = bundled.contexts[0]!;
  const code = await play({
    start: {
      programVersion: "0.1.0",
      context,
      contexts: bundled.contexts,
      currentContext: bundled.currentContext,
      readOnly: options.readOnly ?? false,
      settings: { ...defaultSettings, ...options.settings },
      ...(options.size ?? { columns: 120, rows: 30 }),
    },
    connections: {
      contexts: bundled.contexts,
      currentContext: bundled.currentContext,
      open: (name, isReadOnly) => {
        const info = bundled.contexts.find((one) => one.name === name)!;
        const gated = readOnlyTransport(transport, isReadOnly);
        const client = new Client(gated, { timing: bundled.timing });
        return Promise.resolve(
          liveCluster({ context: info, client, timing: bundled.timing, schedule: queueMicrotask }),
        );
      },
    },
    machine: options.machine ?? new FakeMachine(),
    ...(terminal ? { handOver: (program) => program(terminal) } : {}),
    line: options.line ?? "pods",
    script: parseScript(script),
    format: options.format ?? "text",
    depth: "true",
    now: bundled.now,
    passTime: bundled.passTime,
    breathe: () => new Promise((resolve) => setTimeout(resolve, 0)),
    output: (text) => frames.push(text.trimEnd().split("\n")),
    complain: (text) => complaint += text,
  });
  bundled.close();
  if (code !== 0) throw new Error(complaint);
  return frames;
}

function noted(transport: Transport, api: Transport, { requests = [], before }: PlayedOptions): Transport {
  return {
    description: transport.description,
    request: async (path, init = {}) => {
      const line = `${init.method ?? "GET"} ${path}`;
      requests.push(line);
      await before?.(line, api);
      return await transport.request(path, init);
    },
    connect: (path, protocols, signal) => {
      requests.push(`CONNECT ${path}`);
      return transport.connect(path, protocols, signal);
    },
    close: () => transport.close(),
  };
}
