/** Pages of the manual about what is no program. */

/** By section and name. */
export const TOPICS: Readonly<Record<string, { section: number; about: string; text: string }>> = {
  clone: {
    section: 2,
    about: "make a process, and say what it shares",
    text:
      `A process that calls clone gets a child, as with fork. Flags tell what the child shares with it and what it gets
anew. Each CLONE_NEW flag puts the child into a new namespace of that type:

  CLONE_NEWNS      mounts: it may mount without anybody else seeing it
  CLONE_NEWUTS     hostname and domain name
  CLONE_NEWIPC     shared memory, semaphores, message queues
  CLONE_NEWPID     numbers of processes: the child is number 1 in there
  CLONE_NEWNET     interfaces, addresses, routes, ports
  CLONE_NEWUSER    users and groups: root inside may be nobody outside
  CLONE_NEWCGROUP  what is seen as the root of the control groups
  CLONE_NEWTIME    clocks since the machine was started

All but CLONE_NEWUSER need the right CAP_SYS_ADMIN. A container is a process that was started like this, with a file
system of its own and a control group around it. unshare(1) does the same from the command line.`,
  },
  namespaces: {
    section: 7,
    about: "what a group of processes sees as its own",
    text:
      `A namespace wraps something of the machine, so that those inside have it for themselves. Every process is in one of
each type; the links in /proc/PID/ns tell in which, and two processes whose links have the same number share it.

  TYPE     FLAG             WHAT IS THEIR OWN
  cgroup   CLONE_NEWCGROUP  the root of the control groups
  ipc      CLONE_NEWIPC     System V IPC, POSIX message queues
  mnt      CLONE_NEWNS      mounts
  net      CLONE_NEWNET     interfaces, addresses, routes, ports
  pid      CLONE_NEWPID     numbers of processes
  time     CLONE_NEWTIME    clocks
  user     CLONE_NEWUSER    users and groups
  uts      CLONE_NEWUTS     hostname

Three calls deal with them: clone(2) makes a process in new ones, unshare(2) puts the caller into new ones, setns(2) into
one that exists. A namespace ends with its last process, unless something holds it open.

See lsns(8), nsenter(1), unshare(1).`,
  },
  cgroups: {
    section: 7,
    about: "limits for groups of processes, and what they use",
    text:
      `Control groups are folders below /sys/fs/cgroup. A process is in one of them; /proc/PID/cgroup names it. Files in the
folder tell what its processes use and may use at most:

  memory.current, memory.max   bytes; who is over it is ended by the kernel (OOM)
  cpu.stat, cpu.max            time used; share of time in each period
  pids.current, pids.max       how many processes
  cgroup.procs                 their numbers

Where namespaces say what a process sees, control groups say how much it may use.`,
  },
  overlay: {
    section: 5,
    about: "a file system of layers",
    text:
      `An overlay shows several folders as one. lowerdir are layers that are only read, the topmost first; upperdir takes
all that is written; workdir is needed for that; the whole is seen where it is mounted.

A file of a lower layer that is changed is copied up first. One that is removed is hidden by a whiteout: a character
device 0,0 in upperdir. An image's layers are lowerdir, a container's own changes are upperdir.`,
  },
};
