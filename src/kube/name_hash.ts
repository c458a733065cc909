import { goJson } from "./go_value.ts";
import type { Json, JsonObject, KubeObject } from "./object.ts";

/**
 * The ten letters that stand for the content of a ConfigMap or Secret, for names that change with it. `object` has its
 * name without them. Source: kubectl/pkg/util/hash/hash.go.
 */
export async function nameHash(object: KubeObject): Promise<string> {
  const { kind = "", metadata, data, binaryData, immutable, type } = object as KubeObject & JsonObject;
  const content: JsonObject = {
    kind,
    name: metadata.name ?? "",
    data: data ?? {},
    ...(kind === "Secret" ? { type: type ?? "" } : {}),
    ...(binaryData ? { binaryData } : {}),
    ...(immutable === undefined ? {} : { immutable }),
  };
  const bytes = new TextEncoder().encode(goJson(content as Json));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
  return [...digest.slice(0, HASH_LENGTH)].map((letter) => LETTERS[letter] ?? letter).join("");
}

const HASH_LENGTH = 10;

/** Vowels and what looks like them would spell words. */
const LETTERS: Record<string, string> = { "0": "g", "1": "h", "3": "k", a: "m", e: "t" };
