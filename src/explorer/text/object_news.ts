/** What panes about one object are told, and how they come to know it. */
import { type ObjectChange, watchObject } from "../../cluster/object_watch.ts";
import type { TaskEffect } from "../command.ts";
import type { Target } from "../target.ts";

export interface ObjectNews {
  type: "object";
  change: ObjectChange;
}

/** Follows one object until the pane is closed. */
export function followObject(pane: number, target: Target): TaskEffect {
  return {
    type: "task",
    pane,
    name: "object",
    endless: true,
    run: (port, tell, signal) => {
      const { resource, namespace, name } = target;
      const watch = watchObject({
        client: port.client,
        timing: port.timing,
        resource,
        namespace: namespace || undefined,
        name,
        signal,
        onChange: (change) => tell({ type: "object", change }),
      });
      return watch.done;
    },
  };
}

/** Why there is nothing to show, or what is shown may be old; "" when all is well. */
export function objectProblem({ object, state }: ObjectChange): string {
  switch (state.kind) {
    case "loading":
      return object ? "" : "loading …";
    case "live":
      return object ? "" : "there is no such object any more";
    default:
      return state.error.message;
  }
}
