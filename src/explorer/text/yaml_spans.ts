import type { Span } from "../../terminal/line.ts";

/** The colours of a line of YAML. `isStart`: a key or an item begins on it, else it goes on with a text. */
export function yamlSpans(raw: string, isStart = true): Span[] {
  if (/^#/.test(raw)) return [{ text: raw, role: "dim" }];
  if (!isStart) return [{ text: raw, role: "string" }];
  const before = /^ *(?:[-?] |: )*(?:-$)?/.exec(raw)![0];
  const rest = raw.slice(before.length);
  const spans: Span[] = before === "" ? [] : [{ text: before, role: "dim" }];
  const key = keyPattern.exec(rest);
  if (!key) return [...spans, ...valueSpans(rest)];
  return [
    ...spans,
    { text: key[1]!, role: "accent" },
    { text: ":", role: "dim" },
    ...valueSpans(
      rest.slice(key[0].length),
    ),
  ];
}

const keyPattern = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#[{][^#]*?)(:)(?= |$)/;

function valueSpans(text: string): Span[] {
  const value = text.trim();
  if (value === "") return text ? [{ text }] : [];
  if (/^(true|false|null|~)$/.test(value) || /^[-+]?[\d.]+$/.test(value)) return [{ text, role: "number" }];
  if (/^(\{\}|\[\])$/.test(value)) return [{ text, role: "dim" }];
  return [{ text, role: "string" }];
}
