/** Tests of kinds as tables: what is refused with which words, and what the recorded server made of an object. */
import assert from "node:assert/strict";
import type { KubeObject } from "../../../../src/kube/object.ts";
import type { AnyKind } from "../../../../src/simulator/kubernetes/kind.ts";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";
import { create, texts, update } from "./kind_world.ts";

export interface RuleTable {
  /** An object that is accepted. */
  good: object;
  /** Fields that are put in its place, and what is wrong then. */
  refused?: [fields: object, ...texts: string[]][];
  /** Fields that an update puts in its place, and what is wrong then. */
  unchangeable?: [fields: object, ...texts: string[]][];
}

export function testRules(kind: AnyKind, { good, refused = [], unchangeable = [] }: RuleTable): void {
  const named = { metadata: { name: "n" }, ...good };
  Deno.test(`${kind.kind}: the good one is accepted and may be written again`, () => {
    assert.deepEqual(texts(create(kind, named).errors), []);
    assert.deepEqual(texts(update(kind, named, () => {}).errors), []);
  });
  for (const [fields, ...wrong] of refused) {
    Deno.test(`${kind.kind}: ${JSON.stringify(fields)} is refused`, () => {
      assert.deepEqual(texts(create(kind, { ...named, ...fields }).errors), wrong);
    });
  }
  for (const [fields, ...wrong] of unchangeable) {
    Deno.test(`${kind.kind}: a change to ${JSON.stringify(fields)} is refused`, () => {
      assert.deepEqual(texts(update(kind, named, (it) => Object.assign(it, fields)).errors), wrong);
    });
  }
}

/** What was applied becomes what the server recorded: its defaults, apart from metadata and status. */
export function testRecordedDefaults(kind: AnyKind): void {
  const name = `${kind.group || "core"}_${kind.version}_${kind.plural}`;
  Deno.test({
    name: `${kind.kind}: the defaults are those of the recorded server`,
    ignore: !hasFixtures,
    fn: () => {
      const { metadata, status: _, ...recorded } = fixtureJson(`objects/${name}.json`);
      const applied = metadata.annotations["kubectl.kubernetes.io/last-applied-configuration"];
      const { object, errors } = create(kind, JSON.parse(applied) as KubeObject);
      const { metadata: _own, status: _status, ...made } = object;
      assert.deepEqual(texts(errors), []);
      assert.deepEqual(made, recorded);
    },
  });
}
