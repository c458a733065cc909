import type { Json, KubeObject } from "../../kube/object.ts";
import { printYaml } from "../../kube/yaml_print.ts";
import type { Line } from "../../terminal/line.ts";
import type { ObjectChange } from "../../cluster/object_watch.ts";
import type { Binding } from "../binding.ts";
import { type NewPane, newPane, type PaneContext, type PaneDefinition } from "../pane.ts";
import { kubectlName } from "../resolve_resource.ts";
import { kubectlTarget, type Target, targetTitle } from "../target.ts";
import { followObject, objectProblem } from "./object_news.ts";
import { textBindings, textSearch } from "./text_bindings.ts";
import { fitted, matchCount, type TextView, textView, visibleLines, withLines } from "./text_view.ts";
import { breadcrumb, fieldPath, type YamlLine, yamlLines } from "./yaml_lines.ts";

interface YamlState {
  readonly target: Target;
  readonly change: ObjectChange;
  readonly showsManaged: boolean;
  readonly yaml: readonly YamlLine[];
  readonly view: TextView;
}

/** An object as YAML, kept up to date; from any line one key leads to the field's documentation. */
export function yamlPane(target: Target): NewPane {
  return newPane(definition, {
    target,
    change: { object: undefined, state: { kind: "loading", count: 0, remaining: undefined } },
    showsManaged: false,
    yaml: [],
    view: textView(),
  });
}

const definition: PaneDefinition<YamlState> = {
  name: "yaml",
  title: ({ target }) => `${targetTitle(target)} · yaml`,
  aside: ({ view, yaml, change }) => {
    const problem = change.object ? objectProblem(change) : "";
    return [
      ...(problem ? [{ text: `stale: ${problem} `, role: "warn" as const }] : []),
      { text: matchCount(view) || breadcrumb(yaml[view.cursor]?.path ?? []), role: "dim" as const },
    ];
  },
  kubectl: ({ target, showsManaged }, context) =>
    `kubectl get ${kubectlTarget(target, context)} -o yaml` +
    `${showsManaged ? " --show-managed-fields" : ""}${context.contextFlag}`,
  bindings: () => bindings,
  target: ({ target }) => target,
  search: textSearch(),
  start: ({ target }, { pane }) => [followObject(pane, target)],
  receive: (state, payload) =>
    payload.type === "object" ? [read({ ...state, change: payload.change }), []] : [state, []],
  view: (state, { columns, rows }) => {
    if (!state.change.object) return [{ spans: [{ text: ` ${objectProblem(state.change)}`, role: "dim" }] }];
    return visibleLines(fitted(state.view, rows), columns, rows, { cursorShown: true });
  },
};

const bindings: readonly Binding<YamlState>[] = [
  {
    keys: ["Enter", "x"],
    title: "explain field",
    group: "View",
    footer: 1,
    run: (state, context) => [state, [{ type: "run", line: explainLine(state, context) }]],
  },
  {
    keys: ["m"],
    title: "managed fields",
    group: "View",
    footer: 20,
    run: (state) => [read({ ...state, showsManaged: !state.showsManaged }), []],
  },
  ...textBindings<YamlState>({ cursorShown: true }),
];

/** `explain deployments.spec.replicas` for the line under the cursor. */
function explainLine({ target, yaml, view }: YamlState, { discovery }: PaneContext): string {
  const path = fieldPath(yaml[view.cursor]?.path ?? []);
  return `explain ${[kubectlName(discovery, target.resource), ...path].join(".")}`;
}

function read(state: YamlState): YamlState {
  const { object } = state.change;
  if (!object) return { ...state, yaml: [], view: withLines(state.view, []) };
  const yaml = yamlLines(printYaml((state.showsManaged ? object : withoutManagedFields(object)) as Json));
  const lines: Line[] = yaml.map(({ line }) => line);
  return { ...state, yaml, view: withLines(state.view, lines) };
}

function withoutManagedFields(object: KubeObject): KubeObject {
  const { managedFields: _, ...metadata } = object.metadata;
  return { ...object, metadata };
}
