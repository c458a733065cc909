/**
 * The excerpt that follows the refusal of a pod's change: the lines that differ between the two specifications, with
 * three lines around them, as a unified diff prints them. Names are those of the server's own structures.
 * Line numbers count the fields that are set; the server counts its unset ones too.
 */
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";

const CONTEXT_LINES = 3;

/** Ends with a line feed; empty when nothing differs. */
export function podSpecDiff(old: IPodSpec, changed: IPodSpec): string {
  const before = lines(old);
  const after = lines(changed);
  const start = commonPrefix(before, after);
  const end = commonPrefix(before.slice(start).reverse(), after.slice(start).reverse());
  if (start === before.length && start === after.length) return "";
  const lead = Math.max(0, start - CONTEXT_LINES);
  const tail = Math.min(CONTEXT_LINES, end);
  const removed = before.slice(start, before.length - end);
  const added = after.slice(start, after.length - end);
  const around = (start - lead) + tail;
  const header = `@@ -${lead + 1},${removed.length + around} +${lead + 1},${added.length + around} @@`;
  return [
    header,
    ...before.slice(lead, start).map((line) => ` ${line}`),
    ...removed.map((line) => `-${line}`),
    ...added.map((line) => `+${line}`),
    ...before.slice(before.length - end, before.length - end + tail).map((line) => ` ${line}`),
  ].join("\n") + "\n";
}

function lines(spec: IPodSpec): string[] {
  return JSON.stringify(goNames(spec), null, 1).split("\n");
}

/** `terminationGracePeriodSeconds` is `TerminationGracePeriodSeconds` in Go; keys of plain maps stay. */
function goNames(value: unknown, parent = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => goNames(item));
  if (typeof value !== "object" || value === null) return value;
  const isMap = PLAIN_MAPS.has(parent);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [isMap ? key : goName(key), goNames(inner, key)]),
  );
}

const PLAIN_MAPS = new Set(["nodeSelector", "limits", "requests", "matchLabels", "overhead"]);

function goName(name: string): string {
  const renamed = name.replace(/^(dns|tcp|http|ip|uid|csi|nfs)(?=[A-Z]|$)/, (word) => word.toUpperCase());
  return renamed[0]!.toUpperCase() + renamed.slice(1);
}

function commonPrefix(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}
