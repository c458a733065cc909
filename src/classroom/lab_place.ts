/** The lab's host as checks see it. */
import type { LabWorld } from "../lab/lab_world.ts";
import { failureText } from "../lab/host_fetch.ts";
import type { FetchAnswer } from "../lessons/checks/world_view.ts";
import { TEACHER } from "../lessons/views/watched_cluster.ts";
import type { HostPlace } from "../lessons/views/linux_host.ts";
import type { Container } from "../simulator/docker/container.ts";
import type { HttpTarget, Machine } from "../simulator/host/process.ts";

export interface LabPlace extends HostPlace {
  /** A request from within a container, by its name, or else by the beginning of its id. */
  fetchFrom(container: string, url: string): Promise<FetchAnswer>;
  /** A file of a container of the engine. Undefined: there is none. */
  readFrom(container: string, path: string): string | undefined;
}

export function labPlace(lab: LabWorld, commands: () => readonly string[]): LabPlace {
  const { files, machine, network, kernel } = lab.host;
  return {
    kubeconfig: "/home/ahab/.kube/config",
    read: (path) => files.read(path),
    names: (path) => files.isFolder(path) ? files.listNames(path) : [],
    link: (path) => files.facts(path)?.target,
    fetch: (url) => fetchBy(machine, url),
    isListening: (port) => network.sockets.some((socket) => socket.port === port),
    commands,
    readFrom: (container, path) => containerOf(lab, container)?.root.files.read(path),
    fetchFrom(container, url) {
      const id = containerOf(lab, container)?.id;
      const task = id === undefined
        ? undefined
        : [...kernel.tasks].find(({ controlGroup }) => controlGroup.path.includes(id));
      return task
        ? fetchBy(task.process.machine, url)
        : Promise.resolve({ failure: `no container ${container} runs` });
    },
  };
}

function containerOf({ docker }: LabWorld, name: string): Container | undefined {
  const { all } = docker.engine.containers;
  return all.find((one) => one.name === name) ?? all.find(({ id }) => id.startsWith(name));
}

/** A request of that machine's. */
export async function fetchBy({ fetch }: Pick<Machine, "fetch">, url: string): Promise<FetchAnswer> {
  const { protocol, hostname, port, pathname, search, host } = new URL(url);
  const isSecure = protocol === "https:";
  const target: HttpTarget = {
    host: hostname,
    port: Number(port) || (isSecure ? 443 : 80),
    isSecure,
    request: {
      method: "GET",
      path: pathname + search,
      headers: { Host: host, "User-Agent": TEACHER },
      body: "",
    },
  };
  const outcome = fetch(target);
  if (outcome.kind === "answer") return outcome.answer;
  if (outcome.kind === "pending") return await outcome.answer;
  return { failure: failureText(outcome, target) };
}
