/** Every command but the explorer: one program record each, run over one environment. */
import { KubeconfigError } from "../cluster/kubeconfig_error.ts";
import { kubeconfigFiles } from "../cluster/kubeconfig_edit.ts";
import { Interrupts } from "../programs/interrupts.ts";
import { kubectlErrorText } from "../programs/kubectl/error_text.ts";
import { kubectl, shortcuts } from "../programs/kubectl/mod.ts";
import {
  type Environment,
  loadProgram,
  type Program,
  type ProgramEntry,
  runProgram,
} from "../programs/program.ts";
import { connectionFlags } from "./connection_flags.ts";
import { docker, dockerCompose } from "./docker_command.ts";
import { exploreFlags } from "./explore_flags.ts";
import { harmless } from "./harmless.ts";
import { machineIo } from "./io.ts";

/**
 * `pequod`, as `pequod --help` shows it. Each program is read when it is called: `kubectl get pods` is a process that ends
 * at once, and most of its time would be the reading of what it does not use.
 */
export const pequod: Program = {
  name: "pequod",
  summary: "Explore a Kubernetes cluster, real or bundled",
  description:
    "Explore a Kubernetes cluster in the terminal: the one your kubeconfig names, or, where there is none, a\n" +
    "bundled one that runs in this process. Without a command the explorer opens; where there is no terminal, its\n" +
    "first table is printed.\n\n" +
    "Exit codes: 0, and 1 for errors, as with kubectl; 128 and the signal's number where a signal ended the program.",
  usage: ["[flags]", "COMMAND [flags]"],
  flags: exploreFlags,
  examples: [
    ["The explorer", "pequod"],
    ["The explorer on a fresh bundled cluster", "pequod --sim"],
    ["A Linux host with Docker, kubectl and helm, simulated", "pequod shell"],
    ["A cluster for kubectl, helm and other tools", "pequod sim start --kubeconfig /tmp/sim.yaml"],
    ["What a field means", "pequod explain deployment.spec.strategy"],
  ],
  programs: [
    {
      name: "shell",
      summary: "Stand on a simulated Linux host with Docker, kubectl, helm and a cluster",
      load: async () => (await import("./shell.ts")).shell,
    },
    {
      name: "lesson",
      summary: "Learn containers and Kubernetes in a lab of your own",
      load: async () => (await import("./lesson/lesson.ts")).lesson,
    },
    {
      name: "sim",
      summary: "The bundled cluster for other programs",
      load: async () => (await import("./sim.ts")).sim,
    },
    kubectl,
    {
      name: "helm",
      summary: "The Kubernetes package manager: charts and releases, against any cluster",
      load: async () => (await import("../programs/helm/mod.ts")).helm,
    },
    docker,
    dockerCompose,
    ...shortcuts.map(withOwnSettings),
    {
      name: "info",
      summary: "Print every place where settings, memory and k9s's files are looked for",
      load: async () => (await import("./config_programs.ts")).info,
    },
    {
      name: "doctor",
      summary: "Say what was found (kubeconfig, reachability, rights, terminal) and what to do",
      load: async () => (await import("./doctor.ts")).doctor,
    },
    {
      name: "version",
      summary: "Print the version of Pequod and of what it runs on",
      load: async () => (await import("./version_command.ts")).version,
    },
    {
      name: "completion",
      summary: "Print a completion script for bash, zsh or fish",
      load: async () => (await import("./completion.ts")).completion,
    },
  ],
};

/** `pequod config` is about the kubeconfig, as kubectl's, and about Pequod's own settings. */
function withOwnSettings({ group: _, ...entry }: ProgramEntry): ProgramEntry {
  if (entry.name !== "config") return entry;
  const summary = "Settings of Pequod, and kubeconfig files";
  const load = async (): Promise<Program> => {
    const program = await loadProgram(entry);
    const { configPrograms } = await import("./config_programs.ts");
    return { ...program, summary, programs: [...configPrograms, ...program.programs ?? []] };
  };
  return { name: entry.name, summary, load };
}

/** Runs a command; answers the exit code. */
export async function runCommand(argv: readonly string[]): Promise<number> {
  const interrupted = new Interrupts();
  const release = onInterrupt((code) => {
    // What does not end by itself is ended.
    if (!interrupted.come(code)) Deno.exit(code);
  });
  try {
    const io = machineIo(interrupted);
    if (argv[0] === COMPLETE) return await printCompletions(argv.slice(1), io.out);
    const environment: Environment = {
      io,
      connect: async (flags) => (await import("./open_connection.ts")).openConnection(flags, io),
      kubeconfig: async (flags) => (await import("./cluster_choice.ts")).readKubeconfig(flags, io),
      kubeconfigFiles,
      globalFlags: connectionFlags,
      // Who has interrupted a request need not be told that it was.
      errorText: (error) => interrupted.signal.aborted ? undefined : harmless(kubectlErrorText(error)),
    };
    return await runProgram(pequod, argv, environment);
  } catch (error) {
    if (interrupted.signal.aborted) return interrupted.signal.reason;
    throw error;
  } finally {
    release();
  }
}

/** Calls with the exit code that a shell expects after the signal: 128 and its number. Returns what ends that. */
function onInterrupt(call: (code: number) => void): () => void {
  const listeners = Object.entries(INTERRUPTS).map(([name, number]) => {
    const signal = name as Deno.Signal;
    const listener = () => call(128 + number);
    Deno.addSignalListener(signal, listener);
    return () => Deno.removeSignalListener(signal, listener);
  });
  return () => listeners.forEach((end) => end());
}

/** Windows knows no SIGTERM that could be heard. */
const INTERRUPTS: Partial<Record<Deno.Signal, number>> = Deno.build.os === "windows"
  ? { SIGINT: 2 }
  : { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 };

/** What completion scripts call. */
const COMPLETE = "__complete";

async function printCompletions(
  words: readonly string[],
  out: (text: string) => Promise<void>,
): Promise<number> {
  const { complete } = await import("../programs/complete.ts");
  const found = await complete(pequod, connectionFlags, words);
  await out(found.words.map(({ word, summary }) => `${word}\t${summary}\n`).join(""));
  const last = words.at(-1) ?? "";
  if (!found.awaiting && !last.startsWith("-")) {
    const offered = await found.program.offers?.(found.args) ?? [];
    await out(
      offered.filter(({ word }) => word.startsWith(last)).map(({ word, summary }) => `${word}\t${summary}\n`)
        .join(""),
    );
  }
  const isContextWanted = found.awaiting?.name === "context" ||
    (found.program.name === "use-context" && found.args.length === 0);
  if (!isContextWanted) return 0;
  const names = (await contextNames()).filter((name) => name.startsWith(last));
  await out(names.map((name) => `${name}\tcontext\n`).join(""));
  return 0;
}

/** None where the kubeconfig cannot be read: a prompt that is being typed is no place for complaints. */
async function contextNames(): Promise<string[]> {
  const { loadKubeconfig } = await import("../cluster/kubeconfig.ts");
  try {
    const config = await loadKubeconfig({
      env: { KUBECONFIG: Deno.env.get("KUBECONFIG") },
      home: Deno.env.get("HOME"),
      readFile: (path) => Deno.readTextFile(path),
    });
    return [...config.contexts.keys()];
  } catch (error) {
    if (error instanceof KubeconfigError) return [];
    throw error;
  }
}
