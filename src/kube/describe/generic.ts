import { isJsonObject } from "../merge_type.ts";
import type { Json, JsonObject, KubeObject } from "../object.ts";
import { goFormat } from "../patch_error.ts";
import type { DescribeContext, Related, RelatedQuery } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { eventQuery, writeEvents } from "./event_text.ts";
import { writeLabelsAndAnnotations, writeName } from "./metadata_text.ts";

/** What is shown elsewhere, or is of no use to a reader. */
const hidden = ["name", "namespace", "labels", "annotations", "managedFields"];

/** Any kind without a describer of its own, such as custom resources and events: every field, by name. */
export const genericDescriber = {
  related: (object: KubeObject): RelatedQuery[] => [eventQuery(object, object.kind)],
  describe(object: KubeObject, related: Related, context: DescribeContext): string {
    const text = new DescribeText();
    writeName(text, object);
    writeLabelsAndAnnotations(text, object);
    const metadata = Object.entries(object.metadata).filter(([name]) => !hidden.includes(name));
    writeFields(text, 0, { ...object, metadata: Object.fromEntries(metadata) } as unknown as JsonObject);
    writeEvents(text, related, context);
    return text.toString();
  },
};

function writeFields(text: DescribeText, level: number, fields: JsonObject): void {
  for (const name of Object.keys(fields).sort()) {
    const value = fields[name];
    if (value === undefined) continue;
    const title = fieldTitle(name);
    if (isJsonObject(value)) {
      text.line(level, `${title}:`);
      writeFields(text, level + 1, value);
    } else if (Array.isArray(value)) {
      text.line(level, `${title}:`);
      for (const item of value) writeItem(text, level + 1, item);
    } else {
      text.field(level, title, goFormat(value));
    }
  }
}

function writeItem(text: DescribeText, level: number, item: Json): void {
  if (isJsonObject(item)) writeFields(text, level, item);
  else text.line(level, goFormat(item));
}

const acronyms = ["API", "URL", "UID", "GUID"];

/**
 * A field's name in words: `cronSpec` is `Cron Spec`, `apiVersion` is `API Version`. Names with anything but
 * letters and `-` stay as they are.
 */
export function fieldTitle(name: string): string {
  if (/[^\p{L}-]/u.test(name)) return name;
  // A word begins where an upper-case letter follows a lower-case one (`nonResourceURLs`, `skipTLSVerify`), and at the
  // second of just two before a lower-case one (`abcDEf` is `Abc D Ef`).
  const words = name.match(/(?<!\p{Lu})\p{Lu}(?=\p{Lu}\p{Ll})|\p{Lu}+\p{Ll}*|\p{Ll}+|-+|\p{L}+/gu) ?? [name];
  return words.map((word) => {
    if (acronyms.includes(word.toUpperCase())) return word.toUpperCase();
    return word.toLowerCase() === word ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  }).join(" ");
}
