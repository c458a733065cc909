/** `pequod shell`: this terminal joined to one of the lab's host, or a script for its shell. */
import type { Io } from "../programs/io.ts";
import type { Flag } from "../programs/flags.ts";
import type { Call, Program } from "../programs/program.ts";
import { HostTerminals } from "../lab/host_terminals.ts";
import type { LabWorld } from "../lab/lab_world.ts";
import { OutwardStream } from "../lab/outward_stream.ts";
import { bytesOf, TextStream } from "../simulator/host/byte_text.ts";
import { nullStream } from "../simulator/host/simple_streams.ts";
import type { Stream } from "../simulator/host/stream.ts";
import type { Task } from "../simulator/host/task.ts";
import { Driver } from "../simulator/serve/driver.ts";
import { labStart, openLab } from "./lab.ts";
import { findShell, shellSocket } from "./terminals/running_shells.ts";
import { Window } from "./terminals/window.ts";

const shellFlags: readonly Flag[] = [
  {
    name: "command",
    short: "c",
    kind: "string",
    placeholder: "COMMANDS",
    usage: "Run these commands instead of what is typed, and end with their exit code.",
  },
  {
    name: "real",
    kind: "bool",
    usage:
      "Let kubectl and helm talk to the cluster of your kubeconfig, docker to the engine of this machine.",
  },
  {
    name: "join",
    kind: "string",
    bare: "",
    placeholder: "PROCESS",
    usage:
      "Open another terminal of the shell that runs in another window: of the only one, or of that process.",
  },
];

export const shell: Program = {
  name: "shell",
  summary: "Stand on a simulated Linux host with Docker, kubectl, helm and a cluster",
  description:
    "Open the shell of a simulated Linux host, with a Docker engine on it and a cluster beside it. Nothing of it\n" +
    "touches this machine. Where standard input is no terminal it is read as a script.\n\n" +
    "Several terminals fit into one window: Ctrl-] and then c opens another, n and p and 1-9 go from one to another,\n" +
    "x closes one, ? says so again, and Ctrl-] once more types the key itself. From another window, --join opens one\n" +
    "on the same host. The last one's exit ends the lab.",
  usage: ["[--sim=SCENARIO] [--real] [-c COMMANDS]", "--join[=PROCESS]"],
  flags: shellFlags,
  examples: [
    ["A shell at ahab@pequod", "pequod shell"],
    ["One command", "pequod shell -c 'docker run --rm hello-world'"],
    ["A script", "echo 'kubectl get pods' | pequod shell"],
    ["The same host from another window", "pequod shell --join"],
    ["Real cluster and engine, simulated host", "pequod shell --real"],
  ],
  run: runShell,
};

async function runShell({ flags, io, args }: Call): Promise<number> {
  if (flags.has("join") && args.length < 2) return await join(io, flags.string("join") || (args[0] ?? ""));
  if (args.length > 0) throw new Error(`unknown argument ${JSON.stringify(args[0])}: commands go after -c`);
  const isReal = flags.bool("real");
  const start = labStart(flags, io.now());
  const lab = openLab({
    ...start,
    ...(isReal ? { clients: (await import("./real_clients.ts")).realClients(io) } : {}),
  });
  const driver = new Driver(lab.queue);
  driver.start();
  try {
    if (flags.has("command")) {
      return await runScript(lab, io, ["bash", "-c", flags.string("command")], isReal);
    }
    const { terminal } = io;
    return terminal ? await interact(lab, io, driver, isReal) : await runScript(lab, io, ["bash"], isReal);
  } finally {
    driver.stop();
    lab.close();
  }
}

/** After the prompt there is time to build the cluster before anybody has typed a command. */
const CLUSTER_DELAY_MS = 50;

async function interact(lab: LabWorld, io: Io, driver: Driver, isReal: boolean): Promise<number> {
  const terminals = new HostTerminals(lab.host, () => driver.sync());
  // Why it cannot be built is told to whoever asks it for something.
  if (!isReal) setTimeout(() => void lab.cluster().catch(() => {}), CLUSTER_DELAY_MS);
  const greeting = isReal ? REAL_WELCOME : WELCOME;
  const greetings = [greeting];
  const door = doorFor(terminals, io, greeting);
  try {
    const window = new Window(
      { ...io, terminal: io.terminal! },
      (size, show) => terminals.open(size, show, greetings.shift()),
    );
    const code = await window.run();
    await waitForOthers(terminals, io);
    return code;
  } finally {
    await door.close();
  }
}

/** Other windows can join once the prompt is there. */
function doorFor(terminals: HostTerminals, io: Io, greeting: string): { close(): Promise<void> } {
  const opening = (async () => {
    await new Promise((go) => setTimeout(go, CLUSTER_DELAY_MS));
    const { listenForWindows } = await import("./terminals/terminal_socket.ts");
    return await listenForWindows(terminals, shellSocket(io.machine, Deno.pid), greeting);
    // Without a socket the shell is a shell all the same; who wants to join is told that there is none.
  })().catch(() => undefined);
  return { close: async () => (await opening)?.close() };
}

async function waitForOthers(terminals: HostTerminals, io: Io): Promise<void> {
  if (terminals.count === 0) return;
  io.signal.addEventListener("abort", () => terminals.hangUp(), { once: true });
  if (io.signal.aborted) terminals.hangUp();
  else await io.err("Another window still has a terminal here; Ctrl-C ends it.\n");
  await terminals.allEnded();
}

/** A window onto a shell that runs in another one. */
async function join(io: Io, wanted: string): Promise<number> {
  const { terminal } = io;
  if (!terminal) throw new Error("--join needs a terminal: standard input is none");
  const path = await findShell(io.machine, wanted);
  const { joinTerminal } = await import("./terminals/joined_terminal.ts");
  return await new Window({ ...io, terminal }, (size, show) => joinTerminal(path, size, show)).run();
}

const WELCOME = "A simulated Ubuntu 24.04 with Docker, kubectl and helm beside a cluster.\n" +
  "Nothing here touches your machine. Ctrl-] c opens another terminal, exit leaves.\n\n";
const REAL_WELCOME = "The host is simulated, but kubectl and helm act on the cluster of YOUR\n" +
  "kubeconfig, docker on YOUR engine. Ctrl-] c opens another terminal, exit leaves.\n\n";

async function runScript(lab: LabWorld, io: Io, argv: readonly string[], isReal: boolean): Promise<number> {
  if (!isReal) await lab.cluster();
  const output = new OutwardStream((text) => io.write(bytesOf(text)), "pipe:[1]");
  const errors = new OutwardStream((text) => io.writeError(bytesOf(text)), "pipe:[2]");
  const ended = new AbortController();
  const input = io.isTerminal("input") ? nullStream : pipeFrom(lab, io, ended.signal);
  const task = lab.host.login(argv, { streams: [input, output, errors] });
  input.release();
  io.signal.addEventListener("abort", () => task.jobGroup.signal("INT"), { once: true });
  const code = await exitOf(task);
  ended.abort();
  await Promise.all([output.flush(), errors.flush()]);
  return code;
}

/** Standard input as a pipe of the host: no more is read than there is room for. */
function pipeFrom(lab: LabWorld, io: Io, signal: AbortSignal): Stream {
  const { input, output } = lab.host.kernel.makePipe();
  const decoder = new TextStream();
  (async () => {
    for await (const chunk of io.input(signal)) {
      while (output.isFull && !signal.aborted) await new Promise<void>((go) => void output.onChange(go));
      if (signal.aborted) return;
      output.write(decoder.feed(chunk));
    }
    output.release();
  })().catch(() => output.release());
  return input;
}

function exitOf(task: Task): Promise<number> {
  return new Promise((resolve) => task.onExit(({ code }) => resolve(code)));
}
