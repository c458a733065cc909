/** The machine around a process of the lab's host, as programs of the command line ask for it: files, other programs. */
import type { Machine, ProgramOptions, ProgramResult } from "../machine/machine.ts";
import { ProgramNotFound } from "../simulator/host/kernel.ts";
import { absolutePath, type Process } from "../simulator/host/process.ts";
import { nullStream, sinkStream, textStream } from "../simulator/host/simple_streams.ts";
import type { Stream } from "../simulator/host/stream.ts";
import type { Task } from "../simulator/host/task.ts";
import { processFiles, readWhole, writeWhole } from "./process_files.ts";
import { asDeno, systemFailure } from "./system_failure.ts";

/** `task` is the process's own. */
export function processMachine(process: Process, task: Task): Machine {
  const { env } = process;
  const { files, random } = process.machine;
  const at = (path: string) => absolutePath(process.cwd, path);
  const home = env["HOME"] ?? "/";
  const folder = (variable: string, otherwise: string) => `${env[variable] || `${home}/${otherwise}`}/pequod`;
  return {
    env: (name) => env[name],
    environment: () => env,
    readFile: (path) => new Promise((resolve) => resolve(readWhole(process, path))),
    writeFile: (path, data, mode) => new Promise((resolve) => resolve(writeWhole(process, path, data, mode))),
    removeFile: (path) =>
      new Promise((resolve) => {
        if (files.facts(at(path))) asDeno(`remove '${path}'`, () => files.unlink(at(path)));
        resolve();
      }),
    listFolder: (path) =>
      new Promise((resolve) => {
        const names = asDeno(`readdir '${path}'`, () => files.listNames(at(path)));
        resolve(names.map((name) => files.isFolder(`${at(path)}/${name}`) ? `${name}/` : name));
      }),
    temporaryFolder: () => {
      const path = `/tmp/pequod-${random.below(0x1_0000_0000).toString(16).padStart(8, "0")}`;
      return new Promise((resolve) => {
        asDeno(`mkdir '${path}'`, () => files.makeFolder(path, 0o700));
        resolve({ path, remove: () => Promise.resolve(void files.remove(path)) });
      });
    },
    run: (command, options) => runChild(task, command, options),
    tree: processFiles(process),
    folders: {
      state: folder("XDG_STATE_HOME", ".local/state"),
      configuration: folder("XDG_CONFIG_HOME", ".config"),
      cache: folder("XDG_CACHE_HOME", ".cache"),
    },
    workingFolder: process.cwd,
    home,
  };
}

/** Rejects with `NotFound` where there is no such program. */
function runChild(
  parent: Task,
  command: readonly string[],
  { env, folder, input, hasTerminal, signal }: ProgramOptions = {},
): Promise<ProgramResult> {
  const captured = { output: "", errors: "" };
  const streams: readonly Stream[] | undefined = hasTerminal ? undefined : [
    input === undefined ? nullStream : textStream(input),
    sinkStream((text) => captured.output += text, "pipe:[1]"),
    sinkStream((text) => captured.errors += text, "pipe:[2]"),
  ];
  return new Promise((resolve, reject) => {
    try {
      const child = parent.kernel.spawn({
        parent,
        argv: command,
        env: { ...parent.process.env, ...env },
        ...(folder === undefined ? {} : { cwd: absolutePath(parent.process.cwd, folder) }),
        ...(streams ? { descriptors: new Map(streams.entries()) } : {}),
      });
      signal?.addEventListener("abort", () => child.signal("TERM"), { once: true });
      child.onExit(({ code }) => resolve({ code, ...captured }));
    } catch (error) {
      if (!(error instanceof ProgramNotFound)) return reject(error);
      reject(systemFailure("ENOENT", `No such file or directory (os error 2), spawn '${command[0]}'`));
    }
  });
}
