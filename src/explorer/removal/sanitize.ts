/** Takes away the pods that have ended: those of the table that is shown, and no others. */
import { resourcePath } from "../../cluster/resource_path.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { TableQuery } from "../cluster_port.ts";
import type { Command } from "../command.ts";
import type { PaneContext } from "../pane.ts";
import { propose } from "../change/propose.ts";
import { chosenDelete } from "./delete_change.ts";
import { plainDelete } from "./delete_choice.ts";
import { lookFirst } from "./look_first.ts";

/** What the server says has ended, among rows by their UIDs. */
export function sanitize(
  query: TableQuery,
  shown: ReadonlySet<string>,
  context: PaneContext,
): readonly Command[] {
  return lookFirst("Sanitize pods", async ({ client }, signal) => {
    const { resource, namespace, labelSelector, fieldSelector } = query;
    const lists = await Promise.all(["Succeeded", "Failed"].map((phase) => {
      const fields = [...fieldSelector ? [fieldSelector] : [], `status.phase=${phase}`].join(",");
      const path = resourcePath(resource, { namespace });
      return client.list(path, { query: { labelSelector, fieldSelector: fields }, signal });
    }));
    const ended = lists.flatMap(({ items }) => items).filter(({ metadata }) => shown.has(`${metadata.uid}`));
    if (ended.length === 0) {
      return [{
        type: "notify",
        text: "None of these pods has ended: there is nothing to take away",
        role: "ok",
      }];
    }
    const targets = ended.map(({ metadata }: KubeObject) => ({
      resource,
      namespace: metadata.namespace ?? "",
      name: metadata.name ?? "",
      uid: metadata.uid ?? "",
    }));
    const change = chosenDelete(targets, plainDelete, context, "Sanitize");
    return propose({ ...change, isTyped: true }, context);
  });
}
