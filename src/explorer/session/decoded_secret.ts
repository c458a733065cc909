/** A secret with its values as text, and back. */
import { isJsonObject } from "../../kube/merge_type.ts";
import type { JsonObject, KubeObject } from "../../kube/object.ts";

/** Text stands under `stringData`; what is no text stays in base64 under `data`. */
export function decodedSecret(secret: KubeObject): KubeObject {
  const data = secret.data as Record<string, string> | undefined;
  const text: JsonObject = {};
  const binary: JsonObject = {};
  for (const [key, value] of Object.entries(data ?? {})) {
    const decoded = base64Text(value);
    if (decoded === undefined) binary[key] = value;
    else text[key] = decoded;
  }
  const { data: _, ...rest } = secret;
  return {
    ...rest,
    ...(Object.keys(binary).length > 0 ? { data: binary } : {}),
    ...(Object.keys(text).length > 0 ? { stringData: text } : {}),
  };
}

/** The object that the server stores, or what is wrong with a value. */
export function encodedSecret(edited: JsonObject): { object: JsonObject } | { problem: string } {
  const { stringData, ...rest } = edited;
  if (stringData === undefined || stringData === null) return { object: rest };
  if (!isJsonObject(stringData)) return { problem: "stringData: a mapping of names to texts is expected" };
  const data: JsonObject = isJsonObject(rest.data) ? { ...rest.data } : {};
  for (const [key, value] of Object.entries(stringData)) {
    if (value === null || value === undefined) continue;
    // The server would refuse it, too; here the reason is known better.
    if (typeof value !== "string") {
      return { problem: `stringData.${key}: a text is expected; put ${JSON.stringify(value)} in quotes` };
    }
    data[key] = toBase64(new TextEncoder().encode(value));
  }
  return { object: { ...rest, data } };
}

/** The text of a value; undefined when it is no text that can be edited. */
export function base64Text(value: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(value), (character) => character.charCodeAt(0));
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    // deno-lint-ignore no-control-regex
    return /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
