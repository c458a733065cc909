/** What runs on the lab's host before anybody logs in. */
import type { Kernel } from "../simulator/host/kernel.ts";
import type { Socket } from "../simulator/host/network_stack.ts";
import type { Machine, Program, User } from "../simulator/host/process.ts";
import type { Task } from "../simulator/host/task.ts";
import { ROOT_USER } from "./host_accounts.ts";

interface Service {
  command: string;
  pid: number;
  memoryBytes: number;
  user?: User;
  /** Name of its unit, if its control group is not named after its program. */
  unit: string;
  /** Ports that it holds: `tcp 0.0.0.0 22`. */
  sockets?: readonly (readonly [protocol: Socket["protocol"], address: string, port: number])[];
}

const MIB = 1024 * 1024;

const SERVICES: readonly Service[] = [
  { pid: 312, unit: "systemd-journald", command: "/usr/lib/systemd/systemd-journald", memoryBytes: 17 * MIB },
  { pid: 358, unit: "systemd-udevd", command: "/usr/lib/systemd/systemd-udevd", memoryBytes: 8 * MIB },
  {
    pid: 561,
    unit: "systemd-resolved",
    command: "/usr/lib/systemd/systemd-resolved",
    memoryBytes: 13 * MIB,
    user: { name: "systemd-resolve", uid: 101, group: "systemd-resolve", gid: 103 },
    sockets: [
      ["udp", "127.0.0.53", 53],
      ["tcp", "127.0.0.53", 53],
      ["udp", "127.0.0.54", 53],
      ["tcp", "127.0.0.54", 53],
    ],
  },
  { pid: 702, unit: "cron", command: "/usr/sbin/cron -f -P", memoryBytes: 3 * MIB },
  {
    pid: 703,
    unit: "dbus",
    command:
      "@dbus-daemon --system --address=systemd: --nofork --nopidfile --systemd-activation --syslog-only",
    memoryBytes: 5 * MIB,
    user: { name: "messagebus", uid: 103, group: "messagebus", gid: 106 },
  },
  { pid: 742, unit: "containerd", command: "/usr/bin/containerd", memoryBytes: 48 * MIB },
  {
    pid: 781,
    unit: "ssh",
    command: "sshd: /usr/sbin/sshd -D [listener] 0 of 10-100 startups",
    memoryBytes: 8 * MIB,
    sockets: [["tcp", "0.0.0.0", 22], ["tcp", "::", 22]],
  },
  { pid: 826, unit: "libvirtd", command: "/usr/sbin/libvirtd --timeout 120", memoryBytes: 32 * MIB },
  {
    pid: 1043,
    unit: "docker",
    command: "/usr/bin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock",
    memoryBytes: 86 * MIB,
  },
];

/** At boot services start one after another. */
const MS_PER_PID = 8;
/** The number that follows: the host has been up for a while. */
const NEXT_PID = 6000;

/** Starts systemd and the services; returns the first. */
export function startServices(kernel: Kernel, machine: Machine, startedMs: number): Task {
  const init = kernel.spawn({
    machine,
    argv: ["/sbin/init"],
    user: ROOT_USER,
    program: waiting,
    memoryBytes: 13 * MIB,
    startedMs,
    controlGroup: kernel.controlGroups.child("init.scope"),
  });
  const slice = kernel.controlGroups.child("system.slice");
  for (const { command, pid, unit, memoryBytes, user = ROOT_USER, sockets = [] } of SERVICES) {
    const task = kernel.spawn({
      parent: init,
      argv: command.split(" "),
      title: command,
      user,
      program: waiting,
      memoryBytes,
      startedMs: startedMs + pid * MS_PER_PID,
      jobGroup: "session",
      number: pid,
      controlGroup: slice.child(`${unit}.service`),
    });
    for (const [protocol, address, port] of sockets) machine.network?.hold({ protocol, address, port, task });
  }
  kernel.namespaces.pid.skipTo(NEXT_PID);
  return init;
}

/** A service: it waits for ever, and ends when it is told to. */
const waiting: Program = function* () {
  yield { kind: "forever" };
  return 0;
};
