import type { KubeObject } from "../../../kube/object.ts";
import { copyOf, isSame } from "../json_value.ts";
import type { AnyKind } from "../kind.ts";
import { apiVersionOf } from "../object_form.ts";
import type { Registry, StoredObject } from "../registry.ts";
import { type CustomDefinition, hasCondition } from "./custom_definition.ts";
import { customKind } from "./custom_kind.ts";

interface Served {
  kind: AnyKind;
  /** What it was made from. */
  source: Pick<CustomDefinition, "spec"> & { names: unknown };
}

const all = new WeakMap<Registry, CustomKinds>();

/** Those of a registry. */
export function customKindsOf(registry: Registry): CustomKinds {
  let known = all.get(registry);
  if (!known) all.set(registry, known = new CustomKinds(registry));
  return known;
}

/** What the definitions among these objects bring is served at once: without it their own objects have no place. */
export function serveDefinitions(registry: Registry, objects: Iterable<KubeObject>): void {
  for (const object of objects) {
    if (object.kind !== "CustomResourceDefinition") continue;
    const definition = object as unknown as CustomDefinition;
    if (hasCondition(definition, "Established")) customKindsOf(registry).serve(definition);
  }
}

/** The kinds that definitions have brought, by the definition's name. */
export class CustomKinds {
  readonly #registry: Registry;
  readonly #served = new Map<string, Served>();

  constructor(registry: Registry) {
    this.#registry = registry;
  }

  get(name: string): AnyKind | undefined {
    return this.#served.get(name)?.kind;
  }

  /** Serves the definition's kind, as it is now. Objects that are stored are shown with the defaults of now. */
  serve(definition: CustomDefinition): void {
    const name = definition.metadata.name!;
    const source = { spec: definition.spec, names: definition.status?.acceptedNames };
    const known = this.#served.get(name);
    if (known && isSame(known.source, source)) return;
    const kind = known ? renewed(known.kind, customKind(definition)) : customKind(definition);
    this.#served.set(name, { kind, source: copyOf(source) });
    this.#registry.addKind(kind);
    if (known) this.#registry.rewrite(kind, (object) => asStoredNow(kind, object));
  }

  remove(name: string): void {
    const known = this.#served.get(name);
    if (!known) return;
    this.#served.delete(name);
    this.#registry.removeKind(known.kind);
  }
}

/** The same record with all that another says: tables and watches know it by its identity. */
function renewed(kind: AnyKind, fresh: AnyKind): AnyKind {
  for (const field of Object.keys(kind) as (keyof AnyKind)[]) if (!(field in fresh)) delete kind[field];
  return Object.assign(kind, fresh);
}

function asStoredNow(kind: AnyKind, object: StoredObject): StoredObject {
  const now = copyOf(object);
  now.apiVersion = apiVersionOf(kind);
  kind.setDefaults?.(now);
  return now;
}
