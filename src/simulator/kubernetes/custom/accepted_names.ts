/** Which of the names that a definition asks for are free. Source: apiextensions-apiserver/pkg/controller/status. */
import { isSame } from "../json_value.ts";
import type { CustomDefinition, CustomNames, DefinitionCondition } from "./custom_definition.ts";

export interface NamesVerdict {
  names: CustomNames;
  condition: Pick<DefinitionCondition, "type" | "status" | "reason" | "message">;
}

/** `others`: all other definitions. */
export function acceptNames(definition: CustomDefinition, others: Iterable<CustomDefinition>): NamesVerdict {
  const taken = takenNames(definition.spec.group, others);
  const wanted = definition.spec.names;
  const had = definition.status?.acceptedNames ?? { plural: "", kind: "" };
  const names: CustomNames = { ...had };
  let problem: { reason: string; message: string } | undefined;
  for (const [field, used, reason] of FIELDS) {
    const name = wanted[field];
    if (name !== had[field] && taken[used].has(name ?? "")) problem = { reason, message: inUse(name) };
    else if (name !== undefined) names[field] = name;
    if (field === "singular") problem = acceptShortNames(names, wanted, had, taken.resources) ?? problem;
  }
  if (wanted.categories) names.categories = wanted.categories;
  else delete names.categories;
  return {
    names,
    condition: problem
      ? { type: "NamesAccepted", status: "False", ...problem }
      : { type: "NamesAccepted", status: "True", reason: "NoConflicts", message: "no conflicts found" },
  };
}

const FIELDS = [
  ["plural", "resources", "PluralConflict"],
  ["singular", "resources", "SingularConflict"],
  ["kind", "kinds", "KindConflict"],
  ["listKind", "kinds", "ListKindConflict"],
] as const;

function acceptShortNames(
  names: CustomNames,
  { shortNames }: CustomNames,
  had: CustomNames,
  taken: ReadonlySet<string>,
): { reason: string; message: string } | undefined {
  if (isSame(shortNames, had.shortNames)) return undefined;
  const lost = (shortNames ?? []).filter((name) => !had.shortNames?.includes(name) && taken.has(name));
  if (lost.length === 0) {
    if (shortNames) names.shortNames = shortNames;
    else delete names.shortNames;
    return undefined;
  }
  const texts = lost.map(inUse);
  return { reason: "ShortNamesConflict", message: texts.length === 1 ? texts[0]! : `[${texts.join(", ")}]` };
}

function inUse(name: string | undefined): string {
  return `${JSON.stringify(name)} is already in use`;
}

function takenNames(
  group: string,
  others: Iterable<CustomDefinition>,
): Record<"resources" | "kinds", ReadonlySet<string>> {
  const resources = new Set<string>();
  const kinds = new Set<string>();
  for (const { spec, status } of others) {
    const names = status?.acceptedNames;
    if (spec.group !== group || !names) continue;
    for (const name of [names.plural, names.singular, ...names.shortNames ?? []]) {
      if (name) resources.add(name);
    }
    for (const name of [names.kind, names.listKind]) if (name) kinds.add(name);
  }
  return { resources, kinds };
}
