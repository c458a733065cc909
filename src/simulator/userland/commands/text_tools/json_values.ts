/** JSON values one after another, as jq reads them, with its words for what is wrong. */
import type { Json } from "../../../../kube/object.ts";

/** The values that are whole, and why the next one is none. */
export function readValues(text: string): { values: Json[]; problem?: string } {
  const values: Json[] = [];
  for (let at = skipBlanks(text, 0); at < text.length; at = skipBlanks(text, at)) {
    const end = endOfValue(text, at);
    try {
      values.push(JSON.parse(text.slice(at, end)));
    } catch {
      return { values, problem: problemOf(text, at, end) };
    }
    at = end;
  }
  return { values };
}

function skipBlanks(text: string, at: number): number {
  while (at < text.length && " \t\r\n\ufeff".includes(text[at]!)) at++;
  return at;
}

/** Behind the value that begins at `at`: where its brackets are closed, its quotes end, its word ends. */
function endOfValue(text: string, at: number): number {
  let depth = 0;
  for (let place = at; place < text.length; place++) {
    const char = text[place]!;
    if (char === '"') {
      for (place++; place < text.length && text[place] !== '"'; place++) if (text[place] === "\\") place++;
      if (depth === 0) return place + 1;
    } else if (char === "{" || char === "[") depth++;
    else if (char === "}" || char === "]") {
      depth--;
      if (depth <= 0) return place + 1;
    } else if (depth === 0 && ' \t\r\n{["'.includes(text[place + 1] ?? "")) return place + 1;
  }
  return text.length;
}

function problemOf(text: string, at: number, end: number): string {
  const before = text.slice(0, end);
  const line = before.split("\n").length;
  const column = end - before.lastIndexOf("\n") - 1;
  const piece = text.slice(at, end);
  const place = `at line ${line}, column ${column}`;
  const isOpen = end >= text.length && /^[[{"]/.test(piece) && !/[\]}"]\s*$/.test(piece);
  if (isOpen) return `Unfinished JSON term ${place}`;
  return /^[[{"]/.test(piece)
    ? `Expected separator between values ${place}`
    : `Invalid numeric literal ${place}`;
}
