/** The history of a workload as a table; Enter compares a revision with what is wanted now. */
import { ageSince } from "../../kube/age.ts";
import type { JsonObject } from "../../kube/object.ts";
import type { Line } from "../../terminal/line.ts";
import type { ClusterPort } from "../cluster_port.ts";
import type { Command } from "../command.ts";
import type { NewPane, PaneContext } from "../pane.ts";
import { kubectlName } from "../resolve_resource.ts";
import { rightTitle } from "../rights.ts";
import { type RowSource, rowsTeller, sourceColumns, sourceRow } from "../table/row_source.ts";
import { sourceTable } from "../table/table_pane.ts";
import { type Target, targetTitle } from "../target.ts";
import { readingPane, type ReadingState } from "../text/reading_pane.ts";
import type { Binding } from "../binding.ts";
import { differenceLines } from "../change/object_difference.ts";
import { propose } from "../change/propose.ts";
import { lookFirst } from "./look_first.ts";
import { fieldsOf, type History, imagesOf, readHistory, type Revision, withoutHash } from "./revisions.ts";
import { rollbackChange } from "./rollback_change.ts";
import { rolloutStatus } from "../../kube/rollout_status.ts";
import { readOnlyReason } from "../read_only.ts";

/** A replica set's history is that of its deployment. */
export function openRevisions(target: Target, { discovery }: PaneContext): readonly Command[] {
  const table = (of: Target): Command => ({ type: "open", pane: sourceTable(revisions(of)) });
  if (target.resource.name !== "replicasets") return [table(target)];
  return lookFirst(`Revisions of ${targetTitle(target)}`, async ({ client }, signal) => {
    const history = await readHistory(client, target, discovery, signal);
    return [table(history.target)];
  });
}

export function revisions(target: Target): RowSource {
  return {
    name: "revisions",
    title: `Revisions of ${targetTitle(target)}`,
    kubectl: (context) => `kubectl rollout history ${rolloutName(target, context)}`,
    isEndless: true,
    read: (port, tell, signal, context) => follow(target, port, tell, signal, context),
    enterTitle: "compare",
    enter: (row, _context) => [{ type: "open", pane: comparison(target, Number(row.uid)) }],
    keys: [{
      keys: ["Ctrl-L", "r"],
      title: "roll back to it",
      group: "Change",
      footer: 2,
      writes: true,
      whyNot: (_rows, context) => whyNot(target, context),
      run: ([row], context) => rollBack(target, Number(row!.uid), context),
    }],
    empty: "It keeps no revisions.",
  };
}

const columns = sourceColumns([
  "Revision",
  "Now",
  "Name",
  "Pods",
  "Images",
  "Change-Cause",
  "Age",
  "Roll-Out",
]);
const READ_AGAIN_MS = 2_000;

async function follow(
  target: Target,
  port: ClusterPort,
  tell: Parameters<RowSource["read"]>[1],
  signal: AbortSignal,
  { discovery }: PaneContext,
): Promise<void> {
  const tellRows = rowsTeller(columns, tell);
  while (!signal.aborted) {
    const history = await readHistory(port.client, target, discovery, signal);
    tellRows(history.revisions.map((revision) => rowOf(revision, history, port.timing.now())));
    await port.timing.sleep(READ_AGAIN_MS, signal);
  }
}

function rowOf(revision: Revision, { workload }: History, now: number) {
  const { number, keeper, changeCause, isCurrent } = revision;
  const created = `${keeper.metadata.creationTimestamp ?? ""}`;
  const replicas = fieldsOf(keeper["status"])["replicas"];
  return sourceRow({
    uid: String(number),
    name: keeper.metadata.name ?? "",
    creationTimestamp: created,
    cells: [
      number,
      isCurrent ? "*" : "",
      keeper.metadata.name ?? "",
      typeof replicas === "number" ? replicas : "",
      imagesOf(revision),
      changeCause || "<none>",
      ageSince(created, now),
      isCurrent ? rolloutStatus(workload).text : "",
    ],
  });
}

/** What going back to a revision would change. */
export function comparison(target: Target, number: number): NewPane {
  const goBack: Binding<ReadingState> = {
    id: "roll-back",
    keys: ["Ctrl-L", "r"],
    title: "roll back to it",
    group: "Change",
    footer: 1,
    whyNot: (_state, context) => context.readOnly ? readOnlyReason : whyNot(target, context),
    run: (state, context) => [state, rollBack(target, number, context)],
  };
  return readingPane({
    name: `revision-${number}`,
    title: `${targetTitle(target)}: from now to revision ${number}`,
    kubectl: (context) => `kubectl rollout history ${rolloutName(target, context)} --revision=${number}`,
    keys: [goBack],
    read: async (port, tell, signal, { discovery }) =>
      tell(comparisonLines(await readHistory(port.client, target, discovery, signal), number)),
  });
}

function comparisonLines({ workload, revisions, target }: History, number: number): readonly Line[] {
  const revision = revisions.find((one) => one.number === number);
  if (!revision) return [{ spans: [{ text: `There is no revision ${number} any more.`, role: "warn" }] }];
  const asObject = (template: JsonObject) => ({ metadata: {}, spec: { template: withoutHash(template) } });
  const now = asObject(fieldsOf(fieldsOf(workload["spec"])["template"]));
  const lines = differenceLines(now, asObject(revision.template));
  if (lines.length === 0) {
    return [{
      spans: [{ text: `Revision ${number} is what ${targetTitle(target)} wants now.`, role: "ok" }],
    }];
  }
  return lines;
}

function rollBack(target: Target, number: number, context: PaneContext): readonly Command[] {
  return lookFirst(`Roll back ${targetTitle(target)}`, async (port, signal) => {
    const change = rollbackChange(
      await readHistory(port.client, target, context.discovery, signal),
      number,
      context,
    );
    if (typeof change !== "string") return propose(change, context);
    return [{ type: "notify", text: `${targetTitle(target)}: ${change}`, role: "warn" }];
  });
}

function whyNot(target: Target, { rights }: PaneContext): string | undefined {
  const { resource, namespace, name } = target;
  const right = { verb: "patch", group: resource.group, resource: resource.name, namespace, name };
  return rights.may(right) === false ? `you may not ${rightTitle(right)}` : undefined;
}

function rolloutName({ resource, name, namespace }: Target, context: PaneContext): string {
  return `${kubectlName(context.discovery, resource)}/${name} -n ${namespace}${context.contextFlag}`;
}
