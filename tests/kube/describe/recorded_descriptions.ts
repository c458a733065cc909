/** Compares describers with what kubectl printed for the recorded cluster. */
import assert from "node:assert/strict";
import { describerFor, type Related, type RelatedQuery } from "../../../src/kube/describe/mod.ts";
import { parseFieldSelector } from "../../../src/kube/field_selector.ts";
import { matchesLabels, parseLabelSelector } from "../../../src/kube/label_selector.ts";
import type { Json, KubeObject } from "../../../src/kube/object.ts";
import { fixture, fixtureJson } from "../../fixtures.ts";

export interface Recording {
  /** The file below `describe/`. */
  file: string;
  group?: string;
  version?: string;
  kind: string;
  resource: string;
}

// Descriptions were recorded within these two minutes, lists just before them.
const firstMs = Date.parse("2026-11-22T11:34:30Z");
const lastMs = Date.parse("2026-11-22T11:37:00Z");
const stepMs = 250;

/**
 * Every description in a recorded file is what the describer makes of the recorded object at some moment: ages
 * depend on when kubectl ran, which is not recorded.
 */
export function assertRecorded({ file, group = "", version = "v1", kind, resource }: Recording): void {
  const describer = describerFor(group, kind);
  for (const expected of recordedTexts(file)) {
    const name = /^Name: +(\S+)/.exec(expected)?.[1];
    const namespace = /^Namespace: +(\S+)/m.exec(expected)?.[1];
    const object = listed({ key: "", group, version, resource })
      .find(({ metadata }) => metadata.name === name && (!namespace || metadata.namespace === namespace));
    assert.ok(object, `${kind} ${namespace}/${name} is not recorded`);
    const whole: KubeObject = { apiVersion: group ? `${group}/${version}` : version, kind, ...object };
    const related: Related = {};
    for (const query of describer.related(whole)) related[query.key] = { items: answer(query) };
    assertEqualAtSomeTime((nowMs) => describer.describe(whole, related, { nowMs }), expected);
  }
}

function assertEqualAtSomeTime(describe: (nowMs: number) => string, expected: string): void {
  for (let nowMs = firstMs; nowMs < lastMs; nowMs += stepMs) {
    if (describe(nowMs) === expected) return;
  }
  assert.equal(masked(describe(Date.parse("2026-11-22T11:35:05Z"))), masked(expected));
}

/** Ages and the counts of repeated events, which go on while recordings are made, and the blanks they need. */
function masked(text: string): string {
  return text
    .replace(/( |^)(\d+m)?\d+s(?= )/gm, "$1AGE")
    .replace(/ \(x\d+ over (\d+m)?\d*s?\)/g, " (REPEATED)")
    .replace(/ +/g, " ")
    .replace(/(---- )+-------/g, "");
}

function recordedTexts(file: string): string[] {
  const output = fixture(`describe/${file}`).replace(/^\$ .*\n/, "").replace(/\n--- (stderr|exit)[^]*$/, "");
  const texts = output.split(/\n\n\n(?=Name: )/);
  return texts.map((text, index) => index < texts.length - 1 ? `${text}\n` : text);
}

function listed({ group, version, resource }: RelatedQuery): KubeObject[] {
  return fixtureJson(`lists/${group || "core"}_${version}_${resource}.json`).items;
}

function answer(query: RelatedQuery): KubeObject[] {
  const labels = parseLabelSelector(query.labelSelector ?? "");
  const fields = parseFieldSelector(query.fieldSelector ?? "");
  return listed(query).filter((object) =>
    (query.namespace === undefined || object.metadata.namespace === query.namespace) &&
    (query.name === undefined || object.metadata.name === query.name) &&
    matchesLabels(labels, object.metadata.labels) &&
    fields.every(({ field, operator, value }) => {
      const found = field.split(".").reduce<Json | undefined>(
        (parent, key) => (parent as Record<string, Json> | undefined)?.[key],
        object as unknown as Json,
      );
      return (String(found ?? "") === value) === (operator !== "!=");
    })
  );
}
