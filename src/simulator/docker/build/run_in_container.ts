/** How a build runs its RUN lines: as a process in a container of the image so far. */
import type { Cancel } from "../../clock/event_queue.ts";
import type { Kernel } from "../../host/kernel.ts";
import { ProgramNotFound } from "../../host/kernel.ts";
import { MemoryFiles } from "../../host/memory_files.ts";
import { procFiles, USUAL_HARDWARE } from "../../host/proc_files.ts";
import type { FileTree } from "../../host/file_tree.ts";
import type { Machine, User } from "../../host/process.ts";
import { fillDevices } from "../../host/record_files.ts";
import { nullStream, sinkStream } from "../../host/simple_streams.ts";
import { programAt } from "../container_machine.ts";
import type { ContainerRoot, ImageConfig, RunnableImage } from "../runnable_image.ts";
import { ownerOf } from "./file_owner.ts";

export interface BuildRun {
  containerId: string;
  image: RunnableImage;
  root: ContainerRoot;
  config: ImageConfig;
  argv: readonly string[];
  env: Readonly<Record<string, string>>;
  /** What it says, on both streams. */
  write(text: string): void;
  /** Called once, with its exit code. */
  onExit(code: number): void;
}

/** Starts it; the returned function kills it. @throws {RangeError} there is no such user or program */
export type RunInContainer = (run: BuildRun) => Cancel;

const NOT_FOUND = 127;

function userOf(files: FileTree, text: string): User {
  const [name = ""] = text.split(":");
  if (text === "root") return { name, uid: 0, group: "root", gid: 0 };
  try {
    return { ...ownerOf(files, text), name, group: name };
  } catch {
    throw new RangeError(`unable to find user ${name}: no matching entries in passwd file`);
  }
}

/** Containers that have the host's network, and nothing else of it. */
export function hostRunner(kernel: Kernel, host: Machine): RunInContainer {
  return ({ containerId, image, root, config, argv, env, write, onExit }) => {
    const { files } = root;
    const user = userOf(files, config.User || "root");
    const namespaces = kernel.newNamespaces(["mnt", "uts", "ipc", "pid", "cgroup"]);
    const hostname = containerId.slice(0, 12);
    const devices = new MemoryFiles({ type: "tmpfs", random: host.random });
    fillDevices(devices.root, kernel.queue.now());
    files.mountAt("/dev", { node: devices.root, source: "tmpfs" });
    const release = host.kernel.replace("Linux ", "");
    const hardware = host.hardware ?? USUAL_HARDWARE;
    const proc = procFiles(kernel, namespaces.pid, { release, hardware, hostname: () => hostname });
    files.mountAt("/proc", { node: proc.root, source: "proc" });
    const machine: Machine = {
      ...host,
      hostname,
      user,
      files: files.as({ uid: user.uid, gid: user.gid, groups: [] }),
      program: (path) => programAt(files, image, path),
      processes: () => kernel.rowsIn(namespaces.pid),
      signal: (pid, name) => kernel.signalIn(namespaces.pid, pid, name),
    };
    const output = sinkStream(write, "pipe:[1]");
    try {
      const descriptors = new Map([[0, nullStream], [1, output], [2, output]]);
      const cwd = config.WorkingDir || "/";
      const task = kernel.spawn({
        machine,
        argv,
        env,
        cwd,
        user,
        namespaces,
        descriptors,
        jobGroup: "session",
      });
      task.onExit(({ code }) => onExit(code));
      return () => task.signal("KILL", true);
    } catch (error) {
      if (!(error instanceof ProgramNotFound)) throw error;
      write(
        `failed to create task for container: OCI runtime create failed: exec: ${
          JSON.stringify(error.program)
        }: executable file not found in $PATH: unknown\n`,
      );
      return kernel.queue.schedule(0, () => onExit(NOT_FOUND));
    }
  };
}
