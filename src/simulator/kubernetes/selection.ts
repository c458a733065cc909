import { type FieldRequirement, matchesFields, parseFieldSelector } from "../../kube/field_selector.ts";
import { type LabelSelector, matchesLabels, parseLabelSelector } from "../../kube/label_selector.ts";
import { SelectorError } from "../../kube/selector_error.ts";
import type { AnyKind } from "./kind.ts";
import { badRequest } from "./refusals.ts";
import type { Selection, StoredObject } from "./registry.ts";

/** Label and field selectors, read once and asked for each object. */
export class Selector {
  readonly #kind: AnyKind;
  readonly #labels: LabelSelector;
  readonly #fields: FieldRequirement[];

  /** @throws {StatusError} 400 for a selector that cannot be understood or a field that cannot be selected. */
  constructor(kind: AnyKind, selection: Selection) {
    this.#kind = kind;
    try {
      this.#labels = parseLabelSelector(selection.labelSelector ?? "");
      this.#fields = parseFieldSelector(selection.fieldSelector ?? "");
    } catch (error) {
      if (error instanceof SelectorError) throw badRequest(error.message);
      throw error;
    }
    for (const { field } of this.#fields) {
      if (METADATA_FIELDS.has(field) || kind.selectableFields?.[field]) continue;
      throw badRequest(`field label not supported: ${field}`);
    }
  }

  get isEmpty(): boolean {
    return this.#labels.requirements.length === 0 && this.#fields.length === 0;
  }

  matches(object: StoredObject): boolean {
    if (!matchesLabels(this.#labels, object.metadata.labels)) return false;
    if (this.#fields.length === 0) return true;
    const values: Record<string, string | undefined> = {};
    for (const { field } of this.#fields) values[field] = this.#value(object, field);
    return matchesFields(this.#fields, values);
  }

  #value(object: StoredObject, field: string): string | undefined {
    if (field === "metadata.name") return object.metadata.name;
    if (field === "metadata.namespace") return object.metadata.namespace;
    return this.#kind.selectableFields?.[field]?.(object);
  }
}

const METADATA_FIELDS = new Set(["metadata.name", "metadata.namespace"]);
