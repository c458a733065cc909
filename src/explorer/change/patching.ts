/** Changes that are patches, one for each target: how they are made, and taken back. */
import type { PatchType } from "../../cluster/client.ts";
import type { Json } from "../../kube/object.ts";
import type { Right } from "../rights.ts";
import type { Target } from "../target.ts";
import type { Change, DoneWrite } from "./change.ts";

export interface PatchPlan extends Pick<Change, "title" | "done" | "kubectl"> {
  readonly patch: PatchType;
  readonly patches: readonly TargetPatch[];
  readonly subresource?: string;
  /** The plan of the way back; a text says why there is none. */
  readonly back: ((done: readonly DoneWrite[]) => Omit<PatchPlan, "back">) | string;
}

export interface TargetPatch {
  readonly target: Target;
  readonly body: Json;
}

export function patching(plan: PatchPlan): Change {
  const { title, done, kubectl, patch, patches, subresource, back } = plan;
  return {
    title,
    done,
    kubectl,
    isDestructive: false,
    writes: patches.map(({ target, body }) => ({
      target,
      request: { type: "patch", patch, body, ...(subresource === undefined ? {} : { subresource }) },
    })),
    undo: typeof back === "string" ? back : (made) => patching({ ...back(made), back: isUndoItself }),
  };
}

/** Why an undo has no undo: what it took back can be done again. */
export const isUndoItself = "it took a change back itself";

/** To patch the object. */
export function mayPatch({ resource, namespace, name }: Target): Right {
  return { verb: "patch", group: resource.group, resource: resource.name, namespace, name };
}
