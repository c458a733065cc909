import { readKubeconfig } from "../../../src/cli/cluster_choice.ts";
import { connectionFlags } from "../../../src/cli/connection_flags.ts";
import { openConnection } from "../../../src/cli/open_connection.ts";
import { kubeconfigFiles } from "../../../src/cluster/kubeconfig_edit.ts";
import { kubectlErrorText } from "../../../src/programs/kubectl/error_text.ts";
import { kubectl } from "../../../src/programs/kubectl/mod.ts";
import { type Program, runProgram } from "../../../src/programs/program.ts";
import { folderMachine } from "./folder_machine.ts";
import { testIo } from "../../programs/test_io.ts";
import type { Command } from "./table.ts";
import type { Side } from "./worlds.ts";

export interface Outcome {
  out: string;
  err: string;
  code: number;
}

/** What stands for a command that has not ended by then. */
const LIMIT_MS = 30_000;

const PATH = "/usr/bin:/bin";

export async function runReal(binary: string, command: Command, side: Side): Promise<Outcome> {
  const { input } = command;
  const child = new Deno.Command(binary, {
    args: argvOf(command, side),
    env: environmentOf(command, side),
    cwd: side.folder,
    clearEnv: true,
    stdin: input === undefined ? "null" : "piped",
    stdout: "piped",
    stderr: "piped",
    signal: AbortSignal.timeout(LIMIT_MS),
  }).spawn();
  // Who refuses its flags reads nothing.
  if (input !== undefined) await new Blob([input]).stream().pipeTo(child.stdin).catch(() => {});
  const { code, stdout, stderr } = await child.output();
  return { code, out: new TextDecoder().decode(stdout), err: new TextDecoder().decode(stderr) };
}

/** In this process: hundreds of lines are run. */
export async function runOwn(
  command: Command,
  side: Side,
  program: Program = kubectl,
): Promise<Outcome> {
  const end = AbortSignal.timeout(LIMIT_MS);
  const machine = folderMachine(side.folder, environmentOf(command, side));
  const { io: plain, output } = testIo({ machine, signal: end, input: command.input ?? "" });
  const io = {
    ...plain,
    now: Date.now,
    wait: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
    random: Math.random,
  };
  const opened: { close(): void }[] = [];
  const late = new Promise<number>((resolve) => end.addEventListener("abort", () => resolve(LATE)));
  try {
    const code = runProgram(program, argvOf(command, side), {
      io,
      connect: async (flags) => {
        const connection = await openConnection(flags, io);
        opened.push(connection.client.transport);
        return connection;
      },
      kubeconfig: (flags) => readKubeconfig(flags, io),
      kubeconfigFiles: {
        read: (path) => kubeconfigFiles.read(inFolder(side, path)),
        write: (path, text) => kubeconfigFiles.write(inFolder(side, path), text),
      },
      globalFlags: connectionFlags,
      errorText: kubectlErrorText,
    }).catch((error) => {
      output.err += `programmer's error: ${error.stack}\n`;
      return CRASHED;
    });
    return { code: await Promise.race([code, late]), ...output };
  } finally {
    for (const transport of opened) transport.close();
  }
}

const LATE = -1;
const CRASHED = -2;

function environmentOf({ env }: Command, { kubeconfig, folder }: Side): Record<string, string> {
  return { KUBECONFIG: kubeconfig, HOME: folder, PATH, ...env };
}

/** With the names of pods put in. */
function argvOf({ argv }: Command, { world }: Side): string[] {
  return argv.map((word) => word.replace(POD, (_, selector: string) => podNamed(world, selector)));
}

const POD = /POD\[([^\]]+)\]/;

function podNamed({ registry }: Side["world"], selector: string): string {
  const wanted = selector.split(",").map((pair) => pair.split("="));
  const names = registry.list(registry.kind("pods"))
    .filter(({ metadata }) => wanted.every(([key, value]) => metadata.labels?.[key!] === value))
    .map(({ metadata }) => metadata.name);
  return names.sort()[0] ?? `no-pod-${selector}`;
}

function inFolder({ folder }: Side, path: string): string {
  return path.startsWith("/") ? path : `${folder}/${path}`;
}
