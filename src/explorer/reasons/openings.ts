/** From names in a text to commands: what Enter on a link or a check does. */
import type { ObjectReference, Opening } from "../../kube/reasons/evidence.ts";
import type { Command } from "../command.ts";
import type { PaneContext } from "../pane.ts";
import { logsPane } from "../logs/logs_pane.ts";
import { newTable, tableOf } from "../table/table_pane.ts";
import type { Target } from "../target.ts";
import { describePane } from "../text/describe_pane.ts";
import { yamlPane } from "../text/yaml_pane.ts";

/** The object as something that keys can be pressed on; undefined where the server does not know the kind. */
export function referencedTarget(
  { kind, group, namespace, name }: ObjectReference,
  { discovery }: Pick<PaneContext, "discovery">,
  uid = "",
): Target | undefined {
  const resource = discovery?.resources.find((one) => one.kind === kind && one.group === group);
  return resource && { resource, namespace: resource.namespaced ? namespace : "", name, uid };
}

/** Goes to the object's row: all keys for objects work there. */
export function jumpTo(reference: ObjectReference, context: PaneContext): readonly Command[] {
  const target = referencedTarget(reference, context);
  if (!target) return [unknown(reference)];
  const { resource, name } = target;
  const namespace = resource.namespaced ? target.namespace : undefined;
  const query = { resource, namespace, fieldSelector: `metadata.name=${name}` };
  return [{ type: "open", pane: newTable(tableOf(query)) }];
}

export function openingCommands(opening: Opening, context: PaneContext): readonly Command[] {
  if (opening.view === "line") return [{ type: "run", line: opening.line }];
  if (opening.view === "jump") return jumpTo(opening.reference, context);
  const { reference } = opening;
  const target = referencedTarget(reference, context);
  if (!target) return [unknown(reference)];
  if (opening.view === "logs") {
    const { container, isPrevious } = opening;
    const one = container === undefined ? target : { ...target, container };
    return [{ type: "open", pane: logsPane({ targets: [one] }, context.settings.logs, isPrevious) }];
  }
  return [{ type: "open", pane: opening.view === "yaml" ? yamlPane(target) : describePane(target) }];
}

function unknown({ kind }: ObjectReference): Command {
  return { type: "notify", text: `The server does not know the kind ${kind}.`, role: "warn" };
}
