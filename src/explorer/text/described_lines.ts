/** What `kubectl describe` prints, in colours that mean something, with its sections. */
import type { Line, Span } from "../../terminal/line.ts";
import { wordHealth } from "../table/health.ts";
import { countOf } from "./copying.ts";
import type { Section } from "./folds.ts";

/** The name of a field stands out from its value; words that say that something is wrong are marked as in tables. */
export function describedLine(text: string): Line {
  const name = /^ *[A-Z][\w/()-]*(?: [\w/()-]+)*:(?= |$)/.exec(text)?.[0];
  if (!name) return { spans: rowSpans(text) };
  return { spans: [{ text: name, role: "accent" }, ...wordSpans(text.slice(name.length))] };
}

/** What is indented below a line is its section. */
export function describedSections(texts: readonly string[]): readonly Section[] {
  const sections: Section[] = [];
  const open: { indent: number; line: number; id: string }[] = [];
  const seen = new Map<string, number>();
  // Blank lines belong to no section.
  let until = 0;
  const close = (indent: number): void => {
    while (open.length > 0 && open.at(-1)!.indent >= indent) {
      const { line, id } = open.pop()!;
      if (until - line < 2) continue;
      sections.push({ id, line, end: until, level: open.length + 1, says: `(${countOf(until - line - 1)})` });
    }
  };
  texts.forEach((text, line) => {
    const indent = text.search(/\S/);
    if (indent < 0) return;
    close(indent);
    until = line + 1;
    const name = `${open.at(-1)?.id ?? ""}\0${text.trim().replace(/:( .*)?$/, "")}`;
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    open.push({ indent, line, id: `${name}#${count}` });
  });
  close(0);
  return sections.sort((one, other) => one.line - other.line || other.end - one.end);
}

/** A row of a table: an event that warns is seen as a whole, the rule under a heading and the headings step back. */
function rowSpans(text: string): Span[] {
  if (/^\s*Warning\s{2,}/.test(text)) return [{ text, role: "warn" }];
  if (/^[\s-]+$/.test(text)) return [{ text, role: "dim" }];
  if (/^ +(Type|Resource|Namespace) {2,}\S+ {2,}/.test(text)) return [{ text, role: "heading" }];
  const [, name = "", value = ""] = /^( +[A-Z][A-Za-z]+ {2,})(\S+.*)$/.exec(text) ?? [];
  return name === "" ? wordSpans(text) : [{ text: name }, ...wordSpans(value)];
}

function wordSpans(text: string): Span[] {
  const word = text.trim();
  if (word === "") return text === "" ? [] : [{ text }];
  if (word === "<none>" || word === "<unset>") return [{ text, role: "dim" }];
  // Longer values are sentences or names: what they say is nobody's state.
  const first = /^\S+/.exec(word)![0];
  const { role } = wordHealth(first);
  const isState = /^[A-Z][A-Za-z]+$/.test(first) && word.length < longestState;
  if (!isState || role === "text") return [{ text }];
  const at = text.indexOf(first);
  return [{ text: text.slice(0, at + first.length), role }, { text: text.slice(at + first.length) }];
}

const longestState = 40;
