/** The kubectl command that shows what a table shows. */
import { quote } from "../../kube/shell_quote.ts";
import type { PaneContext } from "../pane.ts";
import { kubectlName } from "../resolve_resource.ts";
import type { RowFilter } from "./filter.ts";
import { isSeveral, namespacesIn } from "./namespace_set.ts";
import type { Sort } from "./sort.ts";
import type { Subject } from "./subject.ts";

/** Without the `$`. What kubectl cannot say (an order by a computed column) is left out, never bent. */
export function tableCommand(
  view: { subject: Subject; filter: RowFilter; sort: Sort; wide: boolean },
  context: PaneContext,
): string {
  const { subject } = view;
  switch (subject.type) {
    case "source": {
      const command = subject.source.kubectl(context, view.wide);
      return command && command + grep(view.filter);
    }
    case "containers": {
      const { name, namespace } = subject.target;
      return `kubectl get pod ${name} -n ${namespace}${context.contextFlag} -o ` +
        quote(`jsonpath={range .spec[${containerLists}][*]}{.name}{"\\t"}{.image}{"\\n"}{end}`) +
        grep(view.filter);
    }
    case "finding": {
      const { resource, name, namespace } = subject.target;
      const place = namespace ? ` -n ${namespace}` : "";
      return `kubectl get ${kubectlName(context.discovery, resource)} ${name}${place}${context.contextFlag}`;
    }
    case "resource":
      return resourceCommand(view, subject, context);
  }
}

/** All that the table shows, in its order; a list that a pod does not have is nothing to kubectl. */
const containerLists = "'initContainers','containers','ephemeralContainers'";

/** What follows a command to keep the lines that match, or that do not. */
export function piped(pattern: string, inverse: boolean): string {
  return ` | grep -${inverse ? "v" : ""}iE ${pattern.startsWith("-") ? "-- " : ""}${quote(pattern)}`;
}

function resourceCommand(
  view: { filter: RowFilter; sort: Sort; wide: boolean },
  subject: Extract<Subject, { type: "resource" }>,
  context: PaneContext,
): string {
  const { query, of } = subject;
  const selector = [query.labelSelector, view.filter.labelSelector].filter(Boolean).join(",");
  const order = `${view.sort.title} ${view.sort.descending ? "descending" : "ascending"}`;
  const isPods = query.resource.group === "" && query.resource.name === "pods";
  // Other kinds may have a column of that title, too.
  const sortPath = sortPaths[order] ?? (isPods && order === "NODE ascending" ? ".spec.nodeName" : undefined);
  const owner = of?.byOwner ? `  # those of ${of.target.resource.kind} ${of.target.name}` : "";
  return [
    `kubectl get ${kubectlName(context.discovery, query.resource)}`,
    ...(of?.names ?? []).map(quote),
    !query.resource.namespaced ? "" : isSeveral(query.namespace) ? "-A" : `-n ${query.namespace}`,
    selector ? `-l ${quote(selector)}` : "",
    query.fieldSelector ? `--field-selector ${quote(query.fieldSelector)}` : "",
    view.wide ? "-o wide" : "",
    !sortPath ? "" : `--sort-by ${sortPath}`,
  ].filter(Boolean).join(" ") + context.contextFlag + ofNamespaces(query.namespace) + grep(view.filter) +
    owner;
}

/** kubectl knows one namespace or all: of all, the lines of these. */
function ofNamespaces(namespace: string | undefined): string {
  const names = namespacesIn(namespace);
  return names.length > 1 ? ` | grep -E '^(NAMESPACE|${names.join("|")}) '` : "";
}

/** kubectl sorts by a field, ascending. Oldest first is ascending creation; the table calls that AGE descending. */
const sortPaths: Record<string, string | undefined> = {
  "NAME ascending": ".metadata.name",
  "NAMESPACE ascending": ".metadata.namespace",
  "AGE descending": ".metadata.creationTimestamp",
};

function grep(filter: RowFilter): string {
  return filter.patterns.map(({ pattern, inverse }) => piped(pattern, inverse)).join("");
}
