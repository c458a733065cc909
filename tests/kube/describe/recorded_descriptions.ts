/** Compares describers with what kubectl printed for the recorded cluster. */
import assert from "node:assert/strict";
import { describerFor, type Related, type RelatedQuery } from "../../../src/kube/describe/mod.ts";
import { parseFieldSelector } from "../../../src/kube/field_selector.ts";
import { matchesLabels, parseLabelSelector } from "../../../src/kube/label_selector.ts";
import type { Json, KubeObject } from "../../../src/kube/object.ts";
import { fixture, fixtureJson, hasFixtures } from "../../fixtures.ts";

export interface Recording {
  /** The file below `describe/`. */
  file: string;
  group?: string;
  version?: string;
  kind: string;
  resource: string;
  /** kubectl left the order of some lines to chance. */
  anyOrder?: boolean;
  /** Lines that tell what happened between the list and the description. */
  drift?: RegExp;
  /** Objects may have come since the list was recorded. */
  newcomers?: boolean;
}

// Descriptions were recorded within these two minutes, lists just before them.
const firstMs = Date.parse("2026-11-22T11:34:30Z");
const lastMs = Date.parse("2026-11-22T11:37:00Z");
const stepMs = 250;

/** One test for each recorded file, and one for an object of the kind that has nothing but a name. */
export function testRecordings(recordings: Recording[]): void {
  for (const recording of recordings) {
    Deno.test({
      name: `described as kubectl did: ${recording.file}`,
      ignore: !hasFixtures,
      fn: () => assertRecorded(recording),
    });
  }
  for (const { group = "", kind } of recordings.slice(0, 1)) {
    Deno.test(`a bare ${kind} is described`, () => {
      const describer = describerFor(group, kind);
      const object: KubeObject = { kind, metadata: { name: "bare", namespace: "default", uid: "u" } };
      const related: Related = {};
      for (const query of describer.related(object)) related[query.key] = { items: [] };
      assert.match(describer.describe(object, related, { nowMs: 0 }), /^Name: +bare\n/);
    });
  }
}

/**
 * Every description in a recorded file is what the describer makes of the recorded object at some moment: ages
 * depend on when kubectl ran, which is not recorded.
 */
function assertRecorded(recording: Recording): void {
  const { file, group = "", version = "v1", kind, resource } = recording;
  const describer = describerFor(group, kind);
  let compared = 0;
  for (const expected of recordedTexts(file)) {
    const name = /^Name: +(\S+)/.exec(expected)?.[1];
    const namespace = /^Namespace: +(\S+)/m.exec(expected)?.[1];
    const object = listed({ key: "", group, version, resource })
      .find(({ metadata }) => metadata.name === name && (!namespace || metadata.namespace === namespace));
    // What the cluster's own controllers made after the lists were recorded.
    if (!object && recording.newcomers) continue;
    assert.ok(object, `${kind} ${namespace}/${name} is not recorded`);
    compared++;
    const whole: KubeObject = { apiVersion: group ? `${group}/${version}` : version, kind, ...object };
    const related: Related = {};
    for (const query of describer.related(whole)) related[query.key] = { items: answer(query) };
    const order = (text: string) => {
      const lines = text.split("\n").filter((line) => !recording.drift?.test(line));
      return (recording.anyOrder ? lines.sort() : lines).join("\n");
    };
    const described = (nowMs: number) => describer.describe(whole, related, { nowMs }).replaceAll(ADDED, "");
    assertEqualAtSomeTime((nowMs) => order(described(nowMs)), order(expected));
  }
  assert.ok(compared > 0, `nothing in ${file} could be compared`);
}

function assertEqualAtSomeTime(describe: (nowMs: number) => string, expected: string): void {
  for (let nowMs = firstMs; nowMs < lastMs; nowMs += stepMs) {
    if (describe(nowMs) === expected) return;
  }
  assert.equal(masked(describe(Date.parse("2026-11-22T11:35:05Z"))), masked(expected));
}

/** Ages, heartbeats and the counts of repeated events, which go on while recordings are made, and the blanks they need. */
function masked(text: string): string {
  return text
    .replace(/ (\d+m(\d+s)?|\d+s)(?= )/g, " AGE")
    .replace(/\d\d:\d\d:\d\d \+0000/g, "TIME")
    .replace(/ \(x\d+ over (\d+m)?\d*s?\)/g, " (REPEATED)")
    .replace(/ +/g, " ")
    .replace(/(---- )+-------/g, "");
}

/** What kubectl prints in front of an event's message since the recording (1.34). */
const ADDED = /(?<= )spec\.\w+\{[^}]*\}: /g;

/** Lines of the recording that kubectl 1.36 no longer prints. */
const DROPPED = /^(Mountable secrets:|Tokens:| +Kube-Proxy Version:).*\n/gm;

function recordedTexts(file: string): string[] {
  const output = fixture(`describe/${file}`).replace(/^\$ .*\n/, "").replace(/\n--- (stderr|exit)[^]*$/, "")
    .replaceAll(DROPPED, "");
  // A description that was found by a prefix of its name ends with one more line break.
  const texts = output.replace(/\n\n$/, "\n").split(/\n\n\n(?=Name: )/);
  return texts.map((text, index) => index < texts.length - 1 ? `${text}\n` : text);
}

const lists = new Map<string, KubeObject[]>();

function listed({ group, version, resource }: RelatedQuery): KubeObject[] {
  const path = `lists/${group || "core"}_${version}_${resource}.json`;
  const items = lists.get(path) ?? fixtureJson(path).items;
  lists.set(path, items);
  return items;
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
