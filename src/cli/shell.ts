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
];

export const shell: Program = {
  name: "shell",
  summary: "Stand on a simulated Linux host with Docker, kubectl, helm and a cluster",
  description:
    "Open the shell of a simulated Linux host, with a Docker engine on it and a cluster beside it. Nothing of it\n" +
    "touches this machine. Where standard input is no terminal it is read as a script.\n\n" +
    "Several terminals fit into one window: Ctrl-] and then c opens another, n and p and 1-9 go from one to another,\n" +
    "x closes one, ? says so again, and Ctrl-] once more types the key itself. The last one's exit ends the lab.",
  usage: ["[--sim=SCENARIO] [--real] [-c COMMANDS]"],
  flags: shellFlags,
  examples: [
    ["A shell at ahab@pequod", "pequod shell"],
    ["One command", "pequod shell -c 'docker run --rm hello-world'"],
    ["A script", "echo 'kubectl get pods' | pequod shell"],
    ["Real cluster and engine, simulated host", "pequod shell --real"],
  ],
  run: runShell,
};

async function runShell({ flags, io, args }: Call): Promise<number> {
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
  const greetings = [isReal ? REAL_WELCOME : WELCOME];
  const window = new Window(
    { ...io, terminal: io.terminal! },
    (size, show) => terminals.open(size, show, greetings.shift()),
  );
  return await window.run();
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
