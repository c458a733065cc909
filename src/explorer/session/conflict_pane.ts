/** Both changes of the same fields, yours and what happened meanwhile, and what can be done about it. */
import type { Json } from "../../kube/object.ts";
import { printYaml } from "../../kube/yaml.ts";
import type { Line } from "../../terminal/line.ts";
import { textLines } from "../../terminal/sanitize.ts";
import type { Role } from "../../terminal/theme.ts";
import type { Command } from "../command.ts";
import type { NewPane } from "../pane.ts";
import { readingPane } from "../text/reading_pane.ts";
import { kubectlTarget, type Target, targetTitle } from "../target.ts";
import type { Conflict } from "./edit_conflict.ts";

export interface ConflictPaneOptions {
  readonly target: Target;
  readonly conflicts: readonly Conflict[];
  /** Where the text is kept. */
  readonly draft: string;
  /** Opens the editor with the object as it is now and the own changes in it. */
  readonly merge: () => readonly Command[];
  /** Proposes the own values in spite of all. */
  readonly overwrite: () => readonly Command[];
}

export function conflictPane({ target, conflicts, draft, merge, overwrite }: ConflictPaneOptions): NewPane {
  return readingPane({
    name: "conflict",
    title: `${targetTitle(target)} was changed while you edited it`,
    kubectl: (context) => `kubectl get ${kubectlTarget(target, context)} -o yaml${context.contextFlag}`,
    read: (_port, tell) => {
      tell(conflictLines(conflicts, draft));
      return Promise.resolve();
    },
    keys: [
      {
        keys: ["e"],
        title: "edit on top of theirs",
        group: "Change",
        footer: 1,
        run: (state, context) => [state, [{ type: "back", pane: context.pane }, ...merge()]],
      },
      {
        keys: ["o"],
        title: "write yours over theirs",
        group: "Change",
        footer: 2,
        run: (state, context) => [state, [{ type: "back", pane: context.pane }, ...overwrite()]],
      },
    ],
  });
}

/** One block a field: as it was, as you want it, as it is now. */
export function conflictLines(conflicts: readonly Conflict[], draftPath: string): Line[] {
  const fields = conflicts.flatMap(({ path, before, mine, theirs }): Line[] => [
    { spans: [{ text: ` ${path}`, bold: true }] },
    ...valueLines("was", before, "dim"),
    ...valueLines("yours", mine, "accent"),
    ...valueLines("now", theirs, "warn"),
    { spans: [] },
  ]);
  return [
    { spans: [{ text: " Somebody else has written to the same fields. Nothing of yours was sent." }] },
    { spans: [{ text: ` What you wrote is kept in ${draftPath}`, role: "dim" }] },
    { spans: [] },
    ...fields,
  ];
}

function valueLines(title: string, value: Json | undefined, role: Role): Line[] {
  const text = value === undefined ? "(absent)" : printYaml(value).trimEnd();
  return textLines(text).map((line, index) => ({
    spans: [{ text: `   ${(index === 0 ? title : "").padEnd(7)}`, role: "dim" as const }, {
      text: line,
      role,
    }],
  }));
}
