/**
 * Panes that open on the selected object. Each becomes a key of every table: footer, help and kubectl line follow.
 * To add one, write its file and put its record here.
 */
import { explainPane } from "../explain/explain_pane.ts";
import { kubectlName } from "../resolve_resource.ts";
import { describePane } from "../text/describe_pane.ts";
import { logsPane } from "../text/logs_pane.ts";
import { yamlPane } from "../text/yaml_pane.ts";
import type { NewPane, PaneContext } from "../pane.ts";
import type { Target } from "./subject.ts";

export interface ObjectPane {
  /** One word: `yaml`, `describe`, `logs`. */
  readonly name: string;
  readonly keys: readonly string[];
  readonly title: string;
  /** Place in the footer. */
  readonly footer?: number;
  /** Why it does not work on this object; undefined when it does. */
  readonly whyNot?: (target: Target, context: PaneContext) => string | undefined;
  readonly open: (target: Target, context: PaneContext) => NewPane;
}

export const objectPanes: readonly ObjectPane[] = [
  {
    name: "logs",
    keys: ["l"],
    title: "logs",
    footer: 2,
    whyNot: onlyPods,
    open: (target) => logsPane(logTarget(target)),
  },
  {
    name: "previous",
    keys: ["p"],
    title: "previous logs",
    whyNot: onlyPods,
    open: (target) => logsPane(logTarget(target), true),
  },
  { name: "describe", keys: ["d"], title: "describe", footer: 3, open: (target) => describePane(target) },
  { name: "yaml", keys: ["y"], title: "yaml", footer: 4, open: (target) => yamlPane(target) },
  {
    name: "explain",
    keys: ["F1"],
    title: "explain",
    footer: 8,
    open: ({ resource }, { discovery }) => explainPane(kubectlName(discovery, resource)),
  },
];

function onlyPods({ resource }: Target): string | undefined {
  const isPod = resource.group === "" && resource.name === "pods";
  return isPod ? undefined : `${resource.name} have no log of their own: Enter leads to their pods`;
}

function logTarget({ namespace, name, container }: Target) {
  return { namespace, pod: name, container };
}
