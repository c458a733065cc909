/** The smallest roles that would allow what is forbidden here: to be sent to whoever can grant them. */
import { ownUserName } from "../cluster/access.ts";
import { rightTitle } from "../kube/right.ts";
import type { Right } from "../kube/right.ts";
import type { Json } from "../kube/object.ts";
import { smallestRoles } from "../kube/smallest_role.ts";
import { printYaml } from "../kube/yaml_print.ts";
import { line } from "../terminal/line.ts";
import type { NewPane } from "./pane.ts";
import { readingPane } from "./text/reading_pane.ts";
import { yamlSpans } from "./text/yaml_spans.ts";

/** A text with the roles for what is missing. */
export function grantPane(missing: readonly Right[]): NewPane {
  return readingPane({
    name: "grant",
    title: "The smallest role that would allow it",
    kubectl: ({ contextFlag }) => `kubectl auth whoami${contextFlag}`,
    read: async ({ client }, tell, signal, { context }) => {
      const userName = await ownUserName(client, signal).catch(() => "") || context.user;
      const documents = smallestRoles(missing, { userName }).map((role) => printYaml(role as Json));
      tell([
        ...missing.map((right) => line(`# missing: ${rightTitle(right)}`, "dim")),
        line("# Whoever may grant it can apply this: kubectl apply -f FILE", "dim"),
        ...documents.join("---\n").trimEnd().split("\n").map((raw) => line(yamlSpans(raw))),
      ]);
    },
  });
}
