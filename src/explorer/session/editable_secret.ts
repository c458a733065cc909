/** A secret as it is edited: with its values as text; and back. */
import { base64Text } from "../../kube/base64_text.ts";
import { isJsonObject } from "../../kube/merge_type.ts";
import type { JsonObject, KubeObject } from "../../kube/object.ts";

/** Text stands under `stringData`; what is no text stays in base64 under `data`. */
export function editableSecret(secret: KubeObject): KubeObject {
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
export function storedSecret(edited: JsonObject): { object: JsonObject } | { problem: string } {
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
    data[key] = new TextEncoder().encode(value).toBase64();
  }
  return { object: { ...rest, data } };
}
