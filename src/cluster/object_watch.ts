import type { ApiResource } from "../kube/discovery.ts";
import type { KubeObject } from "../kube/object.ts";
import { ApiError } from "./api_error.ts";
import type { Client } from "./client.ts";
import { withKind } from "./object_list.ts";
import { resourcePath } from "./resource_path.ts";
import { systemTiming, type Timing } from "./timing.ts";
import { WatchLoop } from "./watch_loop.ts";
import type { WatchState } from "./watch_state.ts";

export interface ObjectWatchOptions {
  client: Client;
  resource: ApiResource;
  namespace?: string | undefined;
  name: string;
  /** Ends the watch; nothing is told afterwards. */
  signal: AbortSignal;
  timing?: Timing;
  /** Called at once for every change, of the object or of the state. */
  onChange: (change: ObjectChange) => void;
}

export interface ObjectChange {
  /** The whole object, or undefined while there is none of that name. */
  object: KubeObject | undefined;
  state: WatchState;
}

export interface ObjectWatch extends ObjectChange {
  /** Resolves when the signal is aborted. */
  readonly done: Promise<void>;
  /** Ends the wait before the next attempt. */
  retryNow(): void;
}

/** One object by its name, kept up to date; it may come, go, and come back as another (its UID tells). */
export function watchObject(options: ObjectWatchOptions): ObjectWatch {
  const { client, resource, namespace, name, signal } = options;
  const path = resourcePath(resource, { namespace });
  const fieldSelector = `metadata.name=${name.replace(/[\\,=]/g, "\\$&")}`;
  const watch = { object: undefined, state: LOADING } as ObjectChange;

  function become(change: Partial<ObjectChange>): void {
    Object.assign(watch, change);
    if (!signal.aborted) options.onChange({ ...watch });
  }

  async function list(signal: AbortSignal): Promise<string> {
    try {
      const { items, metadata } = await client.list(path, { query: { fieldSelector }, signal });
      // Items of built-in lists do not say what they are.
      become({ object: items[0] && withKind(items[0], resource) });
      return metadata.resourceVersion ?? "";
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 403) throw error;
      // A role may allow to get this very name, and not to list.
      return await get(error, signal);
    }
  }

  async function get(refusal: ApiError, signal: AbortSignal): Promise<string> {
    try {
      const object = await client.get(resourcePath(resource, { namespace, name }), { signal });
      become({ object });
      return object.metadata.resourceVersion ?? "";
    } catch (error) {
      throw error instanceof ApiError && error.code === 403 ? refusal : error;
    }
  }

  const loop = new WatchLoop<KubeObject>({
    client,
    subject: {
      list,
      apply: (type, object) => become({ object: type === "DELETED" ? undefined : object }),
    },
    path,
    query: { fieldSelector },
    accept: "application/json",
    canWatch: resource.verbs.includes("watch"),
    signal,
    timing: options.timing ?? systemTiming,
    onState: (state) => become({ state }),
  });
  return Object.assign(watch, { done: loop.run(), retryNow: () => loop.retryNow() });
}

const LOADING: WatchState = { kind: "loading", count: 0, remaining: undefined };
