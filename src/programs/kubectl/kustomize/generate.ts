/** Config maps and secrets from texts and files, and the hash that makes a new name of new contents. */
import { goJson } from "../../../kube/go_value.ts";
import type { Json, JsonObject, KubeObject } from "../../../kube/object.ts";
import type { Generator, GeneratorOptions, Kustomization } from "./kustomization.ts";
import { type Piece, pieceId, pieceOf } from "./piece.ts";

/** Reads a file of the folder; rejects in kustomize's words. */
export type ReadBytes = (path: string) => Promise<Uint8Array>;

/** Adds what the generators make, or puts it into what is there already. */
export async function generatePieces(
  pieces: Piece[],
  { configMapGenerator = [], secretGenerator = [], generatorOptions = {} }: Kustomization,
  readBytes: ReadBytes,
): Promise<void> {
  const all = [
    ...configMapGenerator.map((generator) => ({ kind: "ConfigMap" as const, generator })),
    ...secretGenerator.map((generator) => ({ kind: "Secret" as const, generator })),
  ];
  for (const { kind, generator } of all) {
    const options = merged(generatorOptions, generator.options ?? {});
    const data = await dataOf(generator, readBytes);
    const made = pieceOf(
      kind === "ConfigMap" ? configMap(generator, data, options) : secret(generator, data, options),
    );
    made.isHashed = !options.disableNameSuffixHash;
    join(pieces, made, generator.behavior ?? "create");
  }
}

function merged(common: GeneratorOptions, own: GeneratorOptions): GeneratorOptions {
  return {
    ...common,
    ...own,
    labels: { ...common.labels, ...own.labels },
    annotations: { ...common.annotations, ...own.annotations },
  };
}

function join(pieces: Piece[], made: Piece, behavior: string): void {
  const place = pieces.findIndex(({ object, names }) =>
    object.kind === made.object.kind && names.includes(made.names[0]!)
  );
  const there = pieces[place];
  if (behavior === "create") {
    if (there) throw new Error(`may not add resource with an already registered id: ${pieceId(made)}`);
    pieces.push(made);
    return;
  }
  if (behavior !== "merge" && behavior !== "replace") throw new Error(`unknown behavior: ${behavior}`);
  if (!there) {
    throw new Error(
      `merging from generator ${made.object.kind} ${pieceId(made)}: id ${
        pieceId(made)
      } does not exist; cannot ${behavior}`,
    );
  }
  const metadata = {
    ...there.object.metadata,
    ...mergedMaps(there.object.metadata.labels, made.object.metadata.labels, "labels"),
    ...mergedMaps(there.object.metadata.annotations, made.object.metadata.annotations, "annotations"),
  };
  const object: KubeObject = { ...made.object, metadata };
  if (behavior === "merge") {
    for (const field of ["data", "binaryData"]) {
      const both = {
        ...there.object[field] as JsonObject | undefined,
        ...made.object[field] as JsonObject | undefined,
      };
      if (Object.keys(both).length > 0) object[field] = both;
    }
  }
  pieces[place] = { ...there, object, isHashed: made.isHashed ?? false };
}

function mergedMaps(
  old: Record<string, string> | undefined,
  wanted: Record<string, string> | undefined,
  name: string,
) {
  const both = { ...old, ...wanted };
  return Object.keys(both).length > 0 ? { [name]: both } : {};
}

async function dataOf({ literals = [], files = [], envs = [], env }: Generator, readBytes: ReadBytes) {
  const data = new Map<string, Uint8Array>();
  for (const path of [...envs, ...(env ? [env] : [])]) {
    const text = new TextDecoder().decode(await readBytes(path).catch((error) => fail("env", envs, error)));
    for (const line of text.split(/\r?\n/)) {
      if (line.trim() === "" || line.trimStart().startsWith("#")) continue;
      const equals = line.indexOf("=");
      if (equals > 0) {
        data.set(line.slice(0, equals).trim(), new TextEncoder().encode(line.slice(equals + 1)));
      }
    }
  }
  for (const literal of literals) {
    const equals = literal.indexOf("=");
    if (equals < 1) {
      fail("literal", literals, new Error(`invalid literal source ${literal}, expected key=value`));
    }
    const value = literal.slice(equals + 1).replace(/^(['"])(.*)\1$/s, "$2");
    data.set(literal.slice(0, equals), new TextEncoder().encode(value));
  }
  for (const file of files) {
    const equals = file.indexOf("=");
    const path = file.slice(equals + 1);
    const key = equals > 0 ? file.slice(0, equals) : path.slice(path.lastIndexOf("/") + 1);
    data.set(key, await readBytes(path).catch((error) => fail("file", files, error)));
  }
  return data;
}

function fail(what: string, sources: readonly string[], error: Error): never {
  throw new Error(
    `loading KV pairs: ${what} sources: [${sources.join(" ")}]: ${error.message}`
      .replace("literal sources: [", "literal sources ["),
    { cause: error },
  );
}

function metadataOf(
  { name = "", namespace }: Generator,
  { labels = {}, annotations = {} }: GeneratorOptions,
) {
  return {
    name,
    ...(namespace ? { namespace } : {}),
    ...(Object.keys(labels).length > 0 ? { labels } : {}),
    ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
  };
}

function configMap(
  generator: Generator,
  data: Map<string, Uint8Array>,
  options: GeneratorOptions,
): KubeObject {
  const texts: JsonObject = {};
  const binary: JsonObject = {};
  for (const [key, bytes] of data) {
    const text = asText(bytes);
    if (text === undefined) binary[key] = base64(bytes);
    else texts[key] = text;
  }
  return {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: metadataOf(generator, options),
    ...(Object.keys(texts).length > 0 ? { data: texts } : {}),
    ...(Object.keys(binary).length > 0 ? { binaryData: binary } : {}),
    ...(options.immutable ? { immutable: true } : {}),
  };
}

function secret(generator: Generator, data: Map<string, Uint8Array>, options: GeneratorOptions): KubeObject {
  return {
    apiVersion: "v1",
    kind: "Secret",
    metadata: metadataOf(generator, options),
    type: generator.type || "Opaque",
    ...(data.size > 0
      ? { data: Object.fromEntries([...data].map(([key, bytes]) => [key, base64(bytes)])) }
      : {}),
    ...(options.immutable ? { immutable: true } : {}),
  };
}

function asText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** Ten letters that stand for what is in a config map or secret; the name is no part of it. */
export async function contentHash({ kind, data, binaryData, type }: KubeObject): Promise<string> {
  const hashed = kind === "Secret"
    ? { kind, type, name: "", data: data ?? "" }
    : { kind, name: "", data: data ?? "", ...(binaryData ? { binaryData } : {}) };
  const bytes = new TextEncoder().encode(goJson(hashed as unknown as Json));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, HASH_LENGTH);
  // Letters that make no words.
  return hex.replace(/[013ae]/g, (sign) => LETTERS[sign]!);
}

const HASH_LENGTH = 10;
const LETTERS: Record<string, string> = { "0": "g", "1": "h", "3": "k", "a": "m", "e": "t" };
