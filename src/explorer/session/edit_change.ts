import type { Change } from "../change/change.ts";
import type { JsonObject } from "../../kube/object.ts";
import type { Command } from "../command.ts";
import { quote } from "../../kube/shell_quote.ts";
import { kubectlTarget, targetTitle } from "../target.ts";
import type { Edit, Edited } from "./edit.ts";
import { type ObjectPatch, objectPatch } from "./object_patch.ts";

/** The change that an edit makes; what takes it back is the patch the other way. */
export function editChange({ edit, original, edited, patch }: Edited, after: Command): Change {
  const { target } = edit;
  const title = targetTitle(target);
  const back = objectPatch(target, edited, original as JsonObject);
  const once = (verb: string, done: string, sent: ObjectPatch): Omit<Change, "undo"> => ({
    title: `${verb} ${title}`,
    done: `${title} ${done}`,
    writes: [{ target, request: { type: "patch", patch: sent.patch, body: sent.body } }],
    kubectl: patchCommand(edit, sent),
    isDestructive: false,
  });
  return {
    ...once("Edit", "edited", patch),
    undo: back
      ? () => ({
        ...once("Take back the edit of", "is as before the edit", back),
        undo: "an edit that was taken back",
      })
      : "there is nothing to take back",
    after: [after],
  };
}

/** Longer patches are no use on one line: there the command that opens an editor is said. */
const patchLimit = 400;

function patchCommand({ target, context, isDecoded }: Edit, { patch, body }: ObjectPatch): string {
  const object = `${kubectlTarget(target, context)}${context.contextFlag}`;
  const text = JSON.stringify(body);
  if (isDecoded || text.length > patchLimit) return `kubectl edit ${object}`;
  return `kubectl patch ${object} --type ${patch} -p ${quote(text)}`;
}
