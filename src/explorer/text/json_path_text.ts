import type { FieldPath } from "./yaml_document.ts";

/**
 * A path as `kubectl -o jsonpath` takes it: `{.metadata.labels.app\.kubernetes\.io/name}`; undefined for keys that
 * its grammar cannot name: empty ones, `*`, and those with a backslash.
 */
export function jsonPathText(path: FieldPath): string | undefined {
  let text = "";
  for (const key of path) {
    if (typeof key === "number") {
      text += `[${key}]`;
      continue;
    }
    if (key === "" || key === "*" || /[\\\n\r]/.test(key)) return undefined;
    text += `.${key.replace(/[ \t.,[\]$@{}]/g, "\\$&")}`;
  }
  return `{${text === "" ? "." : text}}`;
}
