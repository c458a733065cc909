import { ApiError } from "../../cluster/api_error.ts";
import { containerNames } from "../../cluster/container_run.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import { PODS } from "../../kube/discovery.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { Connection } from "../connection.ts";
import type { Call } from "../program.ts";
import { worded } from "./list_refusal.ts";
import { chooseContainer } from "./pod_container.ts";
import { firstPod, goType, isPod, type NamedObject, namedObject, podSelector } from "./pod_target.ts";

/** One container whose log is printed. */
export interface LogSource {
  namespace: string;
  pod: string;
  container: string;
}

export interface LogWish {
  /** `web-0`, `deploy/web`; absent with a selector. */
  target: string | undefined;
  /** "": the one that kubectl takes by itself. */
  container: string;
  timeoutMs: number;
}

/** The logs that flags and arguments ask for; undefined: the selector fits no pod, and that has been said. */
export async function logSources(
  call: Pick<Call, "flags" | "io">,
  connection: Connection,
  wish: LogWish,
): Promise<LogSource[] | undefined> {
  const { flags, io } = call;
  const pods = wish.target === undefined
    ? await selectedPods(call, connection)
    : await podsBehind(call, connection, wish.target, wish.timeoutMs);
  if (pods.length === 0) {
    await io.err(`No resources found in ${connection.namespace} namespace.\n`);
    return undefined;
  }
  const sources: LogSource[] = [];
  for (const pod of pods) {
    const { name, namespace } = pod.metadata;
    const choice = flags.bool("all-containers") ? undefined : chooseContainer(pod, wish.container);
    if (choice?.remark !== undefined) await io.err(choice.remark);
    for (const container of choice ? [choice.name] : containerNames(pod).all) {
      sources.push({ namespace: namespace!, pod: name!, container });
    }
  }
  return sources;
}

async function selectedPods({ flags, io }: Pick<Call, "flags" | "io">, connection: Connection) {
  const { namespace, client } = connection;
  const labelSelector = flags.string("selector");
  const path = resourcePath(PODS, { namespace });
  try {
    return (await client.list(path, { query: { labelSelector }, signal: io.signal })).items;
  } catch (error) {
    throw worded(error, { resource: PODS, path }, { labelSelector });
  }
}

async function podsBehind(
  { flags, io }: Pick<Call, "flags" | "io">,
  connection: Connection,
  target: string,
  timeoutMs: number,
): Promise<KubeObject[]> {
  const { client, namespace } = connection;
  const { signal } = io;
  const named = await readNamed(connection, target, signal);
  if (isPod(named)) return [named.object];
  const labelSelector = podSelector(named);
  if (labelSelector === undefined) {
    const type = goType(named);
    throw new Error(`cannot get the logs from ${type}: selector for ${type} not implemented`);
  }
  if (flags.bool("all-pods")) {
    return (await client.list(resourcePath(PODS, { namespace }), { query: { labelSelector }, signal })).items;
  }
  const { pod, count } = await firstPod(connection, { namespace, labelSelector, io, timeoutMs });
  if (count > 1) await io.err(`Found ${count} pods, using pod/${pod.metadata.name}\n`);
  return [pod];
}

async function readNamed(connection: Connection, target: string, signal: AbortSignal): Promise<NamedObject> {
  try {
    return await namedObject(connection, target, signal);
  } catch (error) {
    if (!(error instanceof ApiError) || error.reason !== "NotFound") throw error;
    throw new Error(`error from server (NotFound): ${error.message} in namespace "${connection.namespace}"`, {
      cause: error,
    });
  }
}
