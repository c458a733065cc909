/** What verbs share that change fields of objects: find them, change a copy, send what differs, tell it. */
import { ApiError } from "../../cluster/api_error.ts";
import type { Client, Query } from "../../cluster/client.ts";
import { parseGroupVersion } from "../../kube/group_version.ts";
import { definitionName } from "../../kube/merge_facts.ts";
import { mergeDiff } from "../../kube/merge_diff.ts";
import type { JsonObject, KubeObject } from "../../kube/object.ts";
import { strategicDiff } from "../../kube/strategic_diff.ts";
import type { Call } from "../program.ts";
import { dryRunOf } from "./dry_run.ts";
import { readLocalManifests } from "./manifest_source.ts";
import { throwErrors } from "./several_errors.ts";
import { findTargets, type Target, targetPath, type TargetQuery } from "./targets.ts";
import { typedPrinter } from "./typed_object.ts";
import { withZeroValues } from "./zero_values.ts";
import { writeQuery } from "./write_flags.ts";

export interface ObjectChange {
  query: TargetQuery;
  /** What is told: `image updated`. */
  outcome: string;
  /** Before the server's words. Absent: its words alone. */
  failure?: string;
  /** Objects that stay as they are are told and sent, too. */
  tellsAll?: boolean;
  /** Nothing is told and nothing sent. */
  isSilent?: boolean;
  /** After the objects are found. */
  check?(): void | Promise<void>;
  /** Changes the object, or throws. `name` is how messages call it: `services/web`. */
  change(object: KubeObject, name: string): void | Promise<void>;
}

/** Changes every object that is named; what is wrong with one leaves the others be, and is told a line each. */
export async function changeObjects(call: Call, asked: ObjectChange): Promise<number> {
  const { flags, io } = call;
  const dryRun = await dryRunOf(call);
  const print = await typedPrinter(call, dryRun);
  const isLocal = flags.bool("local");
  const found = isLocal ? await localObjects(call) : await liveObjects(call, asked.query);
  await asked.check?.();
  const errors: Error[] = [];
  for (const { object, target } of found) {
    try {
      const changed = structuredClone(object);
      const name = `${target?.resource.name ?? `${object.kind?.toLowerCase()}s`}/${object.metadata.name}`;
      await asked.change(changed, name);
      if (asked.isSilent) continue;
      const patch = patchBetween(object, changed);
      if (Object.keys(patch).length === 0 && !asked.tellsAll) continue;
      const isKept = isLocal || dryRun === "client" || !target;
      const answer = isKept
        ? changed
        : await send(call, target, patch, { query: writeQuery(flags, dryRun), failure: asked.failure });
      await io.out(print(isLocal ? withZeroValues(answer) : answer, asked.outcome));
    } catch (error) {
      if (!(error instanceof Error) || error instanceof TypeError) throw error;
      errors.push(error instanceof ApiError ? error : new Error(`error: ${error.message}`, { cause: error }));
    }
  }
  throwErrors(errors);
  return 0;
}

/** What leads from one to the other: a strategic merge patch for the kinds of Kubernetes, a merge patch for others. */
export function patchBetween(before: KubeObject, after: KubeObject): JsonObject {
  const { apiVersion = "", kind = "" } = before;
  const definition = definitionName({ ...parseGroupVersion(apiVersion), kind });
  const [from, to] = [before as JsonObject, after as JsonObject];
  return definition === undefined ? mergeDiff(from, to) : strategicDiff(from, to, definition);
}

/** Sends such a patch. */
export async function sendPatch(
  client: Client,
  target: Target,
  patch: JsonObject,
  options: { query: Query; signal: AbortSignal },
): Promise<KubeObject> {
  const { group, version, kind } = target.resource;
  const type = definitionName({ group, version, kind }) === undefined ? "merge" : "strategic";
  return await client.patch(targetPath(target), type, patch, options);
}

interface Found {
  object: KubeObject;
  target?: Target;
}

async function liveObjects(call: Call, query: TargetQuery): Promise<Found[]> {
  const { targets, problem } = await findTargets(call, await call.connect(), query);
  const found: Found[] = [];
  const errors: unknown[] = [];
  for (const target of targets) {
    await target.live().then((object) => found.push({ object, target }), (error) => errors.push(error));
  }
  throwErrors(problem ? [...errors, problem] : errors);
  return found;
}

async function localObjects(call: Call): Promise<Found[]> {
  const { manifests, problem } = await readLocalManifests(call);
  if (problem) throw problem;
  return manifests.map(({ object }) => ({ object }));
}

async function send(
  call: Call,
  target: Target,
  patch: JsonObject,
  { query, failure }: { query: Query; failure: string | undefined },
): Promise<KubeObject> {
  const { client } = await call.connect();
  try {
    return await sendPatch(client, target, patch, { query, signal: call.io.signal });
  } catch (error) {
    if (failure === undefined || !(error instanceof ApiError)) throw error;
    throw new Error(`${failure}${error.status.message ?? ""}`, { cause: error });
  }
}
