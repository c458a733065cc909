/**
 * Editing an object in the user's editor: read, edit, ask the server what it would say, propose. What was written
 * is kept as a file from the moment on at which the editor closes, until the change has been made.
 */
import { ApiError } from "../../cluster/api_error.ts";
import { isJsonObject } from "../../kube/merge_type.ts";
import type { JsonObject, KubeObject } from "../../kube/object.ts";
import { propose } from "../change/propose.ts";
import type { ClusterPort } from "../cluster_port.ts";
import type { Command, WorkEffect } from "../command.ts";
import { formPane } from "../dialog/form.ts";
import type { Machine } from "../../machine/machine.ts";
import type { NewPane } from "../pane.ts";
import { targetTitle } from "../target.ts";
import { editableSecret, storedSecret } from "./editable_secret.ts";
import { draftBody, draftText, editableObject, objectYaml, readDraft } from "./draft.ts";
import { conflictPane } from "./conflict_pane.ts";
import { type Conflict, editConflicts } from "./edit_conflict.ts";
import { editChange } from "./edit_change.ts";
import type { Edit, Edited } from "./edit.ts";
import { editText } from "./editor.ts";
import { objectPatch, patched, readTarget, tryPatch } from "./object_patch.ts";

/** Reads the object, then opens it in the editor; a draft that was left is offered before. */
export function editObject(edit: Edit): readonly Command[] {
  return [{
    type: "task",
    pane: edit.context.pane,
    name: "edit",
    run: async ({ client }, _tell, signal, machine) => {
      const original = editableObject(await readTarget(client, edit.target, signal));
      const draft = await keptDraft(machine, edit);
      return draft === undefined
        ? openEditor(edit, original, shownYaml(edit, original))
        : [{ type: "open", pane: draftForm(edit, original, draft) }];
    },
  }];
}

/** Opens the editor on a text; `original` is what the change is computed from. */
function openEditor(edit: Edit, original: KubeObject, body: string, problem?: string): readonly Command[] {
  return [{
    type: "handOver",
    name: "edit",
    run: async (_port, machine, terminal) => {
      const notes = edit.isDecoded ? decodedNotes : [];
      const text = draftText(targetTitle(edit.target), body, { problem, notes });
      const edited = await editText(machine, { name: draftName(edit), text, signal: terminal.ended });
      const written = edited === undefined ? "" : draftBody(edited);
      if (written.trim() === "") return await cancelled(machine, edit, problem);
      await machine.writeFile(draftPath(machine, edit), new TextEncoder().encode(written));
      return written === body && problem === undefined
        ? await unchanged(machine, edit)
        : await useText(machine, edit, original, written);
    },
  }];
}

/** What follows from a text that was written: the editor again when it cannot be read, or the server is asked. */
async function useText(
  machine: Machine,
  edit: Edit,
  original: KubeObject,
  written: string,
): Promise<readonly Command[]> {
  const read = readEdited(edit, written, original);
  if ("problem" in read) return openEditor(edit, original, written, read.problem);
  const patch = objectPatch(edit.target, original as JsonObject, read.object);
  if (!patch) return await unchanged(machine, edit);
  const asked = checkEdit({ edit, original, edited: read.object, patch }, written);
  return [{ type: "notify", text: "Asking the server …", role: "busy" }, asked];
}

/** Looks at what became of the object meanwhile, and asks for a dry run; what is refused opens the editor again. */
function checkEdit(edited: Edited, written: string): WorkEffect {
  const { edit, original, patch } = edited;
  return work(async ({ client }, machine, signal) => {
    const draft = draftPath(machine, edit);
    try {
      const now = editableObject(await readTarget(client, edit.target, signal));
      const conflicts = editConflicts(original as JsonObject, edited.edited, now as JsonObject);
      if (conflicts.length > 0) return [{ type: "open", pane: conflictFor(edited, now, conflicts, draft) }];
      await tryPatch(client, edit.target, patch, signal);
    } catch (error) {
      if (isAboutTheText(error)) return openEditor(edit, original, written, error.message);
      const why = error instanceof Error ? error.message : String(error);
      throw new Error(`${why}. What you wrote is kept in ${draft}`);
    }
    return write(edited);
  });
}

function write(edited: Edited): readonly Command[] {
  return propose(editChange(edited, forgetDraft(edited.edit)), edited.edit.context);
}

function conflictFor(
  edited: Edited,
  now: KubeObject,
  conflicts: readonly Conflict[],
  draft: string,
): NewPane {
  const { edit, patch } = edited;
  const paths = conflicts.map(({ path }) => path).join(", ");
  const why = `Others have changed this meanwhile: ${paths}. Your values stand here.`;
  return conflictPane({
    target: edit.target,
    conflicts,
    draft,
    merge: () => openEditor(edit, now, shownYaml(edit, patched(edit.target, now, patch)), why),
    overwrite: () => write(edited),
  });
}

/** What another text could set right: not a missing right, not a server that is away. */
function isAboutTheText(error: unknown): error is ApiError {
  return error instanceof ApiError && [400, 403, 422].includes(error.code) &&
    !error.message.includes("cannot patch resource");
}

function shownYaml({ isDecoded }: Edit, object: KubeObject): string {
  return objectYaml(isDecoded ? editableSecret(object) : object);
}

function readEdited(
  { isDecoded }: Edit,
  body: string,
  original: KubeObject,
): { object: JsonObject } | { problem: string } {
  const read = readDraft(body, original);
  if (!isDecoded || "problem" in read) return read;
  const encoded = storedSecret(read.object);
  if ("problem" in encoded) return encoded;
  // A secret that had no data has none when none was written.
  const { data, ...rest } = encoded.object;
  const isEmpty = isJsonObject(data) && Object.keys(data).length === 0 && original.data === undefined;
  return isEmpty ? { object: rest } : encoded;
}

const decodedNotes = [
  "Values under stringData are plain text here and are encoded again; what is no text stays under data in base64.",
];

async function unchanged(machine: Machine, edit: Edit): Promise<readonly Command[]> {
  await machine.removeFile(draftPath(machine, edit));
  return [{ type: "notify", text: "Edit cancelled, no changes made.", role: "dim" }];
}

async function cancelled(
  machine: Machine,
  edit: Edit,
  problem: string | undefined,
): Promise<readonly Command[]> {
  const isKept = problem !== undefined && await keptDraft(machine, edit) !== undefined;
  if (!isKept) return [{ type: "notify", text: "Edit cancelled, no changes made.", role: "dim" }];
  const text = `Edit cancelled. What you wrote is kept in ${draftPath(machine, edit)}`;
  return [{ type: "notify", text, role: "warn" }];
}

/** For the editor's colours, and for who looks into the folder. */
function draftName({ target, isDecoded }: Edit): string {
  const { resource, namespace, name } = target;
  const place = [resource.kind.toLowerCase(), namespace, name].filter(Boolean).join("-");
  return `${place}${isDecoded ? ".decoded" : ""}.yaml`.replace(/[^\w.-]/g, "_");
}

function draftPath(machine: Machine, edit: Edit): string {
  return `${machine.folders.state}/drafts/${edit.target.uid.replace(/[^\w-]/g, "_")}.${draftName(edit)}`;
}

async function keptDraft(machine: Machine, edit: Edit): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await machine.readFile(draftPath(machine, edit)));
  } catch (error) {
    if (error instanceof Error && error.name === "NotFound") return undefined;
    throw error;
  }
}

function forgetDraft(edit: Edit): Command {
  return work(async (_port, machine) => {
    await machine.removeFile(draftPath(machine, edit));
    return [];
  });
}

function draftForm(edit: Edit, original: KubeObject, draft: string): NewPane {
  const [again, asItIs, live] = ["the draft", "the draft as it is, no editor", "the object in the cluster"];
  const use = work((_port, machine) => useText(machine, edit, original, draft));
  return formPane({
    title: `Edit ${targetTitle(edit.target)}`,
    lines: [{
      spans: [{ text: "  What you wrote in an earlier edit was kept: it never reached the cluster." }],
    }],
    fields: [{
      name: "start",
      label: "go on with",
      type: "choice",
      value: again!,
      choices: [again!, asItIs!, live!],
    }],
    submit: ({ start }) => {
      if (start === asItIs) return [use];
      return openEditor(edit, original, start === again ? draft : shownYaml(edit, original));
    },
  });
}

/** Goes on whatever is shown meanwhile. */
function work(
  run: (port: ClusterPort, machine: Machine, signal: AbortSignal) => Promise<readonly Command[]>,
): WorkEffect {
  return {
    type: "work",
    name: "edit",
    run: async (port, tell, signal, machine) => tell(await run(port, machine, signal)),
  };
}
