import { kindField } from "../../kube/schema_field.ts";
import type { Span } from "../../terminal/line.ts";
import { readSchemaOf, type SchemaNews } from "../explain/read_schema.ts";
import { clockTime } from "../header.ts";
import { type NewPane, newPane, type PaneDefinition } from "../pane.ts";
import { kubectlTarget, type Target, targetTitle } from "../target.ts";
import { followObject, objectProblem } from "./object_news.ts";
import { textSearch } from "./text_bindings.ts";
import { textClick } from "./text_click.ts";
import { matchCount } from "./text_view.ts";
import { yamlBindings } from "./yaml_bindings.ts";
import { breadcrumb } from "./yaml_document.ts";
import { docsPlace, newYamlState, selectedPath, textRows, withChange, type YamlState } from "./yaml_state.ts";
import { yamlView } from "./yaml_view.ts";

export interface YamlOptions {
  /** Of a Secret: its data in the clear. */
  isDecoded?: boolean;
}

/**
 * An object as YAML, kept up to date. Its blocks can be folded; what there is to say of the field under the cursor
 * stands beside it.
 */
export function yamlPane(target: Target, { isDecoded = false }: YamlOptions = {}): NewPane {
  return newPane(definition, newYamlState(target, isDecoded));
}

const definition: PaneDefinition<YamlState> = {
  name: "yaml",
  title: ({ target, isDecoded }) => `${targetTitle(target)} · yaml${isDecoded ? " · DECODED" : ""}`,
  aside: (state, { columns }) => {
    const count = matchCount(state.view);
    const room = Math.max(leastCrumb, Math.floor(columns / 3)) - (count === "" ? 0 : count.length + 3);
    const crumb = breadcrumb(selectedPath(state), room);
    return [...standing(state), { text: [count, crumb].filter(Boolean).join(" · "), role: "dim" }];
  },
  kubectl: ({ target, showsManaged, isDecoded }, context) => {
    const format = isDecoded ? decodedFormat : `yaml${showsManaged ? " --show-managed-fields" : ""}`;
    return `kubectl get ${kubectlTarget(target, context)} -o ${format}${context.contextFlag}`;
  },
  bindings: yamlBindings,
  target: ({ target }) => target,
  click: textClick,
  search: textSearch((context, state) => textRows(state, context)),
  start: (state, context) => [
    followObject(context.pane, state.target),
    ...(docsPlace(state, context).type === "none" ? [] : [readSchemaOf(state.target.resource, context.pane)]),
  ],
  receive: (state, payload, { now }) => {
    if (payload.type === "object") return [withChange(state, payload.change, now), []];
    if (payload.type !== "schema" && payload.type !== "noSchema") return [state, []];
    return [{ ...state, docs: { ...state.docs, schema: schemaOf(state.target, payload) } }, []];
  },
  tick: (state, { now }) =>
    state.changed.lines.size > 0 && now >= state.changed.until
      ? { ...state, changed: { lines: new Set(), until: 0 } }
      : state,
  view: (state, context) => {
    if (state.object) return yamlView(state, context);
    return [{ spans: [{ text: ` ${objectProblem(state.change)}`, role: "dim" }] }];
  },
};

/** How kubectl decodes the data of a Secret. */
const decodedFormat = `go-template='{{range $k, $v := .data}}{{$k}}: {{$v | base64decode}}{{"\\n"}}{{end}}'`;

/** Columns that the path of a field always has. */
const leastCrumb = 28;

/** Why what is shown may be old, and since when. */
function standing({ change, object, heldSince }: YamlState): Span[] {
  const { state } = change;
  if (object && !change.object) return [{ text: `${objectProblem(change)} `, role: "bad" }];
  if (state.kind === "stale") {
    return [{ text: `stale since ${clockTime(state.since)}: ${state.error.message} `, role: "bad" }];
  }
  if (object && objectProblem(change)) return [{ text: `stale: ${objectProblem(change)} `, role: "warn" }];
  if (heldSince === undefined) return [];
  const isOld = change.object !== object;
  return [{ text: `held since ${clockTime(heldSince)}${isOld ? ", changed meanwhile" : ""} `, role: "warn" }];
}

function schemaOf({ resource }: Target, news: SchemaNews): Exclude<YamlState["docs"]["schema"], string> {
  if (news.type === "noSchema") return { root: undefined, problem: `no documentation: ${news.why}` };
  const root = news.document && kindField(news.document, resource);
  return root ? { root } : { root, problem: `The server publishes no documentation of ${resource.kind}.` };
}
