import type { ApiResource } from "../kube/discovery.ts";
import type { KubeObject } from "../kube/object.ts";
import type { Client } from "./client.ts";
import { resourcePath } from "./resource_path.ts";
import type { Timing } from "./timing.ts";
import { WatchLoop } from "./watch_loop.ts";
import type { WatchState } from "./watch_state.ts";

export interface ObjectSetOptions {
  client: Client;
  timing: Timing;
  resource: ApiResource;
  /** Undefined: all namespaces. */
  namespace: string | undefined;
  labelSelector?: string | undefined;
  fieldSelector?: string | undefined;
  /** Ends the watch; nothing is told afterwards. */
  signal: AbortSignal;
  onChange: (objects: ReadonlyMap<string, KubeObject>, state: WatchState) => void;
}

/**
 * Whole objects of one kind that a selector names, by UID, kept up to date. For sets of a few hundred: a table of
 * many more is `watchTable`'s. Resolves when the signal is aborted.
 */
export function watchObjects(options: ObjectSetOptions): Promise<void> {
  const { client, resource, namespace, signal, timing } = options;
  const path = resourcePath(resource, { namespace });
  const query = {
    labelSelector: options.labelSelector || undefined,
    fieldSelector: options.fieldSelector || undefined,
  };
  let objects: ReadonlyMap<string, KubeObject> = new Map();
  let state: WatchState = { kind: "loading", count: 0, remaining: undefined };
  const become = (next: { objects?: ReadonlyMap<string, KubeObject>; state?: WatchState }): void => {
    objects = next.objects ?? objects;
    state = next.state ?? state;
    if (!signal.aborted) options.onChange(objects, state);
  };
  const loop = new WatchLoop<KubeObject>({
    client,
    subject: {
      list: async (signal) => {
        const { items, metadata } = await client.list(path, { query, signal });
        become({ objects: new Map(items.map((item) => [item.metadata.uid ?? "", item])) });
        return metadata.resourceVersion ?? "";
      },
      apply: (type, object) => {
        const next = new Map(objects);
        if (type === "DELETED") next.delete(object.metadata.uid ?? "");
        else next.set(object.metadata.uid ?? "", object);
        become({ objects: next });
      },
    },
    path,
    query,
    accept: "application/json",
    canWatch: resource.verbs.includes("watch"),
    signal,
    timing,
    onState: (state) => become({ state }),
  });
  return loop.run();
}
