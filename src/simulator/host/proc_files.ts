/** /proc of a pid namespace (proc(5)). */
import { ownEntry } from "../../kube/own_entry.ts";
import { type Generated, GeneratedFiles, type GeneratedFolder, generatedFolder } from "./generated_files.ts";
import type { ControlGroup } from "./control_group.ts";
import type { Kernel } from "./kernel.ts";
import type { PidNamespace } from "./pid_namespace.ts";
import { processFolder } from "./proc_process.ts";
import type { Task } from "./task.ts";

export interface Hardware {
  memoryBytes: number;
  cores: number;
  /** As /proc/cpuinfo names it. */
  model: string;
  bootedMs: number;
  /** What the kernel and its page cache hold. */
  systemMemoryBytes: number;
}

export const USUAL_HARDWARE: Hardware = {
  memoryBytes: 8 * 1024 ** 3,
  cores: 4,
  model: "Intel(R) Xeon(R) Platinum 8375C CPU @ 2.90GHz",
  bootedMs: 0,
  systemMemoryBytes: 900 * 1024 ** 2,
};

export interface ProcOptions {
  hardware?: Hardware;
  /** What is `/` to who looks: the root of its cgroup namespace. */
  controlGroup?: ControlGroup;
  /** `6.8.0-60-generic` */
  release: string;
  hostname(): string;
}

/** The file system of type proc. Who looks is the process whose step is being taken. */
export function procFiles(kernel: Kernel, namespace: PidNamespace, options: ProcOptions): GeneratedFiles {
  const controlGroup = options.controlGroup ?? kernel.controlGroups;
  const fixed = fixedFiles(kernel, options);
  const taskOf = (name: string): Task | undefined =>
    /^[1-9]\d*$/.test(name) ? namespace.find(Number(name)) : undefined;
  const self = () => (kernel.current ?? namespace.init)?.numberIn(namespace);
  const root: GeneratedFolder = {
    kind: "folder",
    names: () => [
      ...[...namespace.tasks].map((task) => String(task.numberIn(namespace))),
      ...Object.keys(fixed),
      "self",
    ],
    child: (name) => {
      if (name === "self") return { kind: "link", target: () => String(self() ?? "") };
      const task = taskOf(name);
      return task ? processFolder(task, namespace, controlGroup) : ownEntry(fixed, name);
    },
  };
  return new GeneratedFiles(root, { type: "proc", bornMs: kernel.queue.now() });
}

function fixedFiles(kernel: Kernel, options: ProcOptions): Readonly<Record<string, Generated>> {
  const { hardware = USUAL_HARDWARE, release, hostname } = options;
  const file = (read: () => string): Generated => ({ kind: "file", read });
  return {
    cmdline: file(() => `BOOT_IMAGE=/boot/vmlinuz-${release} root=/dev/vda1 ro quiet\n`),
    cpuinfo: file(() => cpuText(hardware)),
    filesystems: file(() =>
      "nodev\tsysfs\nnodev\ttmpfs\nnodev\tproc\nnodev\tcgroup2\nnodev\toverlay\n\text4\n"
    ),
    loadavg: file(() => loadText(kernel)),
    meminfo: file(() => memoryText(kernel, hardware)),
    mounts: { kind: "link", target: () => "self/mounts" },
    stat: file(() => statText(kernel, hardware)),
    sys: generatedFolder({
      kernel: generatedFolder({
        hostname: file(() => `${hostname()}\n`),
        osrelease: file(() => `${release}\n`),
        ostype: file(() => "Linux\n"),
        pid_max: file(() => "4194304\n"),
      }),
      net: generatedFolder({ ipv4: generatedFolder({ ip_forward: file(() => "1\n") }) }),
      vm: generatedFolder({ overcommit_memory: file(() => "0\n"), swappiness: file(() => "60\n") }),
    }),
    uptime: file(() => uptimeText(kernel, hardware)),
    version: file(() =>
      `Linux version ${release} (buildd@lcy02) (x86_64-linux-gnu-gcc) #63-Ubuntu SMP PREEMPT_DYNAMIC\n`
    ),
  };
}

function cpuText({ cores, model }: Hardware): string {
  const mhz = /([\d.]+)GHz/.exec(model)?.[1] ?? "2.9";
  return Array.from(
    { length: cores },
    (_, index) =>
      `processor\t: ${index}\nvendor_id\t: GenuineIntel\nmodel name\t: ${model}\ncpu MHz\t\t: ${
        (Number(mhz) * 1000).toFixed(3)
      }\ncache size\t: 55296 KB\nphysical id\t: 0\nsiblings\t: ${cores}\ncore id\t\t: ${index}\ncpu cores\t: ${cores}\n` +
      `flags\t\t: fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat clflush mmx fxsr sse sse2 ht syscall nx rdtscp lm\n\n`,
  ).join("");
}

function memoryText(kernel: Kernel, { memoryBytes, systemMemoryBytes }: Hardware): string {
  const used = systemMemoryBytes + kernel.controlGroups.memoryBytes;
  const cached = Math.round(memoryBytes / 5);
  const available = Math.max(0, memoryBytes - used);
  const rows: [name: string, bytes: number][] = [
    ["MemTotal", memoryBytes],
    ["MemFree", Math.max(0, available - cached)],
    ["MemAvailable", available],
    ["Buffers", Math.round(cached / 20)],
    ["Cached", cached],
    ["SwapCached", 0],
    ["SwapTotal", 0],
    ["SwapFree", 0],
    ["Shmem", 4 * 1024 ** 2],
    ["Slab", 120 * 1024 ** 2],
  ];
  return rows.map(([name, bytes]) =>
    `${`${name}:`.padEnd(15)} ${String(Math.floor(bytes / 1024)).padStart(8)} kB\n`
  ).join("");
}

function loadText(kernel: Kernel): string {
  const tasks = [...kernel.tasks];
  const running = tasks.filter((task) => task.state === "R").length;
  const load = kernel.load.at(kernel.queue.now()).map((average) => average.toFixed(2)).join(" ");
  return `${load} ${running}/${tasks.length} ${
    Math.max(0, ...tasks.map((task) => task.numberIn(kernel.namespaces.pid) ?? 0))
  }\n`;
}

function uptimeText(kernel: Kernel, { bootedMs, cores }: Hardware): string {
  const upMs = kernel.queue.now() - bootedMs;
  const busyMs = [...kernel.tasks].reduce((sum, task) => sum + task.cpuMs, 0);
  return `${(upMs / 1000).toFixed(2)} ${((upMs * cores - busyMs) / 1000).toFixed(2)}\n`;
}

/** Times are hundredths of a second: user, nice, system, idle, iowait, irq, softirq, steal, guest, guest_nice. */
function statText(kernel: Kernel, { bootedMs, cores }: Hardware): string {
  const upMs = kernel.queue.now() - bootedMs;
  const busyMs = [...kernel.tasks].reduce((sum, task) => sum + task.cpuMs, 0);
  const row = (name: string, share: number) =>
    `${name} ${Math.round(busyMs / 10 / share)} 0 0 ${
      Math.round((upMs * cores - busyMs) / 10 / share)
    } 0 0 0 0 0 0\n`;
  const each = Array.from({ length: cores }, (_, index) => row(`cpu${index}`, cores)).join("");
  return `${row("cpu ", 1)}${each}btime ${Math.floor(bootedMs / 1000)}\nprocs_running ${
    [...kernel.tasks].filter((task) => task.state === "R").length
  }\nprocs_blocked 0\n`;
}
