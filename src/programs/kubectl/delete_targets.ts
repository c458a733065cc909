/** The deletion that `delete` and `replace --force` have in common. */
import { ApiError } from "../../cluster/api_error.ts";
import { printGroupName } from "../../kube/group_version.ts";
import type { KubeObject, Status } from "../../kube/object.ts";
import type { Connection } from "../connection.ts";
import type { Flag, FlagValues } from "../flags.ts";
import type { Io } from "../io.ts";
import { type DryRun, dryRunQuery, dryRunSuffix } from "./dry_run.ts";
import { actOnEach } from "./several_errors.ts";
import { withSource } from "./source_error.ts";
import { type Target, targetPath, type Targets } from "./targets.ts";
import { waitUntil } from "./wait_until.ts";

export interface Deletion {
  connection: Connection;
  io: Io;
  /** Undefined: as each object says. */
  graceSeconds: number | undefined;
  cascade: Cascade;
  dryRun: DryRun;
  /** An object that is not there is as good as deleted. */
  ignoresMissing: boolean;
  /** Only `pod/web`. */
  isNameOnly: boolean;
  /** Wait until they are gone. */
  waits: boolean;
  /** 0: as long as it takes, up to a week. */
  timeoutMs: number;
  /** Warns once of objects without a namespace, since one was named. */
  warnsOfClusterScope: boolean;
}

/** Deletes one after another, waits for all of them, and tells at the end what went wrong. */
export async function deleteTargets({ targets, problem }: Targets, deletion: Deletion): Promise<void> {
  const { io, dryRun } = deletion;
  const uids = new Map<Target, string>();
  let warns = deletion.warnsOfClusterScope;
  await actOnEach(targets, async (target) => {
    if (warns && !target.resource.namespaced) {
      warns = false;
      await io.err("Warning: deleting cluster-scoped resources, not scoped to the provided namespace\n");
    }
    const uid = dryRun === "client" ? "" : await deleteOne(target, deletion);
    if (uid === undefined) return;
    uids.set(target, uid);
    await io.out(deletedText(target, deletion));
  }, problem);
  if (deletion.waits && dryRun === "none") await waitForAll(uids, deletion);
}

/** The UID of what is on its way out; undefined where there was nothing. */
async function deleteOne(target: Target, deletion: Deletion): Promise<string | undefined> {
  const { connection: { client }, graceSeconds, cascade, io } = deletion;
  const body = {
    kind: "DeleteOptions",
    apiVersion: "v1",
    ...(graceSeconds === undefined ? {} : { gracePeriodSeconds: graceSeconds }),
    propagationPolicy: cascade,
    ...(deletion.dryRun === "server" ? { dryRun: ["All"] } : {}),
  };
  try {
    const answer = await client.delete(targetPath(target), body, {
      query: { ...dryRunQuery(deletion.dryRun) },
      signal: io.signal,
    });
    return uidIn(answer);
  } catch (error) {
    const isMissing = error instanceof ApiError && error.reason === "NotFound";
    if (isMissing && deletion.ignoresMissing) return undefined;
    throw withSource("deleting", target.source, error);
  }
}

function uidIn(answer: KubeObject | Status): string {
  if ("details" in answer) return (answer as Status).details?.uid ?? "";
  return (answer as KubeObject).metadata?.uid ?? "";
}

function deletedText({ resource, namespace, name }: Target, deletion: Deletion): string {
  const kind = printGroupName(resource.kind, resource.group).toLowerCase();
  if (deletion.isNameOnly) return `${kind}/${name}\n`;
  const word = deletion.graceSeconds === 0 ? "force deleted" : "deleted";
  const where = namespace ? ` from ${namespace} namespace` : "";
  return `${kind} "${name}" ${word}${where}${dryRunSuffix(deletion.dryRun)}\n`;
}

async function waitForAll(uids: Map<Target, string>, { connection, io, timeoutMs }: Deletion): Promise<void> {
  const deadlineMs = io.now() + (timeoutMs || WEEK_MS);
  const errors: unknown[] = [];
  for (const [target, uid] of uids) {
    try {
      // Another object of the same name does not count.
      const isDone = (object: KubeObject | undefined) =>
        object === undefined || uid !== "" && object.metadata.uid !== uid;
      await waitUntil({ connection, io, target, deadlineMs, isDone });
    } catch (error) {
      // Who may delete and not look has done what can be done.
      if (error instanceof ApiError && (error.code === 403 || error.code === 405)) return;
      errors.push(error);
    }
  }
  if (errors.length === 1) throw errors[0];
  if (errors.length > 1) throw new AggregateError(errors, "some objects are still there");
}

const WEEK_MS = 7 * 24 * 3_600_000;

export type Cascade = "Background" | "Foreground" | "Orphan";

/** How a deletion is done. */
export const deletionFlags: readonly Flag[] = [
  {
    name: "cascade",
    kind: "string",
    default: "background",
    bare: "background",
    placeholder: "'background'",
    usage:
      'What becomes of what the object owns: "background" deletes it afterwards, "foreground" before, "orphan" ' +
      "leaves it.",
  },
  { name: "force", kind: "bool", usage: "Do not wait for the kubelet to confirm; with --grace-period=0." },
  {
    name: "grace-period",
    kind: "int",
    default: -1,
    usage: "Seconds that pods get to end; negative: as they say themselves. 0 needs --force.",
  },
  {
    name: "timeout",
    kind: "duration",
    default: 0,
    usage: "How long to wait until the objects are gone; 0s: as long as it takes.",
  },
];

/** What a DELETE says of these flags; `wait` and `timeout` are for who deletes. */
export async function deletionBody(flags: FlagValues, io: Pick<Io, "err">): Promise<Record<string, unknown>> {
  const graceSeconds = flags.bool("force") ? 0 : flags.number("grace-period")!;
  return {
    propagationPolicy: await cascadeOf(flags, io),
    ...(graceSeconds < 0 ? {} : { gracePeriodSeconds: graceSeconds }),
  };
}

/** @throws {Error} in kubectl's words, for what is no choice */
export async function cascadeOf(flags: FlagValues, io: Pick<Io, "err">): Promise<Cascade> {
  const value = flags.string("cascade");
  switch (value) {
    case "":
    case "background":
      return "Background";
    case "foreground":
      return "Foreground";
    case "orphan":
      return "Orphan";
  }
  const isTrue = /^(1|t|T|true|TRUE|True)$/.test(value);
  if (!isTrue && !/^(0|f|F|false|FALSE|False)$/.test(value)) {
    throw new Error(`invalid cascade value (${value}). Must be "background", "foreground", or "orphan"`);
  }
  const better = isTrue ? "background" : "orphan";
  await io.err(
    `warning: --cascade=${value} is deprecated (boolean value) and can be replaced with --cascade=${better}.\n`,
  );
  return isTrue ? "Background" : "Orphan";
}
