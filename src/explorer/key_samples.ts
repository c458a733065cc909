/** A view of every sort, with nothing in it, for what lists keys: the map of keys, its checks, their tests. */
import { keyNamed } from "../terminal/key_name.ts";
import { pulsesPane } from "./around/pulses_pane.ts";
import { treePane } from "./around/tree_pane.ts";
import type { Change } from "./change/change.ts";
import { journalSource } from "./change/journal_source.ts";
import { proposalPane } from "./change/proposal_pane.ts";
import { mistakesPane } from "./creation/apply.ts";
import { folder } from "./creation/folder_table.ts";
import { type Form, formPane } from "./dialog/form.ts";
import { explainPane } from "./explain/explain_pane.ts";
import { historySource, releasesSource } from "./helm/releases.ts";
import { newHelp } from "./help_pane.ts";
import { logLinePane } from "./logs/log_line_pane.ts";
import { logsPane } from "./logs/logs_pane.ts";
import { type Model, paneContext } from "./model.ts";
import type { NewPane, OpenPane } from "./pane.ts";
import { whyPane } from "./reasons/why_pane.ts";
import { drainPane } from "./removal/drain_pane.ts";
import { plainDrain } from "./removal/drain_change.ts";
import { lookFirst } from "./removal/look_first.ts";
import { comparison, revisions } from "./removal/revisions_table.ts";
import { conflictPane } from "./session/conflict_pane.ts";
import { forwardList } from "./session/forward_list.ts";
import { transferList } from "./session/transfer_list.ts";
import { columnPicker } from "./table/column_picker.ts";
import { contexts } from "./table/contexts.ts";
import { podsOf } from "./table/drill.ts";
import type { RowSource } from "./table/row_source.ts";
import { newTable, sourceTable, tableOf } from "./table/table_pane.ts";
import type { Target } from "./target.ts";
import { describePane } from "./text/describe_pane.ts";
import { readingPane } from "./text/reading_pane.ts";
import { screenDumps } from "./text/screen_dumps.ts";
import { yamlPane } from "./text/yaml_pane.ts";

/** Panes as they open, and as they are with a filter, or after one more key: some keys are there only then. */
export function keySamples(model: Model): readonly OpenPane[] {
  const context = paneContext(model, 1);
  return samples(model).map((create) => create(1)).flatMap((pane) => [
    pane,
    ...(pane.search ? [pane.changeSearch("x", context)[0]] : []),
    ...afterKeys.flatMap((key) => {
      const bound = pane.keys(context).find(({ keys }) => keys.includes(key));
      const taken = bound && !bound.whyNot ? pane.press(keyNamed(key), context) : null;
      return taken ? [taken[0]] : [];
    }),
  ]);
}

/** A selection; the buttons of a question. */
const afterKeys: readonly string[] = ["v", "Tab"];

function samples(model: Model): readonly NewPane[] {
  const resource = podsOf(undefined);
  const target: Target = { resource, namespace: "default", name: "pod", uid: "uid" };
  return [
    newTable(tableOf({ resource })),
    ...otherKinds.map((kind) => newTable(tableOf({ resource: { ...resource, ...kind } }))),
    ...sources(target).map((source) => sourceTable(source)),
    yamlPane(target),
    yamlPane({ ...target, resource: { ...resource, name: "secrets", kind: "Secret" } }),
    describePane(target),
    logsPane({ targets: [target] }, model.settings.logs),
    logLinePane({ timeUs: 0, stamp: "", id: 0, source: 0, kind: "text", text: "" }, ""),
    treePane(target),
    whyPane(target),
    pulsesPane(undefined),
    explainPane("pods"),
    readingPane({ name: "text", title: "", read: () => Promise.resolve() }),
    comparison(target, 1),
    mistakesPane({ path: "", isRecursive: false, choice: { isServerSide: false, isForced: false } }, [], 0),
    conflictPane({ target, conflicts: [], draft: "", merge: () => [], overwrite: () => [] }),
    drainPane({ nodes: [], choice: plainDrain, kubectl: "", discovery: undefined }),
    formPane(form),
    proposalPane(question, () => []),
    columnPicker({ kind: "", table: 1, usual: [], columns: [], sorted: "" }),
    ...lookFirst("", () => Promise.resolve([])).flatMap((command) =>
      command.type === "open" ? [command.pane] : []
    ),
    newHelp(model),
  ];
}

/** Kinds whose tables have keys that others do not have. */
const otherKinds = [
  { name: "deployments", group: "apps", kind: "Deployment" },
  { name: "namespaces", group: "", kind: "Namespace", namespaced: false },
  { name: "events", group: "", kind: "Event" },
];

function sources(target: Target): readonly RowSource[] {
  return [
    contexts,
    journalSource,
    forwardList(),
    transferList,
    folder(""),
    releasesSource(undefined),
    historySource({ namespace: "", name: "", latest: 1 }),
    revisions(target),
    screenDumps,
  ];
}

const form: Form = {
  title: "",
  fields: [{ type: "text", name: "field", label: "", value: "" }],
  submit: () => [],
};

const question: Change = {
  title: "",
  done: "",
  writes: [],
  kubectl: "",
  isDestructive: false,
  undo: "",
  options: { fields: form.fields, with: () => "" },
};
