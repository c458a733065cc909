/** What the variables in a hotkey's command stand for. */
import { kubectlName } from "./resolve_resource.ts";
import { type Model, paneContext, topPane } from "./model.ts";

/** The command line of a hotkey; names that nothing is known of become nothing, as in a shell. */
export function hotkeyLine(command: string, model: Model): string {
  const pane = topPane(model);
  const target = pane?.target(paneContext(model, pane.pane));
  const values: Record<string, string | undefined> = {
    NAME: target?.name,
    NAMESPACE: target?.namespace || (model.namespace ?? "all"),
    CONTAINER: target?.container,
    CONTEXT: model.context.name,
    CLUSTER: model.context.cluster,
    USER: model.context.user,
    FILTER: pane?.searchText(),
    RESOURCE_NAME: target && kubectlName(model.cluster.discovery, target.resource),
    RESOURCE_GROUP: target?.resource.group,
    RESOURCE_VERSION: target?.resource.version,
  };
  return command.replace(
    /\$\{?([A-Z_]+)\}?/g,
    (written, name: string) => Object.hasOwn(values, name) ? values[name] ?? "" : written,
  ).trim();
}
