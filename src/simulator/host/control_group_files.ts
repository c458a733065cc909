/** /sys/fs/cgroup: control groups as folders (cgroups(7), version 2). */
import type { ControlGroup, ControlGroupLimits } from "./control_group.ts";
import { type Generated, GeneratedFiles, type GeneratedFolder } from "./generated_files.ts";
import type { Kernel } from "./kernel.ts";
import type { PidNamespace } from "./pid_namespace.ts";
import { SystemError } from "./system_error.ts";

/** `top` is what is seen as the root: the whole machine's, or a container's own group. */
export function controlGroupFiles(
  kernel: Kernel,
  top: ControlGroup,
  namespace: PidNamespace = kernel.namespaces.pid,
): GeneratedFiles {
  const root = groupFolder(kernel, top, namespace);
  return new GeneratedFiles(root, { type: "cgroup2", bornMs: kernel.queue.now() });
}

function groupFolder(kernel: Kernel, group: ControlGroup, namespace: PidNamespace): GeneratedFolder {
  const files = groupFiles(kernel, group, namespace);
  return {
    kind: "folder",
    mode: 0o755,
    names: () => [...Object.keys(files), ...group.children.keys()],
    child: (name) => {
      const below = group.children.get(name);
      return below
        ? groupFolder(kernel, below, namespace)
        : Object.hasOwn(files, name)
        ? files[name]
        : undefined;
    },
    make: (name) => void group.child(name),
    remove: (name) => {
      const below = group.children.get(name);
      if (!below) throw new SystemError("EPERM");
      if (below.processes > 0 || below.children.size > 0) throw new SystemError("EBUSY");
      below.remove();
    },
  };
}

function groupFiles(
  kernel: Kernel,
  group: ControlGroup,
  namespace: PidNamespace,
): Readonly<Record<string, Generated>> {
  const file = (read: () => string): Generated => ({ kind: "file", read: () => read() + "\n" });
  const limit = (
    name: keyof ControlGroupLimits,
    read: (value: number) => string,
    parse: (text: string) => number,
  ) => limitFile(group, name, read, parse);
  const members = () => [...kernel.tasks].filter((task) => task.controlGroup === group);
  const cpuMicros = () =>
    Math.round(
      [...kernel.tasks].reduce((sum, task) => sum + (isIn(task.controlGroup, group) ? task.cpuMs : 0), 0) *
        1000,
    );
  return {
    "cgroup.controllers": file(() => "cpuset cpu io memory hugetlb pids rdma misc"),
    "cgroup.events": file(() => `populated ${group.processes > 0 ? 1 : 0}\nfrozen ${group.isFrozen ? 1 : 0}`),
    "cgroup.freeze": freezeFile(kernel, group),
    "cgroup.procs": {
      kind: "file",
      mode: 0o644,
      read: () => members().map((task) => `${task.numberIn(namespace) ?? 0}\n`).join(""),
    },
    "cgroup.subtree_control": file(() => "cpuset cpu io memory pids"),
    "cgroup.type": file(() => "domain"),
    "cpu.max": limit("cpuMillis", (value) => `${Math.round(value * 100)} 100000`, parseCpu),
    "cpu.stat": file(() => `usage_usec ${cpuMicros()}\nuser_usec ${cpuMicros()}\nsystem_usec 0`),
    "memory.current": file(() => String(group.memoryBytes)),
    "memory.events": file(() =>
      `low 0\nhigh 0\nmax ${group.killedForMemory}\noom ${group.killedForMemory}\noom_kill ${group.killedForMemory}`
    ),
    "memory.max": limit("memoryBytes", String, parseBytes),
    "memory.stat": file(() => `anon ${group.memoryBytes}\nfile 0\nkernel 0`),
    "pids.current": file(() => String(group.processes)),
    "pids.max": limit("processes", String, parseBytes),
  };
}

function isIn(group: ControlGroup, top: ControlGroup): boolean {
  return group === top || (group.parent !== undefined && isIn(group.parent, top));
}

function limitFile(
  group: ControlGroup,
  name: keyof ControlGroupLimits,
  told: (value: number) => string,
  parsed: (text: string) => number,
): Generated {
  const none = name === "cpuMillis" ? "max 100000" : "max";
  return {
    kind: "file",
    mode: 0o644,
    read: () => `${group.limits[name] === undefined ? none : told(group.limits[name])}\n`,
    write: (text) => {
      const { [name]: _, ...others } = group.limits;
      group.limits = /^max\b/.test(text.trim()) ? others : { ...others, [name]: parsed(text.trim()) };
    },
  };
}

function freezeFile(kernel: Kernel, group: ControlGroup): Generated {
  return {
    kind: "file",
    mode: 0o644,
    read: () => `${group.isFrozen ? 1 : 0}\n`,
    write: (text) => {
      if (!/^[01]$/.test(text.trim())) throw new SystemError("EINVAL");
      if (text.trim() === "1") group.isFrozen = true;
      else kernel.thaw(group);
    },
  };
}

const UNITS: Readonly<Record<string, number>> = { "": 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3 };

function parseBytes(text: string): number {
  const [, digits, unit = ""] = /^(\d+)([KMG]?)$/i.exec(text) ?? [];
  if (digits === undefined) throw new SystemError("EINVAL");
  return Number(digits) * UNITS[unit.toUpperCase()]!;
}

/** `50000 100000`: microseconds in a period; in thousandths of a core. */
function parseCpu(text: string): number {
  const [, quota, period = "100000"] = /^(\d+)(?: (\d+))?$/.exec(text) ?? [];
  if (quota === undefined || Number(period) < 1000) throw new SystemError("EINVAL");
  return Number(quota) * 1000 / Number(period);
}
