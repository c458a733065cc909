/**
 * A new object in the user's editor: written, checked by the server, proposed. What is wrong opens the editor again,
 * with the reason; what was written is kept as a file until the object is there.
 */
import { ApiError } from "../../cluster/api_error.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import { propose } from "../change/propose.ts";
import type { ClusterPort } from "../cluster_port.ts";
import type { Command } from "../command.ts";
import type { Machine } from "../../machine/machine.ts";
import type { PaneContext } from "../pane.ts";
import { draftBody, draftText } from "../session/draft.ts";
import { editText } from "../session/editor.ts";
import { namespaceOf } from "./apply.ts";
import { createChange } from "./create_change.ts";
import { type Manifest, placeOf, readManifests } from "./manifests.ts";

export interface NewDraft {
  /** What is made, as the comment at the top says it: `Create a Deployment`. */
  readonly title: string;
  /** Of the file that keeps the draft: `create-deployment`. */
  readonly name: string;
  /** What the editor starts with, unless a draft was left. */
  readonly text: string;
}

export function createDraft(draft: NewDraft, context: PaneContext): readonly Command[] {
  return [{
    type: "handOver",
    name: draft.title,
    run: async (port, machine, terminal) => {
      const kept = await keptDraft(machine, draft);
      const notes = kept === undefined ? [] : ["This is what you had written; it was not created then."];
      let body = kept ?? draft.text;
      let problem: string | undefined;
      for (;;) {
        const text = draftText(draft.title, body, { problem, notes });
        const edited = await editText(machine, { name: `${draft.name}.yaml`, text, signal: terminal.ended });
        const written = edited === undefined ? "" : draftBody(edited);
        if (written.trim() === "") return [givenUp(machine, draft, problem ?? kept)];
        await keepDraft(machine, draft, written);
        const read = await readChecked(port, written, context, terminal.ended);
        if (typeof read !== "string") return propose(createChange(read, context, [forget(draft)]), context);
        [body, problem] = [written, read];
      }
    },
  }];
}

/** The objects, or why they cannot be created. */
async function readChecked(
  port: ClusterPort,
  text: string,
  context: PaneContext,
  signal: AbortSignal,
): Promise<readonly Manifest[] | string> {
  const discovery = context.discovery ?? await port.discover(signal);
  const files = [{ path: "draft", text }];
  const { manifests, mistakes } = readManifests(files, discovery, namespaceOf(context));
  if (mistakes.length > 0) {
    return mistakes.map((mistake) => `${placeOf(mistake)}: ${mistake.text}`).join("\n");
  }
  if (manifests.length === 0) return "there is no object in it";
  for (const { object, target } of manifests) {
    const path = resourcePath(target.resource, { namespace: target.namespace });
    try {
      await port.client.create(path, object, { query: { dryRun: "All", fieldValidation: "Strict" }, signal });
    } catch (error) {
      if (error instanceof ApiError) return error.message;
      throw error;
    }
  }
  return manifests;
}

function draftPath({ folders }: Machine, { name }: NewDraft): string {
  return `${folders.state}/drafts/${name}.yaml`;
}

async function keepDraft(machine: Machine, draft: NewDraft, text: string): Promise<void> {
  await machine.writeFile(draftPath(machine, draft), new TextEncoder().encode(text), 0o600);
}

/** Undefined where none was left. */
async function keptDraft(machine: Machine, draft: NewDraft): Promise<string | undefined> {
  try {
    const text = new TextDecoder().decode(await machine.readFile(draftPath(machine, draft)));
    return text.trim() === "" ? undefined : text;
  } catch {
    return undefined; // Mostly there is none; one that cannot be read is as good as none.
  }
}

/** When the object is there, the draft has done its work. */
function forget(draft: NewDraft): Command {
  return {
    type: "work",
    name: draft.title,
    run: async (_port, _tell, _signal, machine) => await keepDraft(machine, draft, ""),
  };
}

function givenUp(machine: Machine, draft: NewDraft, written: string | undefined): Command {
  const text = written === undefined
    ? `${draft.title}: nothing was changed, so nothing is created`
    : `${draft.title}: given up; what was written is in ${draftPath(machine, draft)}`;
  return { type: "notify", text, role: "dim" };
}
