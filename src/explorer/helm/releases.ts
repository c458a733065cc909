/** Helm's releases and their revisions, as tables. No helm is needed. */
import type { LeanRow } from "../../cluster/lean_row.ts";
import { latestReleases, releaseHistory } from "../../cluster/helm_releases.ts";
import { type HelmSummary, summaryOf } from "../../kube/helm_release.ts";
import { propose } from "../change/propose.ts";
import type { Command } from "../command.ts";
import type { NewPane, PaneContext } from "../pane.ts";
import { type RowSource, rowsTeller, sourceColumns, type SourceKey, sourceRow } from "../table/row_source.ts";
import { sourceTable } from "../table/table_pane.ts";
import { helmContext, rollbackChange, uninstallChange } from "./release_changes.ts";
import type { SeenRelease } from "./release_steps.ts";
import { differencePane, manifestPane, notesPane, type Revision, valuesPane } from "./release_texts.ts";

/** The newest revision of each release, of a namespace or of all. */
export function releasesSource(namespace: string | undefined): RowSource {
  return {
    name: "releases",
    title: `Helm releases (${namespace ?? "all"})`,
    kubectl: (context) =>
      `helm list ${namespace === undefined ? "-A" : `-n ${namespace}`}${helmContext(context)}`,
    read: async ({ client }, tell, signal) => {
      const { releases, unreadable } = await latestReleases(client, namespace, signal);
      const rows = [
        ...releases.map((release) => releaseRow(summaryOf(release))),
        ...unreadable.map(unreadableRow),
      ];
      rowsTeller(columns, tell)(rows);
    },
    inNamespace: releasesSource,
    enterTitle: "history",
    enter: (row) => [{ type: "open", pane: sourceTable(historySource(seenIn(row))) }],
    keys: [
      ...textKeys((row) => ({ ...seenIn(row), version: seenIn(row).latest })),
      {
        id: "uninstall",
        keys: ["Ctrl-D"],
        title: "uninstall",
        writes: true,
        whyNot: onlyOne,
        run: ([row], context) => propose(uninstallChange(seenIn(row!), context), context),
      },
    ],
    empty: namespace === undefined
      ? "There are no Helm releases in this cluster."
      : `There are no Helm releases in namespace ${namespace}. 0 shows all namespaces.`,
  };
}

const columns = sourceColumns(["Namespace", "Name", "Revision", "Status", "Chart", "App version", "Age"]);

/** The revisions of a release; Enter shows what the newest one has changed since. */
export function historySource(seen: SeenRelease): RowSource {
  const { namespace, name } = seen;
  return {
    name: "release-history",
    title: `${namespace}/${name} › Revisions`,
    kubectl: (context) => `helm history ${name} -n ${namespace}${helmContext(context)}`,
    read: async ({ client }, tell, signal) => {
      const releases = await releaseHistory(client, seen, signal);
      const columns = sourceColumns(["Name", "Status", "Chart", "App version", "Description", "Age"]);
      rowsTeller(columns, tell)(releases.map((release) => revisionRow(summaryOf(release))));
    },
    enterTitle: "difference",
    enter: (row) => [{ type: "open", pane: differenceTo(row, seen) }],
    keys: [
      {
        id: "rollback",
        keys: ["r", "Ctrl-L"],
        title: "roll back to it",
        footer: 2,
        writes: true,
        whyNot: (rows) =>
          onlyOne(rows) ?? (Number(rows[0]!.name) === seen.latest ? "it is the newest revision" : undefined),
        run: ([row], context) => propose(rollbackChange(seen, Number(row!.name), context), context),
      },
      ...textKeys((row) => ({ ...seen, version: Number(row.name) })),
    ],
    empty: "No revision is kept any more.",
  };
}

/** Two marked revisions are compared with each other, else one with the newest. */
function differenceTo(row: LeanRow, seen: SeenRelease): NewPane {
  const version = Number(row.name);
  const other = version === seen.latest ? Math.max(1, version - 1) : seen.latest;
  const [from, to] = version < other ? [version, other] : [other, version];
  return differencePane({ ...seen, version: from }, { ...seen, version: to });
}

function textKeys(revisionOf: (row: LeanRow) => Revision): SourceKey[] {
  const opening = (
    id: string,
    key: string,
    title: string,
    pane: (revision: Revision) => NewPane,
    footer?: number,
  ): SourceKey => ({
    id,
    keys: [key],
    title,
    ...(footer === undefined ? {} : { footer }),
    whyNot: onlyOne,
    run: ([row], _context: PaneContext): readonly Command[] => [{
      type: "open",
      pane: pane(revisionOf(row!)),
    }],
  });
  return [
    opening("values", "v", "values", (revision) => valuesPane(revision, false), 3),
    opening("all-values", "Shift-V", "all values", (revision) => valuesPane(revision, true)),
    opening("manifest", "y", "manifest", manifestPane, 4),
    opening("notes", "d", "notes", notesPane, 5),
  ];
}

function onlyOne(rows: readonly LeanRow[]): string | undefined {
  if (rows.length > 1) return "one at a time";
  return rows[0]?.labels["problem"];
}

function releaseRow({ name, namespace, revision, status, chart, appVersion, updated }: HelmSummary): LeanRow {
  return sourceRow({
    uid: `${namespace}/${name}`,
    name,
    namespace,
    creationTimestamp: updated,
    cells: [namespace, name, revision, status, chart, appVersion, ""],
  });
}

function unreadableRow(
  { name, namespace, problem }: { name: string; namespace: string; problem: string },
): LeanRow {
  return sourceRow({
    uid: `${namespace}/${name}`,
    name,
    namespace,
    labels: { problem },
    cells: [namespace, name, "", `unreadable: ${problem}`, "", "", ""],
  });
}

function revisionRow({ revision, status, chart, appVersion, description, updated }: HelmSummary): LeanRow {
  return sourceRow({
    uid: String(revision),
    name: String(revision),
    creationTimestamp: updated,
    cells: [String(revision), status, chart, appVersion, description, ""],
  });
}

function seenIn({ namespace, name, cells }: LeanRow): SeenRelease {
  return { namespace, name, latest: Number(cells[2]) };
}
