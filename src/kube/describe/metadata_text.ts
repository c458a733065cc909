/** What descriptions say of metadata, and how they write times. */
import type { KubeObject, ObjectMeta, OwnerReference } from "../object.ts";
import type { DescribeText } from "./describe_text.ts";

const longestAnnotation = 140;
// kubectl's skipAnnotations: the copy of the whole object that apply keeps.
const hiddenAnnotation = "kubectl.kubernetes.io/last-applied-configuration";

/** Name and, for kinds that have one, namespace. */
export function writeName(text: DescribeText, { metadata }: KubeObject, namespaced = true): void {
  text.field(0, "Name", metadata.name);
  if (namespaced) text.field(0, "Namespace", metadata.namespace);
}

export function writeLabels(
  text: DescribeText,
  labels: Record<string, string> | undefined,
  title = "Labels",
): void {
  text.values(0, title, labelLines(labels));
}

/** `key=value` lines, sorted. */
export function labelLines(labels: Record<string, string> | undefined): string[] {
  return Object.entries(labels ?? {}).sort(byKey).map(([key, value]) => `${key}=${value}`);
}

/** Labels in one line, as `a=b,c=d`; `<none>` for none. */
export function formatLabels(labels: Record<string, string> | undefined): string {
  return labelLines(labels).join(",") || "<none>";
}

export function writeAnnotations(
  text: DescribeText,
  annotations: Record<string, string> | undefined,
  title = "Annotations",
): void {
  const lines: string[] = [];
  for (const [key, annotation] of Object.entries(annotations ?? {}).sort(byKey)) {
    if (key === hiddenAnnotation) continue;
    const value = annotation.replace(/\n$/, "");
    if (value.length + key.length + 2 <= longestAnnotation && !value.includes("\n")) {
      lines.push(`${key}: ${value}`);
      continue;
    }
    lines.push(`${key}:`, ...value.split("\n").map((part) => `  ${shorten(part)}`));
  }
  text.values(0, title, lines);
}

export function writeLabelsAndAnnotations(text: DescribeText, { metadata }: KubeObject): void {
  writeLabels(text, metadata.labels);
  writeAnnotations(text, metadata.annotations);
}

/** `Controlled By:`, where a controller owns the object. */
export function writeController(text: DescribeText, { metadata }: KubeObject): void {
  const owner = controllerOf(metadata);
  if (owner) text.field(0, "Controlled By", `${owner.kind}/${owner.name}`);
}

/** The owner that controls an object. */
export function controllerOf(metadata: ObjectMeta): OwnerReference | undefined {
  return metadata.ownerReferences?.find((reference) => reference.controller);
}

/** A time (RFC 3339) as descriptions write it, in UTC: `Sun, 22 Nov 2026 11:33:07 +0000`. */
export function formatTime(timestamp: string | null | undefined): string {
  // Go's zero time.
  if (!timestamp) return "Mon, 01 Jan 0001 00:00:00 +0000";
  return new Date(timestamp).toUTCString().replace("GMT", "+0000");
}

function shorten(text: string): string {
  const length = longestAnnotation - 2;
  return text.length > length ? `${text.slice(0, length)}...` : text;
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
