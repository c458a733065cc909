/** New objects as a change; what takes it back deletes them. */
import type { Change } from "../change/change.ts";
import type { Command } from "../command.ts";
import type { PaneContext } from "../pane.ts";
import { chosenDelete, namesOf } from "../removal/delete_change.ts";
import { plainDelete } from "../removal/delete_choice.ts";
import type { Manifest } from "./manifests.ts";

export function createChange(
  manifests: readonly Pick<Manifest, "object" | "target">[],
  context: PaneContext,
  after: readonly Command[] = [],
): Change {
  const names = namesOf(manifests.map(({ target }) => target));
  return {
    title: `Create ${names}`,
    done: `${names} created`,
    writes: manifests.map(({ object, target }) => ({ target, request: { type: "create", object } })),
    kubectl: `kubectl create -f -${context.contextFlag}`,
    isDestructive: false,
    undo: (done) =>
      chosenDelete(
        done.map(({ write, after }) => ({ ...write.target, uid: after?.metadata.uid ?? "" })),
        plainDelete,
        context,
      ),
    after,
  };
}
