/** What the tests of kinds need: a world with a few objects, and the recorded tables to compare with. */
import assert from "node:assert/strict";
import type { KubeObject } from "../../../../src/kube/object.ts";
import { Random } from "../../../../src/simulator/clock/random.ts";
import { admissionRequest } from "../../../../src/simulator/kubernetes/admission.ts";
import { priority } from "../../../../src/simulator/kubernetes/admission/priority.ts";
import type { AnyKind, KindContext } from "../../../../src/simulator/kubernetes/kind.ts";
import { kinds } from "../../../../src/simulator/kubernetes/kinds/mod.ts";
import type { Registry, StoredObject } from "../../../../src/simulator/kubernetes/registry.ts";
import type { FieldError } from "../../../../src/simulator/kubernetes/status_error.ts";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";

/** When the worlds of these tests stand still. */
export const NOW = Date.parse("2026-11-22T11:36:00Z");

/** A context whose registry only knows `objects`; by default the service account that pods need. */
export function contextWith(objects: KubeObject[] = [account("default")]): KindContext {
  const ofKind = (kind: AnyKind) => objects.filter((object) => object.kind === kind.kind) as StoredObject[];
  const registry: Partial<Registry> = {
    kinds,
    kind: (plural) => kinds.find((kind) => kind.plural === plural)!,
    find: (kind, namespace, name) =>
      ofKind(kind).find(({ metadata }) => metadata.namespace === namespace && metadata.name === name),
    list: ofKind,
  };
  return { clock: { now: () => NOW }, random: new Random(1), registry: registry as Registry };
}

export function account(name: string, more: Record<string, unknown> = {}): KubeObject {
  return { apiVersion: "v1", kind: "ServiceAccount", metadata: { name, namespace: "default" }, ...more };
}

/** What a write leaves, and what is wrong with it. */
export interface Written {
  // deno-lint-ignore no-explicit-any -- objects of every kind
  object: any;
  errors: FieldError[];
}

/** Creates as the registry does, without storing. */
export function create(kind: AnyKind, object: object, context = contextWith()): Written {
  const copy = structuredClone(object) as KubeObject;
  copy.apiVersion ??= kind.group ? `${kind.group}/${kind.version}` : kind.version;
  copy.kind ??= kind.kind;
  copy.metadata ??= {};
  if (kind.namespaced) copy.metadata.namespace ??= "default";
  kind.setDefaults?.(copy);
  priority.mutate?.(admissionRequest("CREATE", kind, { object: copy }, {}), context);
  kind.prepareForCreate?.(copy, context);
  return { object: copy, errors: kind.validate?.(copy, context) ?? [] };
}

/** Creates `before`, then replaces it by what `change` makes of a copy. */
export function update(
  kind: AnyKind,
  before: object,
  // deno-lint-ignore no-explicit-any -- objects of every kind
  change: (object: any) => void,
  context = contextWith(),
): Written {
  const old = create(kind, before, context).object;
  const object = structuredClone(old);
  change(object);
  kind.setDefaults?.(object);
  kind.prepareForUpdate?.(object, old, context);
  return { object, errors: kind.validateUpdate?.(object, old, context) ?? [] };
}

/** `field: message` of each error: what the API prints. */
export function texts(errors: readonly FieldError[]): string[] {
  return errors.map((error) => `${error.field}: ${error.message}`);
}

/**
 * Registers the comparison of a kind's columns and cells with a recorded table, such as `core_v1_pods`. `changed`
 * are cells of the recording that a server of our version writes differently.
 */
export function testTable(kind: AnyKind, name: string, changed: Record<string, string> = {}): void {
  Deno.test({
    name: `${kind.plural} print as in the recorded table`,
    ignore: !hasFixtures,
    fn: () => compareTable(kind, name, changed),
  });
}

function compareTable(kind: AnyKind, name: string, changed: Record<string, string>): void {
  const table = fixtureJson(`tables/${name}.json`);
  const list = fixtureJson(`lists/${name}.json`);
  const facts = (
    column: { name: string; type: string; format?: string; priority?: number },
  ) => [column.name, column.type, column.format ?? "", column.priority ?? 0];
  assert.deepEqual(kind.columns.map(facts), table.columnDefinitions.map(facts));
  // The header names the second; events' times are finer, and the answer was made a little later.
  const nowMs = Date.parse(fixtureJson(`tables/${name}.meta.json`).response.headers.Date) + 230;
  const items: StoredObject[] = list.items;
  assert.equal(items.length, table.rows.length);
  for (const row of table.rows) {
    const { name, namespace } = row.object.metadata;
    const object = items.find(({ metadata }) => metadata.name === name && metadata.namespace === namespace)!;
    const cells = kind.columns.map((column) => column.cell(object, nowMs));
    assert.deepEqual(
      cells,
      row.cells.slice(0, cells.length).map((cell: string) => changed[cell] ?? cell),
      object.metadata.name,
    );
    assert.deepEqual(kind.rowConditions?.(object), row.conditions, object.metadata.name);
  }
}

/** The object of a recorded answer and of the request that led to it. */
// deno-lint-ignore no-explicit-any -- recorded answers have every shape there is
export function exchange(path: string): { sent: any; answered: any } {
  return { sent: fixtureJson(`${path}.meta.json`).request.body, answered: fixtureJson(`${path}.json`) };
}
