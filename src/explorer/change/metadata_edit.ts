/** Labels and annotations: a field for each that is there, two more for new ones, as kubectl label writes them. */
import type { JsonObject, KubeObject } from "../../kube/object.ts";
import { removedValue } from "../dialog/field.ts";
import type { FormField, FormValues } from "../dialog/form.ts";
import type { ObjectKey } from "../object_key.ts";
import type { PaneContext } from "../pane.ts";
import { quote } from "../../kube/shell_quote.ts";
import type { Target } from "../target.ts";
import type { Change, DoneWrite } from "./change.ts";
import { kubectlFor, nameTargets } from "./change_words.ts";
import { mayPatch, patching, type PatchPlan, type TargetPatch } from "./patching.ts";
import { propose } from "./propose.ts";
import { readTargets } from "./read_targets.ts";

export const metadataKey: ObjectKey = {
  name: "metadata",
  keys: ["m"],
  title: "labels and annotations",
  group: "Change",
  footer: 35,
  appliesTo: ({ verbs }) => verbs.includes("patch"),
  writes: true,
  right: mayPatch,
  run: (targets, context) =>
    propose({
      ...patching(editing([], [], context)),
      title: titleOf(targets),
      prepare: async ({ client }, signal) =>
        asked(targets, await readTargets(client, targets, signal), context),
    }, context),
};

type Part = "labels" | "annotations";
const parts: readonly Part[] = ["labels", "annotations"];

/** New values; null takes the key away. */
type Edits = Readonly<Record<Part, Readonly<Record<string, string | null>>>>;

function titleOf(targets: readonly Target[]): string {
  return `Change labels and annotations of ${nameTargets(targets)}`;
}

function asked(targets: readonly Target[], objects: readonly KubeObject[], context: PaneContext): Change {
  const fields = parts.flatMap((part) => fieldsOf(part, objects));
  return {
    ...patching(editing([], [], context)),
    title: titleOf(targets),
    options: {
      fields,
      with: (values) => {
        const edits = editsIn(fields, values);
        if (typeof edits === "string") return edits;
        const isEmpty = parts.every((part) => Object.keys(edits[part]).length === 0);
        const plan = isEmpty ? editing([], [], context) : editing(targets, targets.map(() => edits), context);
        return { ...patching(plan), title: titleOf(targets) };
      },
    },
  };
}

function fieldsOf(part: Part, objects: readonly KubeObject[]): FormField[] {
  const keys = new Set(objects.flatMap(({ metadata }) => Object.keys(metadata[part] ?? {})));
  const word = part === "labels" ? "label" : "annotation";
  const present = [...keys].sort().flatMap((key): FormField[] => {
    const values = new Set(objects.map(({ metadata }) => metadata[part]?.[key]));
    const [value] = values;
    // Long ones are documents of their own: the editor is for them.
    if ([...values].some((one) => one && (one.length > longest || one.includes("\n")))) return [];
    const differs = values.size > 1 ? { hint: "not the same in all" } : {};
    return [{
      type: "text",
      name: `${part} ${key}`,
      label: `${word} ${key}`,
      value: values.size > 1 ? "" : value ?? "",
      isRemovable: true,
      ...differs,
    }];
  });
  return [...present, {
    type: "text",
    name: `new ${part}`,
    label: `new ${word}s`,
    value: "",
    hint: part === "labels" ? "key=value … key- · Ctrl-D removes" : "key=value …",
  }];
}

const longest = 160;

/** What the values change; a text says what is wrong with them. */
function editsIn(fields: readonly FormField[], values: FormValues): Edits | string {
  const edits: Record<Part, Record<string, string | null>> = { labels: {}, annotations: {} };
  for (const part of parts) {
    for (const { name, value } of fields) {
      const key = name.startsWith(`${part} `) ? name.slice(part.length + 1) : undefined;
      if (key === undefined || values[name] === value) continue;
      edits[part][key] = values[name] === removedValue ? null : values[name]!;
    }
    for (const word of values[`new ${part}`]!.match(/(?:[^\s"]|"[^"]*")+/g) ?? []) {
      const sign = word.indexOf("=");
      const isRemoval = sign < 0 && word.endsWith("-");
      if (sign < 1 && !isRemoval) return `"${word}" is neither key=value nor key-`;
      if (isRemoval) edits[part][word.slice(0, -1)] = null;
      else edits[part][word.slice(0, sign)] = word.slice(sign + 1).replace(/^"(.*)"$/, "$1");
    }
  }
  return edits;
}

/** Edits by target, in the same order. */
function editing(targets: readonly Target[], edits: readonly Edits[], context: PaneContext): PatchPlan {
  const named = nameTargets(targets);
  return {
    title: titleOf(targets),
    done: `labels and annotations of ${named} changed`,
    kubectl: kubectl(targets, edits, context),
    patch: "merge",
    patches: targets.map((target, index): TargetPatch => ({
      target,
      body: { metadata: metadataOf(edits[index]!) },
    })),
    back: (done) =>
      editing(
        done.map(({ write }) => write.target),
        done.map((one) => reversed(edits[targets.indexOf(one.write.target)]!, one)),
        context,
      ),
  };
}

function metadataOf(edits: Edits): JsonObject {
  return Object.fromEntries(
    parts.filter((part) => Object.keys(edits[part]).length > 0).map((part) => [part, { ...edits[part] }]),
  );
}

function reversed(edits: Edits, { before }: DoneWrite): Edits {
  const back = (part: Part) =>
    Object.fromEntries(Object.keys(edits[part]).map((key) => [key, before?.metadata[part]?.[key] ?? null]));
  return { labels: back("labels"), annotations: back("annotations") };
}

/** One command for each set of objects that get the same. */
function kubectl(targets: readonly Target[], edits: readonly Edits[], context: PaneContext): string {
  return parts.flatMap((part) => {
    const words = (index: number) =>
      Object.entries(edits[index]![part]).map(([key, value]) =>
        value === null ? quote(`${key}-`) : quote(`${key}=${value}`)
      ).join(" ");
    const same = Map.groupBy(targets.keys(), words);
    return [...same].filter(([rest]) => rest !== "").map(([rest, indices]) =>
      kubectlFor(
        part === "labels" ? "label" : "annotate",
        indices.map((index) => targets[index]!),
        `${rest} --overwrite`,
        context,
      )
    );
  }).join("; ");
}
