/** Pages of the manual about what is no program, and of programs whose own help says all the rest. */

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

  memory.current, memory.max   bytes; the kernel ends who is over it
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
  apt: {
    section: 8,
    about: "installs and removes packages",
    text:
      `Packages bring programs with all that they need. The lists of what there is have to be fetched first, by root:

  sudo apt update            fetch the lists
  apt search WORD            packages about something
  apt show NAME              what is in one
  sudo apt install NAME      install it, and what it needs
  sudo apt remove NAME       remove it
  apt list --installed       what is there

Only a few packages can be had in this world; others cannot be located. An image is built with its packages instead, by
RUN apt-get install in a Dockerfile, where apt-get is the same for scripts.`,
  },
  docker: {
    section: 1,
    about: "runs containers, builds images",
    text:
      `The client of a Docker engine: it sends every command as a request to the engine's socket, /var/run/docker.sock, and
shows what comes back. Who may write to that socket may do what root may do.

  docker run IMAGE [COMMAND]     make a container and start it
  docker ps [-a]                 containers that run; all of them
  docker logs, exec, inspect     its log; a command in it; all about it
  docker stop, rm                end one; remove it with its files
  docker build -t NAME FOLDER    make an image by a Dockerfile
  docker images, pull, push      those here; fetch one; send one
  docker volume, network         data that stays; who reaches whom

docker --help names all commands, docker COMMAND --help the options of one.`,
  },
  "docker-compose": {
    section: 1,
    about: "runs the containers of an application together",
    text:
      `The former name of docker compose: both do the same here. The file compose.yaml, or docker-compose.yaml, says which
services there are, from which images or folders, with which ports, volumes and variables, and who waits for whom.

  docker compose up [-d]      make what the file says, in its order
  docker compose ps, logs     how it goes
  docker compose exec NAME    a command inside a service's container
  docker compose down [-v]    remove it, with -v its volumes

docker compose COMMAND --help names the options of a command.`,
  },
  helm: {
    section: 1,
    about: "installs applications into a cluster",
    text:
      `A chart is a folder of templates for manifests, with values for them. Helm fills them in, sends the result to the
cluster, and remembers it there as a release, so that it can be changed, rolled back and removed as one thing.

  helm create NAME                 begin a chart
  helm install RELEASE CHART       make what the chart says
  helm upgrade RELEASE CHART       make it as it says now
  helm list, status, history       all; one; its revisions
  helm rollback RELEASE REVISION   back to an earlier one
  helm template CHART              only show the manifests

helm COMMAND --help names the options of a command.`,
  },
  kubectl: {
    section: 1,
    about: "talks to the API server of a cluster",
    text:
      `Which cluster, as whom and in which namespace is said by a context of the kubeconfig, ~/.kube/config. Every command is
one or more requests to the API server.

  kubectl get KIND [NAME]       what there is; -o yaml shows all of it
  kubectl describe KIND NAME    in words, with its events
  kubectl apply -f FILE         make it so
  kubectl delete KIND NAME      remove it
  kubectl logs, exec            what it says; a command inside it
  kubectl explain KIND.FIELD    what a field means
  kubectl config get-contexts   contexts; use-context chooses one

kubectl --help names all commands, kubectl COMMAND --help explains one; -v=6 shows the requests.`,
  },
};
