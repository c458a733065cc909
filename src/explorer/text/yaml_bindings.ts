/** The keys of a YAML view. */
import type { Binding } from "../binding.ts";
import { readSchemaOf } from "../explain/read_schema.ts";
import type { PaneContext, Step } from "../pane.ts";
import { kubectlName } from "../resolve_resource.ts";
import { targetTitle } from "../target.ts";
import { copyCommands, countOf } from "./copying.ts";
import { isSecret } from "./decoded_secret.ts";
import { jsonPathText } from "./json_path_text.ts";
import { ownObjectKeys } from "./own_object_keys.ts";
import { foldBindings, selectionBindings, textBindings } from "./text_bindings.ts";
import { fieldNames, valueText } from "./yaml_document.ts";
import {
  docsPlace,
  printed,
  selectedEntry,
  selectedPath,
  textColumns,
  textRows,
  toggleHeld,
  type YamlDocs,
  type YamlState,
} from "./yaml_state.ts";

type YamlBinding = Binding<YamlState>;

export function yamlBindings(state: YamlState, context: PaneContext): readonly YamlBinding[] {
  const own = [
    ...selectionBindings(state),
    ...(isSecret(state.target.resource) ? [decode] : []),
    ...docsBindings,
    ...foldBindings<YamlState>(),
    ...viewBindings,
    ...copyBindings,
    ...textBindings<YamlState>({
      cursorShown: true,
      rowsOf: (context) => textRows(state, context),
      columnsOf: (context) => textColumns(state, context),
      dump: ({ target, isDecoded }) => ({
        name: `${targetTitle(target)}${isDecoded ? " decoded" : ""}`,
        extension: "yaml",
      }),
    }),
  ];
  return [...own, ...ownObjectKeys(own, state, context, { targetOf, hidden: ["yaml", "explain"] })];
}

const targetOf = ({ target }: YamlState) => target;

const decode: YamlBinding = {
  id: "decode",
  keys: ["x"],
  title: "decode",
  group: "View",
  footer: 1,
  run: (state) => [printed({ ...state, isDecoded: !state.isDecoded }), []],
};

const docsBindings: readonly YamlBinding[] = [
  {
    id: "explain-field",
    keys: ["Enter", "F1"],
    title: "explain field",
    group: "Documentation",
    footer: 2,
    run: (state, context) => [state, [{ type: "run", line: explainLine(state, context) }]],
  },
  { id: "docs", keys: ["Shift-K"], title: "docs", group: "Documentation", footer: 3, run: toggleDocs },
  {
    id: "pin-docs",
    keys: ["Tab"],
    title: "pin docs",
    group: "Documentation",
    whyNot: noDocs,
    run: (state) => [
      withDocs(state, { pinned: state.docs.pinned ? undefined : selectedPath(state), top: 0 }),
      [],
    ],
  },
  {
    keys: ["Shift-Down"],
    title: "docs down",
    group: "Documentation",
    whyNot: noDocs,
    run: (state) => [withDocs(state, { top: state.docs.top + 1 }), []],
  },
  {
    keys: ["Shift-Up"],
    title: "docs up",
    group: "Documentation",
    whyNot: noDocs,
    run: (state) => [withDocs(state, { top: Math.max(0, state.docs.top - 1) }), []],
  },
];

function noDocs(state: YamlState, context: PaneContext): string | undefined {
  return docsPlace(state, context).type === "none" ? "Shift-K shows the documentation" : undefined;
}

const viewBindings: readonly YamlBinding[] = [
  {
    id: "managed-fields",
    keys: ["m"],
    title: "managed fields",
    group: "View",
    footer: 50,
    run: (state) => [printed({ ...state, showsManaged: !state.showsManaged }), []],
  },
  {
    id: "refresh",
    keys: ["r"],
    title: "refresh on, off",
    group: "View",
    footer: 49,
    run: (state, { now }) => [toggleHeld(state, now), []],
  },
  {
    id: "line-numbers",
    keys: ["#"],
    title: "line numbers",
    group: "View",
    run: (state) => [{ ...state, hasNumbers: !state.hasNumbers }, []],
  },
];

const copyBindings: readonly YamlBinding[] = [
  {
    id: "copy-path",
    keys: ["Shift-P"],
    title: "copy path",
    group: "Copy",
    footer: 31,
    whyNot: noField,
    run: (state) => {
      const path = jsonPathText(selectedPath(state));
      if (path !== undefined) return [state, copyCommands(path, path)];
      const text = "kubectl's JSONPath has no way to write this key.";
      return [state, [{ type: "notify", text, role: "warn" }]];
    },
  },
  {
    id: "copy-value",
    keys: ["Shift-V"],
    title: "copy value",
    group: "Copy",
    footer: 30,
    whyNot: noField,
    run: (state) => {
      const { key, value } = selectedEntry(state)!;
      const text = valueText(value);
      const isBlock = value !== null && typeof value === "object";
      const size = isBlock ? ` (${countOf(text.split("\n").length - 1)})` : "";
      return [state, copyCommands(text, `the value of ${key}${size}`)];
    },
  },
];

function noField(state: YamlState): string | undefined {
  return selectedEntry(state) ? undefined : "no field is on this line";
}

/** `explain deployments.spec.replicas` for the line under the cursor. */
function explainLine(state: YamlState, { discovery }: PaneContext): string {
  const names = fieldNames(selectedPath(state));
  return `explain ${[kubectlName(discovery, state.target.resource), ...names].join(".")}`;
}

/** Shows the documentation, and reads it the first time; or hides it. */
function toggleDocs(state: YamlState, context: PaneContext): Step<YamlState> {
  const { schema } = state.docs;
  if (docsPlace(state, context).type !== "none" && schema !== "unread") {
    return [withDocs(state, { mode: "off", pinned: undefined }), []];
  }
  const shown = withDocs(state, {
    mode: "on",
    top: 0,
    ...(schema === "unread" ? { schema: "reading" } : {}),
  });
  return [shown, schema === "unread" ? [readSchemaOf(state.target.resource, context.pane)] : []];
}

function withDocs(state: YamlState, docs: Partial<YamlDocs>): YamlState {
  return { ...state, docs: { ...state.docs, ...docs } };
}
