/** `:apply PATH`: reads the files, says what is wrong in any of them, and else proposes what would be applied. */
import type { Command } from "../command.ts";
import type { NewPane, PaneContext } from "../pane.ts";
import { propose } from "../change/propose.ts";
import { lookFirst } from "../removal/look_first.ts";
import type { Line } from "../../terminal/line.ts";
import { readingPane } from "../text/reading_pane.ts";
import { type AppliedPath, applyChange, applyFlags } from "./apply_change.ts";
import { planApply } from "./apply_plan.ts";
import { readManifestFiles } from "./manifest_files.ts";
import { type Mistake, placeOf, readManifests } from "./manifests.ts";

export function applyPath(applied: AppliedPath): readonly Command[] {
  return lookFirst(`Apply ${applied.path}`, async (port, signal, machine, context) => {
    const files = await readManifestFiles(machine, applied.path, applied.isRecursive);
    const discovery = context.discovery ?? await port.discover(signal);
    const { manifests, mistakes } = readManifests(files, discovery, namespaceOf(context));
    if (mistakes.length > 0) return [{ type: "open", pane: mistakesPane(applied, mistakes, files.length) }];
    if (manifests.length === 0) return [{ type: "notify", text: "no objects passed to apply", role: "warn" }];
    const planned = await planApply(port.client, manifests, applied.choice, signal);
    const change = applyChange(applied, planned, context);
    if (change.writes.length > 0) return propose(change, context);
    return [{ type: "notify", text: `${change.done}: there is nothing to do`, role: "ok" }];
  });
}

/** Where objects go that name no namespace: where views start, or the context's own. */
export function namespaceOf({ namespace, context }: Pick<PaneContext, "namespace" | "context">): string {
  return namespace ?? context.namespace;
}

/** The mistakes with their places; nothing has been applied. */
export function mistakesPane(applied: AppliedPath, mistakes: readonly Mistake[], files: number): NewPane {
  const wrong = new Set(mistakes.map(({ path }) => path)).size;
  const lines: Line[] = [
    {
      spans: [{
        text: `${wrong} of ${files} ${files === 1 ? "file" : "files"} ${
          wrong === 1 ? "has a mistake" : "have mistakes"
        }: nothing was applied.`,
        role: "bad",
      }],
    },
    ...mistakes.flatMap((mistake): Line[] => [
      { spans: [{ text: "" }] },
      { spans: [{ text: placeOf(mistake), role: "accent" }] },
      { spans: [{ text: `  ${mistake.text}` }] },
    ]),
  ];
  return readingPane({
    name: "mistakes",
    title: `Apply ${applied.path}`,
    kubectl: ({ contextFlag }) => `kubectl apply -f ${applied.path}${applyFlags(applied)}${contextFlag}`,
    read: (_port, tell) => {
      tell(lines);
      return Promise.resolve();
    },
    keys: [{
      id: "try-again",
      keys: ["a"],
      title: "try again",
      group: "Change",
      footer: 1,
      whyNot: (_state, { readOnly }) =>
        readOnly ? "read-only mode (start with --write, or :write)" : undefined,
      run: (state, { pane }) => [state, [{ type: "back", pane }, ...applyPath(applied)]],
    }],
  });
}
