/** Whether a field can be changed, and what follows: facts of the API server's validation and of the controllers. */
import type { ApiResource } from "../../kube/discovery.ts";
import type { KubeObject } from "../../kube/object.ts";
import { ownEntry } from "../../kube/own_entry.ts";
import { rulesOfAll, rulesOfKinds } from "./change_table.ts";

export interface ChangeNote {
  readonly text: string;
  /** The server refuses it, or takes no notice. */
  readonly isFixed: boolean;
}

/** What is known of changing a field; `fields` are its names from the top, without list indices. */
export function changeNote(
  resource: ApiResource,
  fields: readonly string[],
  object: KubeObject,
  validations: readonly SchemaValidation[] = [],
): ChangeNote {
  const kind = resource.group === "" ? resource.name : `${resource.name}.${resource.group}`;
  const rules = [...ownEntry(rulesOfKinds, kind) ?? [], ...rulesOfAll];
  for (const rule of rules) {
    if (!matches(rule.path.split("."), fields)) continue;
    const text = typeof rule.says === "string" ? rule.says : rule.says(object);
    if (text !== undefined) {
      return { text, isFixed: /^(cannot|only the server|only controllers|never)/.test(text) };
    }
  }
  return byValidation(validations) ??
    (resource.verbs.includes("update") || resource.verbs.includes("patch") || resource.verbs.length === 0
      ? { text: "at any time", isFixed: false }
      : { text: "cannot be changed: the server offers no update of this kind", isFixed: true });
}

/** A rule of a custom resource's schema (`x-kubernetes-validations`). */
export interface SchemaValidation {
  readonly rule: string;
  readonly message?: string;
}

function byValidation(validations: readonly SchemaValidation[]): ChangeNote | undefined {
  const fixed = validations.find(({ rule }) =>
    /^\s*(self\s*==\s*oldSelf|oldSelf\s*==\s*self)\s*$/.test(rule)
  );
  if (fixed) {
    return { text: `cannot be changed${fixed.message ? `: ${fixed.message}` : ""}`, isFixed: true };
  }
  const bound = validations.find(({ rule }) => /\boldSelf\b/.test(rule));
  return bound && { text: `within a rule: ${bound.message ?? bound.rule}`, isFixed: false };
}

/** `**` at the end of a pattern stands for anything below, and for the field itself. */
function matches(pattern: readonly string[], fields: readonly string[]): boolean {
  for (const [index, name] of pattern.entries()) {
    if (name === "**") return true;
    if (name !== "*" && name !== fields[index]) return false;
    if (fields[index] === undefined) return false;
  }
  return pattern.length === fields.length;
}
