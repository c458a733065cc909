/**
 * A lesson's namespace on a real cluster: made, found again, emptied, removed. Whoever does so acts with rights of his
 * own; the learner gets an account that may act in there alone.
 */
import { reviewRight } from "../../cluster/access.ts";
import { ApiError } from "../../cluster/api_error.ts";
import type { Client } from "../../cluster/client.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import type { KubeObject } from "../../kube/object.ts";
import { rightTitle } from "../../kube/right.ts";
import { printYaml } from "../../kube/yaml_print.ts";
import type { Json } from "../../kube/object.ts";
import { LESSON, type LessonObjects, MADE_BY, MANAGED, MANAGER, SELECTOR } from "./lesson_objects.ts";
import { LEARNER, OWN_KINDS, teacherRights, teacherRules } from "./lesson_rights.ts";

/** How to wait for a cluster. */
export interface Patience {
  /** Resolves after so many milliseconds, a moment. */
  wait(ms: number): Promise<void>;
  /** Ends requests, and waiting, which rejects with its reason. */
  readonly signal: AbortSignal;
}

/** For what has to be done after all, also when somebody has no patience any more; it ends by the number of its looks. */
export function afterAll({ wait }: Patience): Patience {
  return { wait, signal: new AbortController().signal };
}

/** A namespace that a lesson has left, or is taken in elsewhere. */
export interface LessonThere {
  readonly name: string;
  readonly uid: string;
  readonly lesson: string;
  /** Who made it. */
  readonly by: string;
  /** When, as the server says it. */
  readonly since: string;
}

/** What stands in the way of a lesson on that cluster, and what helps. */
export class LessonRefused extends Error {
  override name = "LessonRefused";
}

const LOOK_MS = 200;
/** Looks until something has to have come about: half a minute, and two minutes for what has to end by itself. */
const MOST_LOOKS = 150;
const MOST_LOOKS_TO_END = 600;
/** Of the learner's token: a lesson that is left open over night goes on. It ends with the namespace at the latest. */
const TOKEN_SECONDS = 24 * 3600;
const NAMESPACES = "/api/v1/namespaces";
const CLUSTER_WIDE = ["clusterrolebindings", "clusterroles"] as const;
const RBAC = { group: "rbac.authorization.k8s.io", version: "v1" };

/** @throws {LessonRefused} not all that a lesson takes is allowed */
export async function requireRights(
  client: Client,
  { name, readsCluster, user }: { name: string; readsCluster: boolean; user: string },
  signal: AbortSignal,
): Promise<void> {
  const rights = teacherRights(name, readsCluster);
  const allowed = await Promise.all(rights.map((right) => reviewRight(client, right, signal)));
  const missing = rights.filter((_, index) => !allowed[index]);
  if (missing.length === 0) return;
  throw new LessonRefused(
    `${JSON.stringify(user)} may not do what a lesson takes on this cluster: ` +
      `${missing.map(rightTitle).join(", ")}.\n${whatToAskFor(user, [name], readsCluster)}`,
  );
}

const WARNING = "Mind that who may make roles in every namespace can give himself rights there:\n" +
  "a cluster that is for learning alone (kind, minikube, pequod sim start) is the better place.";

/** What an administrator may apply so that the user can take lessons there. */
function whatToAskFor(user: string, names: readonly string[], readsCluster: boolean): string {
  const apiVersion = "rbac.authorization.k8s.io/v1";
  const metadata = { name: "pequod-teacher" };
  const role = {
    apiVersion,
    kind: "ClusterRole",
    metadata,
    rules: teacherRules(names, readsCluster) as unknown as Json,
  };
  const binding = {
    apiVersion,
    kind: "ClusterRoleBinding",
    metadata,
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: metadata.name },
    subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "User", name: user }],
  };
  return `Ask an administrator of the cluster to apply what follows. ${WARNING}\n\n${printYaml(role)}---\n` +
    printYaml(binding);
}

/** Makes namespace, account and role, and waits until they work. Answers the account's token. @throws {LessonRefused} */
export async function makeNamespace(
  client: Client,
  { name, objects }: LessonObjects,
  { user, readsCluster }: { user: string; readsCluster: boolean },
  patience: Patience,
): Promise<string> {
  const { signal } = patience;
  const [namespace, ...others] = objects;
  // Where there is one already, it is another's, and nothing here may remove it.
  await client.create(namespace!.path, namespace!.object, { signal });
  try {
    for (const { path, object } of others) await client.create(path, object, { signal });
    const account = `${NAMESPACES}/${name}/serviceaccounts/${LEARNER}`;
    const answer = await client.create<{ status?: { token?: string } }>(`${account}/token`, {
      apiVersion: "authentication.k8s.io/v1",
      kind: "TokenRequest",
      spec: { expirationSeconds: TOKEN_SECONDS },
    }, { signal });
    const token = answer.status?.token;
    if (!token) throw new LessonRefused("The server gives no token for the learner's account.");
    return token;
  } catch (error) {
    await removeLesson(client, name, afterAll(patience));
    if (!(error instanceof ApiError) || error.code !== 403) throw error;
    throw new LessonRefused(
      `${JSON.stringify(user)} may not do what a lesson takes on this cluster: ${error.message}\n` +
        whatToAskFor(user, [name], readsCluster),
    );
  }
}

/** Waits until the learner's account has its rights, and pods can be made: a real server needs a moment for both. */
export async function awaitAccount(learner: Client, namespace: string, patience: Patience): Promise<void> {
  const right = { verb: "create", group: "", resource: "pods", namespace };
  await until(patience, async () => {
    if (!await reviewRight(learner, right, patience.signal)) return false;
    return await exists(learner, `${NAMESPACES}/${namespace}/serviceaccounts/default`, patience.signal);
  }, `The account of namespace ${namespace} does not come to its rights.`);
}

/** The namespaces of lessons that one may see. @throws {ApiError} one may not list namespaces */
export async function lessonsThere(client: Client, signal: AbortSignal): Promise<LessonThere[]> {
  const { items } = await client.list(NAMESPACES, { query: { labelSelector: SELECTOR }, signal });
  return items.map(lessonOf).filter((one) => one !== undefined);
}

/** The lesson's namespace, if it is there. @throws {LessonRefused} there is one of that name which is none of ours */
export async function lessonThere(
  client: Client,
  name: string,
  signal: AbortSignal,
): Promise<LessonThere | undefined> {
  const namespace = await find(client, `${NAMESPACES}/${name}`, signal);
  if (!namespace) return undefined;
  const lesson = lessonOf(namespace);
  if (lesson) return lesson;
  throw new LessonRefused(
    `Namespace ${name} is there already, and was not made for a lesson: it lacks the label ${MANAGED}=${MANAGER}. ` +
      "It is not touched.",
  );
}

/**
 * Deletes all that the learner may make in there, until nothing of it is left. What is put back into every namespace, as
 * some clusters do with a ConfigMap, is another object then, and stays. Acts as the learner: it reaches nothing else.
 */
export async function emptyNamespace(learner: Client, namespace: string, patience: Patience): Promise<void> {
  const { signal } = patience;
  /** What was there, and what came of it meanwhile: a ReplicaSet makes Pods until it has gone. */
  let gone: ReadonlySet<string> | undefined;
  await until(patience, async () => {
    const kinds = await Promise.all(OWN_KINDS.map(async (kind) => {
      const path = resourcePath(kind, { namespace });
      const fieldSelector = kind.kept?.map((name) => `metadata.name!=${name}`).join();
      const query = fieldSelector === undefined ? {} : { fieldSelector };
      const { items } = await learner.list(path, { query, signal });
      return { path, query, items };
    }));
    const there = kinds.flatMap(({ items }) => items);
    const known: ReadonlySet<string> = gone = new Set([
      ...gone ?? [],
      ...there.filter((object) => !gone || isOf(gone, object)).map(({ metadata }) => metadata.uid ?? ""),
    ]);
    await Promise.all(kinds.map(async ({ path, query, items }) => {
      const isLeft = items.some((one) => isOf(known, one) && one.metadata.deletionTimestamp === undefined);
      const options = { propagationPolicy: "Background", gracePeriodSeconds: 1 };
      if (isLeft) await learner.delete(path, options, { query, signal });
    }));
    return !there.some((object) => isOf(known, object));
  }, `Namespace ${namespace} does not become empty.`);
}

/** It is one of them, or one of them has made it. */
function isOf(known: ReadonlySet<string>, { metadata }: KubeObject): boolean {
  return known.has(metadata.uid ?? "") || (metadata.ownerReferences ?? []).some(({ uid }) => known.has(uid));
}

/** Removes what a lesson has made, and waits until it is gone. What is not the lesson's stays. */
export async function removeLesson(client: Client, name: string, patience: Patience): Promise<void> {
  const { signal } = patience;
  for (const plural of CLUSTER_WIDE) await removeClusterWide(client, plural, name, signal);
  const there = await lessonThere(client, name, signal);
  if (!there) return;
  await deleteThat(client, `${NAMESPACES}/${name}`, there.uid, signal);
  await until(
    patience,
    async () => (await find(client, `${NAMESPACES}/${name}`, signal))?.metadata.uid !== there.uid,
    `Namespace ${name} is deleted, but has not gone yet: kubectl get namespace ${name} shows why.`,
    MOST_LOOKS_TO_END,
  );
}

async function removeClusterWide(
  client: Client,
  plural: (typeof CLUSTER_WIDE)[number],
  name: string,
  signal: AbortSignal,
): Promise<void> {
  const path = resourcePath({ ...RBAC, name: plural });
  try {
    const { items } = await client.list(path, { query: { labelSelector: SELECTOR }, signal });
    for (const { metadata } of items) {
      if (metadata.name === name) await deleteThat(client, `${path}/${name}`, metadata.uid ?? "", signal);
    }
  } catch (error) {
    // Who may not see them has not made them.
    if (!(error instanceof ApiError) || error.code !== 403) throw error;
  }
}

/** That object and none that has come after it under the same name. */
async function deleteThat(client: Client, path: string, uid: string, signal: AbortSignal): Promise<void> {
  try {
    await client.delete(path, { preconditions: { uid } }, { signal });
  } catch (error) {
    if (!(error instanceof ApiError) || (error.code !== 404 && error.code !== 409)) throw error;
  }
}

function lessonOf({ metadata }: KubeObject): LessonThere | undefined {
  const { name = "", uid = "", labels = {}, annotations = {}, creationTimestamp = "" } = metadata;
  const lesson = labels[LESSON];
  if (labels[MANAGED] !== MANAGER || lesson === undefined) return undefined;
  return { name, uid, lesson, by: annotations[MADE_BY] ?? "somebody", since: String(creationTimestamp) };
}

async function exists(client: Client, path: string, signal: AbortSignal): Promise<boolean> {
  return await find(client, path, signal) !== undefined;
}

async function find(client: Client, path: string, signal: AbortSignal): Promise<KubeObject | undefined> {
  try {
    return await client.get(path, { signal });
  } catch (error) {
    if (error instanceof ApiError && error.code === 404) return undefined;
    throw error;
  }
}

async function until(
  { wait, signal }: Patience,
  isSo: () => Promise<boolean>,
  failure: string,
  mostLooks = MOST_LOOKS,
): Promise<void> {
  for (let looks = 0; looks < mostLooks; looks++) {
    if (await isSo()) return;
    await wait(LOOK_MS);
    signal.throwIfAborted();
  }
  throw new LessonRefused(failure);
}
