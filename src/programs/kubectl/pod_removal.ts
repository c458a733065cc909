/** Takes pods from a node: evicts or deletes them, again where a budget forbids it now, and waits until they are gone. */
import { ApiError } from "../../cluster/api_error.ts";
import type { Client } from "../../cluster/client.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import { PODS } from "../../kube/discovery.ts";
import type { DrainChoice } from "../../kube/drain_verdict.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { Io } from "../io.ts";
import { type DryRun, dryRunQuery, dryRunSuffix } from "./dry_run.ts";

export interface PodRemoval {
  io: Io;
  client: Client;
  pods: readonly KubeObject[];
  choice: DrainChoice;
  dryRun: DryRun;
}

/** kubectl asks again that long after a refusal. */
const RETRY_MS = 5_000;
const LOOK_MS = 1_000;

/** @throws {Error} in kubectl's words, with all that could not be removed */
export async function removePods(removal: PodRemoval): Promise<void> {
  const { pods, io, choice } = removal;
  const endMs = choice.timeoutSeconds > 0 ? io.now() + choice.timeoutSeconds * 1000 : Infinity;
  const results = await Promise.allSettled(pods.map((pod) => removePod(removal, pod, endMs)));
  const messages = results.flatMap((result) =>
    result.status === "rejected" ? [(result.reason as Error).message] : []
  );
  if (messages.length === 1) throw new Error(messages[0]);
  if (messages.length > 1) throw new Error(`[${messages.join(", ")}]`);
}

async function removePod(removal: PodRemoval, pod: KubeObject, endMs: number): Promise<void> {
  const { io, choice: { disablesEviction, timeoutSeconds }, dryRun } = removal;
  const { namespace, name } = pod.metadata;
  const late = () =>
    new Error(
      `error when evicting pods/${JSON.stringify(name)} -n ${
        JSON.stringify(namespace)
      }: global timeout reached: ${timeoutSeconds}s`,
    );
  while (true) {
    const suffix = dryRunSuffix(dryRun);
    await io.out(`${disablesEviction ? "deleting" : "evicting"} pod ${namespace}/${name}${suffix}\n`);
    if (dryRun === "client") return;
    const refusal = await remove(removal, pod);
    if (refusal === undefined) break;
    await io.err(
      `error when evicting pods/${JSON.stringify(name)} -n ${
        JSON.stringify(namespace)
      } (will retry after 5s): ${refusal}\n`,
    );
    if (io.now() + RETRY_MS >= endMs) throw late();
    await io.wait(RETRY_MS, io.signal);
  }
  if (dryRun === "server") return;
  while (!await isGone(removal, pod)) {
    if (io.now() >= endMs) throw late();
    await io.wait(LOOK_MS, io.signal);
  }
  await io.out(`pod/${name} ${disablesEviction ? "deleted" : "evicted"}\n`);
}

function pathOf({ metadata: { namespace, name } }: KubeObject, subresource?: string): string {
  return resourcePath(PODS, { namespace, name, ...(subresource ? { subresource } : {}) });
}

/** Answers why it is refused for now; undefined: it goes, or is gone. */
async function remove(
  { io, client, choice, dryRun }: PodRemoval,
  pod: KubeObject,
): Promise<string | undefined> {
  const { namespace, name } = pod.metadata;
  const grace = choice.graceSeconds === undefined ? {} : { gracePeriodSeconds: choice.graceSeconds };
  const trial = dryRun === "server" ? { dryRun: ["All"] } : {};
  const deleteOptions = { ...grace, ...trial };
  const options = { query: dryRunQuery(dryRun), signal: io.signal };
  try {
    if (choice.disablesEviction) {
      await client.delete(pathOf(pod), deleteOptions, options);
    } else {
      const eviction = {
        apiVersion: "policy/v1",
        kind: "Eviction",
        metadata: { name, namespace },
        deleteOptions,
      };
      await client.create(pathOf(pod, "eviction"), eviction, options);
    }
    return undefined;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === 404) return undefined;
    if (error.code === 429) return error.message;
    throw new Error(
      `error when evicting pods/${JSON.stringify(name)} -n ${JSON.stringify(namespace)}: ${error.message}`,
      { cause: error },
    );
  }
}

/** A stateful set's next pod has the same name. */
async function isGone({ io, client }: PodRemoval, pod: KubeObject): Promise<boolean> {
  try {
    return (await client.get(pathOf(pod), { signal: io.signal })).metadata.uid !== pod.metadata.uid;
  } catch (error) {
    if (error instanceof ApiError && error.code === 404) return true;
    throw error;
  }
}
