/** What checks see of a lab: its host, its engine, and a cluster, of the lab or another. */
import type { Client } from "../cluster/client.ts";
import { inProcessEngine } from "../lab/in_process_engine.ts";
import type { LabWorld } from "../lab/lab_world.ts";
import type { ClusterView, FetchAnswer, WorldView } from "../lessons/checks/world_view.ts";
import { LinuxHost } from "../lessons/views/linux_host.ts";
import { ToldEngine } from "../lessons/views/told_engine.ts";
import { fetchByWget, fetchThroughServer, WatchedCluster } from "../lessons/views/watched_cluster.ts";
import { EngineClient } from "../programs/docker/engine_client.ts";
import type { KubeObject } from "../kube/object.ts";
import type { Question } from "./asking.ts";
import { labPlace } from "./lab_place.ts";

export interface LabViewOptions {
  readonly lab: LabWorld;
  readonly client: Client;
  /** A file of a pod's first container, where there is a way that leaves no trace. */
  readonly readPodFile?: (pod: KubeObject, path: string) => string | undefined;
  /** A request from within a pod, where there is a way that takes no command there. */
  readonly fetchFromPod?: ClusterView["fetchFrom"];
  /** The lesson's. */
  readonly namespace: string;
  readonly signal: AbortSignal;
  readonly onChange: () => void;
  /** Command lines since the step began. */
  readonly commands: () => readonly string[];
  /** Requests are made through this. */
  readonly ask: (question: Question) => Promise<FetchAnswer>;
}

export interface LabView {
  readonly view: WorldView;
  readonly engine: ToldEngine;
  /** Makes a request at once. */
  put(question: Question): Promise<FetchAnswer>;
}

const SOCKET = "unix:///var/run/docker.sock";

export function labView(options: LabViewOptions): LabView {
  const { lab, client, readPodFile, fetchFromPod, namespace, signal, onChange, ask, commands } = options;
  const place = labPlace(lab, commands);
  const socket = inProcessEngine(lab.docker.api, lab.host.init.process, SOCKET);
  const engine = new ToldEngine({
    client: new EngineClient(() => Promise.resolve({ host: SOCKET, engine: socket }), {
      env: () => undefined,
      signal,
    }),
    signal,
    onChange,
    fetchFrom: (container, url) => ask({ url, from: `container/${container}` }),
    readHostFile: (path) => Promise.resolve(place.read(path)),
    readContainerFile: (container, path) => place.readFrom(container, path),
  });
  const cluster = new WatchedCluster({
    client,
    signal,
    onChange,
    fetch: (url, namespace) => ask({ url, from: "cluster", namespace }),
    fetchFrom: (pod, url, namespace) => ask({ url, from: `pod/${pod}`, namespace }),
    ...(readPodFile ? { readFile: readPodFile } : {}),
  });
  const host = new LinuxHost({ ...place, fetch: (url) => ask({ url, from: "host" }) });
  return {
    view: { namespace, cluster, engine, host },
    engine,
    put({ url, from, namespace: home = namespace }) {
      if (from === "host") return place.fetch(url);
      if (from === "cluster") return fetchThroughServer(client, url, home, signal);
      if (from.startsWith("pod/")) {
        const pod = from.slice("pod/".length);
        return fetchFromPod?.(pod, url, home) ?? fetchByWget(client, pod, url, home, signal);
      }
      return place.fetchFrom(from.slice("container/".length), url);
    },
  };
}
