/**
 * Replacements: a value of one object goes into fields of others. Source: kustomize, api/filters/replacement.
 */
import { parseGroupVersion } from "../../../kube/group_version.ts";
import { isJsonObject } from "../../../kube/merge_type.ts";
import type { Json, JsonObject } from "../../../kube/object.ts";
import { parseYaml, printYaml } from "../../../kube/yaml.ts";
import { resolvePlainScalar } from "../../../kube/yaml_scalar.ts";
import type { Replacement, ReplacementOptions, Selector } from "./kustomization.ts";
import type { Piece } from "./piece.ts";
import { isRejected, isTarget } from "./target.ts";

/** Does all replacements of a kustomization, in their order. Rejects in kustomize's words. */
export async function replaceFields(
  pieces: readonly Piece[],
  replacements: readonly Replacement[],
  readText: (path: string) => Promise<string>,
): Promise<void> {
  for (const replacement of await withFiles(replacements, readText)) replaceOne(pieces, replacement);
}

/** Those of files come in the place of the entry that names the file. */
async function withFiles(
  replacements: readonly Replacement[],
  readText: (path: string) => Promise<string>,
): Promise<Replacement[]> {
  const all: Replacement[] = [];
  for (const replacement of replacements) {
    if (replacement.path === undefined) {
      all.push(replacement);
      continue;
    }
    const text = await readText(replacement.path).catch((error) => {
      const config = printYaml({ Replacements: replacements } as unknown as Json);
      throw new Error(
        `trouble configuring builtin ReplacementTransformer with config: \`\n${config}\`: ${error.message}`,
      );
    });
    const value = parseYaml(text, "kustomize");
    all.push(...(Array.isArray(value) ? value : [value]) as Replacement[]);
  }
  return all;
}

function replaceOne(pieces: readonly Piece[], { source, targets }: Replacement): void {
  if (!source || !targets?.length) {
    throw new Error("replacements must specify a source and at least one target");
  }
  const value = sourceValue(pieces, source);
  for (const { select, reject = [], fieldPaths = [NAME], options = {} } of targets) {
    if (!select) throw new Error("target must specify resources to select");
    const chosen = pieces.filter((piece) =>
      isTarget(piece, select) && !reject.some((one) => isRejected(piece, one))
    );
    for (const { object } of chosen) {
      for (const path of fieldPaths) setField(object as unknown as JsonObject, path, value, options);
    }
  }
}

const NAME = "metadata.name";

function sourceValue(pieces: readonly Piece[], source: NonNullable<Replacement["source"]>): Json {
  const { fieldPath, options } = source;
  const found = pieces.filter((piece) => isSelected(piece, source));
  const title = `${selectorText(source)}${fieldPath ? `:${fieldPath}` : ""}`;
  const [first] = found;
  if (!first) throw new Error(`nothing selected by ${title}`);
  if (found.length > 1) throw new Error(`multiple matches for selector ${title}`);
  const path = fieldPath || NAME;
  const [place] = placesOf(first.object as unknown as JsonObject, steps(path));
  if (!place) {
    throw new Error(`fieldPath \`${path}\` is missing for replacement source ${selectorText(source)}`);
  }
  const value = valueAt(place);
  if (!options?.delimiter || typeof value === "object") return value;
  const part = String(value).split(options.delimiter)[options.index ?? 0];
  if (part === undefined) {
    throw new Error(`options.index ${options.index} is out of bounds for value ${value}`);
  }
  return part;
}

/** A source is meant exactly. Names and namespaces may be any that the object has had. */
function isSelected({ object, names, namespace }: Piece, selector: Selector): boolean {
  const { group, version } = parseGroupVersion(object.apiVersion ?? "");
  const fits = (wanted: string | undefined, ...texts: string[]) => !wanted || texts.includes(wanted);
  const { metadata } = object;
  return fits(selector.group, group) && fits(selector.version, version) &&
    fits(selector.kind, object.kind ?? "") &&
    fits(selector.name, ...names, metadata.name ?? "") &&
    fits(selector.namespace, namespace, metadata.namespace ?? "");
}

function selectorText({ kind, version, group, name, namespace }: Selector): string {
  const what = `${kind || "[noKind]"}.${version || "[noVer]"}.${group || "[noGrp]"}`;
  return `${what}/${name || "[noName]"}.${namespace || "[noNs]"}`;
}

/** A field of a map or an item of a list. */
type Place = { within: JsonObject; key: string } | { within: Json[]; key: number };

function valueAt(place: Place): Json {
  const { within, key } = place;
  if (Array.isArray(within)) return within[Number(key)] ?? null;
  return Object.hasOwn(within, key) ? within[key] ?? null : null;
}

/** `a.[name=b].c\.d.0.*`: dots part, but not those in brackets and not those behind a backslash. */
function steps(path: string): string[] {
  return [...path.matchAll(/(\[[^\]]*\]|\\\.|[^.])+/g)].map(([step]) => step.replaceAll("\\.", "."));
}

const LIST_ITEM = /^\[([^=\]]+)=(.*)\]$/;

/** All places that a path leads to. `makes`: maps on the way, and the last field, are made where there are none. */
function placesOf(object: JsonObject, path: readonly string[], makes = false): Place[] {
  let places: Place[] = [{ within: { root: object }, key: "root" }];
  for (const step of path) places = places.flatMap((place) => placesBelow(place, step, makes));
  return places;
}

function placesBelow(place: Place, step: string, makes: boolean): Place[] {
  let value = valueAt(place);
  if (value === null && makes) {
    value = LIST_ITEM.test(step) ? [] : {};
    put(place, value);
  }
  if (Array.isArray(value)) {
    return itemsOf(value, step, makes).map((key) => ({ within: value as Json[], key }));
  }
  if (!isJsonObject(value)) return [];
  if (step === "*") return Object.keys(value).map((key) => ({ within: value as JsonObject, key }));
  return !Object.hasOwn(value, step) && !makes ? [] : [{ within: value, key: step }];
}

function itemsOf(list: Json[], step: string, makes: boolean): number[] {
  if (step === "*") return [...list.keys()];
  if (/^\d+$/.test(step)) return Number(step) < list.length ? [Number(step)] : [];
  const [, key, wanted] = LIST_ITEM.exec(step) ?? [];
  if (key === undefined || wanted === undefined) return [];
  const found = [...list.keys()].filter((index) => {
    const item = list[index];
    return isJsonObject(item) && String(item[key]) === wanted;
  });
  if (found.length > 0 || !makes) return found;
  return [list.push({ [key]: wanted }) - 1];
}

function put(place: Place, value: Json): void {
  if (Array.isArray(place.within)) place.within[Number(place.key)] = value;
  else place.within[place.key] = value;
}

function setField(object: JsonObject, path: string, value: Json, options: ReplacementOptions): void {
  const places = placesOf(object, steps(path), options.create === true);
  if (places.length === 0) {
    throw new Error(`unable to find field ${JSON.stringify(path)} in replacement target`);
  }
  for (const place of places) {
    const before = valueAt(place);
    const next = options.delimiter ? partReplaced(before, value, options) : value;
    put(place, likeBefore(before, structuredClone(next)));
  }
}

/** One part of the value; in front of all or behind them where there is none of that number. */
function partReplaced(
  before: Json,
  value: Json,
  { delimiter = "", index = 0 }: ReplacementOptions,
): Json {
  if (before !== null && typeof before === "object") {
    throw new Error("delimiter option can only be used with scalar nodes");
  }
  const parts = before === null ? [] : String(before).split(delimiter);
  if (index < 0) parts.unshift(String(value));
  else if (index >= parts.length) parts.push(String(value));
  else parts[index] = String(value);
  return parts.join(delimiter);
}

/** A text stays a text, a number a number; a new field is what its text looks like. */
function likeBefore(before: Json, value: Json): Json {
  if (before !== null && typeof before === "object" || value === null || typeof value === "object") {
    return value;
  }
  return typeof before === "string" ? String(value) : resolvePlainScalar(String(value));
}
