import type { WatchEvent } from "../../kube/object.ts";
import type { Cancel } from "../clock/event_queue.ts";
import type { AnyKind } from "./kind.ts";
import type { StoredObject } from "./registry.ts";
import type { RegistryCore } from "./registry_core.ts";

/**
 * An informer's watch: what there is, then what changes. It never misses a change: it reads the log in the very
 * event that the change has scheduled.
 */
export function watchObjects(
  core: RegistryCore,
  kind: AnyKind,
  listener: (event: WatchEvent<StoredObject>) => void,
): Cancel {
  const table = core.store.table(kind);
  let revision: number | undefined;
  let cancelled = false;
  const deliver = () => {
    if (cancelled) return;
    if (revision === undefined) {
      revision = core.store.revision;
      const present = [...table.list()];
      for (const { object } of present) if (!cancelled) listener({ type: "ADDED", object });
    }
    for (const change of table.changesAfter(revision)) {
      if (cancelled) return;
      revision = change.revision;
      listener({ type: change.type, object: change.entry.object });
    }
    if (table.hasEnded) end();
  };
  const unpin = core.store.pin(() =>
    revision !== undefined && table.changesAfter(revision, 1).length > 0 ? revision : Infinity
  );
  const unsubscribe = table.subscribe(deliver);
  const takeBack = core.queue.schedule(0, deliver);
  const end = () => {
    cancelled = true;
    unpin();
    unsubscribe();
    takeBack();
  };
  return end;
}
