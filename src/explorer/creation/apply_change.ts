/** Applying manifests as one change: what kubectl would say of each object, and what takes it back. */
import type { Json, JsonObject, KubeObject } from "../../kube/object.ts";
import { mergePatchBetween } from "../../kube/three_way_merge.ts";
import type { Line } from "../../terminal/line.ts";
import type { Change, DoneWrite, Write } from "../change/change.ts";
import type { PaneContext } from "../pane.ts";
import { type ApplyChoice, outcomeLine, type PlannedApply } from "./apply_plan.ts";

export interface AppliedPath {
  /** As the user wrote it. */
  readonly path: string;
  readonly isRecursive: boolean;
  readonly choice: ApplyChoice;
}

export function applyChange(
  applied: AppliedPath,
  planned: readonly PlannedApply[],
  { contextFlag }: Pick<PaneContext, "contextFlag">,
): Change {
  const counts = [...Map.groupBy(planned, ({ outcome }) => outcome)]
    .map(([outcome, { length }]) => `${length} ${outcome}`).join(", ");
  return {
    title: `Apply ${applied.path}: ${counts}`,
    verb: "Apply",
    done: `${applied.path} applied: ${counts}`,
    writes: planned.flatMap(({ write }) => write ?? []),
    kubectl: `kubectl apply -f ${quoted(applied.path)}${applyFlags(applied)}${contextFlag}`,
    isDestructive: false,
    consequences: (_port, tell) => {
      tell(planned.flatMap(plannedLines));
      return Promise.resolve();
    },
    undo: (done) => takenBack(applied.path, done),
  };
}

export function applyFlags({ isRecursive, choice }: Omit<AppliedPath, "path">): string {
  return [
    isRecursive ? " -R" : "",
    choice.isServerSide ? " --server-side" : "",
    choice.isForced ? " --force-conflicts" : "",
  ].join("");
}

function plannedLines(planned: PlannedApply): Line[] {
  const role = planned.outcome === "unchanged" ? "dim" : "text";
  const warning: Line[] = planned.warning ? [{ spans: [{ text: planned.warning, role: "warn" }] }] : [];
  return [{ spans: [{ text: outcomeLine(planned), role }] }, ...warning];
}

/** What was created goes, what was changed gets back what it had; the newest first. */
function takenBack(path: string, done: readonly DoneWrite[]): Change | string {
  const writes = done.toReversed().flatMap((one) => inverse(one) ?? []);
  if (writes.length === 0) return "there is nothing to take back";
  const deletes = writes.filter(({ request }) => request.type === "delete").length;
  return {
    title: `Take back the apply of ${path}`,
    verb: "Take back",
    done: `the apply of ${path} is taken back`,
    writes,
    kubectl: "",
    isDestructive: deletes > 0,
    undo: `apply it again: :apply ${path}`,
  };
}

function inverse({ write, before, after }: DoneWrite): Write | undefined {
  if (!after) return undefined;
  const target = { ...write.target, uid: after.metadata.uid ?? "" };
  if (!before) {
    return { target, request: { type: "delete", options: { propagationPolicy: "Background" } } };
  }
  const body = mergePatchBetween(written(after), written(before));
  return Object.keys(body).length === 0
    ? undefined
    : { target, request: { type: "patch", patch: "merge", body: body as Json } };
}

/** Without what the server counts and controllers report. */
function written(object: KubeObject): JsonObject {
  const { status: _status, metadata, ...rest } = JSON.parse(JSON.stringify(object)) as KubeObject;
  const { managedFields: _fields, resourceVersion: _version, generation: _generation, ...kept } = metadata;
  return { ...rest, metadata: kept } as unknown as JsonObject;
}

function quoted(path: string): string {
  return /^[\w./~-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
