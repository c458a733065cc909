/** Markdown as lines for a pane of some width. */
import { marked, type MarkedToken, type Token, type Tokens } from "marked";
import { type Line, type Span, spansWidth } from "../../terminal/line.ts";
import { wrapWords } from "../../terminal/wrap_words.ts";

/** Blocks are parted by an empty line; lists that stand close stay so. */
export function markdownLines(text: string, columns: number): Line[] {
  return blocks(marked.lexer(text), Math.max(MIN_COLUMNS, columns));
}

/** Narrower than this nothing could be read. */
const MIN_COLUMNS = 10;
const EMPTY: Line = { spans: [] };
/** Where a line of code goes on that is too long. */
const CODE_INDENT = 4;

function blocks(tokens: readonly Token[], columns: number): Line[] {
  const lines: Line[] = [];
  for (const token of tokens) {
    const made = block(token as MarkedToken, columns);
    if (made.length === 0) continue;
    if (lines.length > 0) lines.push(EMPTY);
    lines.push(...made);
  }
  return lines;
}

function block(token: MarkedToken, columns: number): Line[] {
  switch (token.type) {
    case "heading":
      return wrapWords({ spans: inline(token.tokens, { role: "title", bold: true }) }, { columns });
    case "paragraph":
    case "text":
      return wrapWords({ spans: inline(token.tokens ?? [token]) }, { columns });
    case "list":
      return list(token, columns);
    case "blockquote":
      return blocks(token.tokens, columns - 2).map(({ spans }) => ({
        spans: [{ text: "▎ ", role: "accent" }, ...spans],
      }));
    case "code":
      return token.text.split("\n").flatMap((text) =>
        wrapWords({ spans: [{ text, role: "dim" }] }, { columns, indent: CODE_INDENT })
      );
    case "table":
      return table(token, columns);
    case "hr":
      return [{ spans: [{ text: "─".repeat(columns), role: "dim" }] }];
    case "html":
      return wrapWords({ spans: [{ text: token.text.trim() }] }, { columns });
    default:
      return [];
  }
}

function list({ items, ordered, start, loose }: Tokens.List, columns: number): Line[] {
  const width = ordered ? String(Number(start || 1) + items.length - 1).length + 2 : 2;
  return items.flatMap((item, index) => {
    const sign = ordered ? `${Number(start || 1) + index}.` : "•";
    const inner = item.tokens.flatMap((token) => block(token as MarkedToken, columns - width));
    const lines = inner.map(({ spans }, row): Line => ({
      spans: [
        row === 0 ? { text: sign.padEnd(width), role: "accent" } : { text: " ".repeat(width) },
        ...spans,
      ],
    }));
    return loose && index > 0 ? [EMPTY, ...lines] : lines;
  });
}

/** Columns as wide as what is in them; where they do not fit, the last one is broken into lines. */
function table({ header, rows, align }: Tokens.Table, columns: number): Line[] {
  const cells = [header, ...rows].map((row) =>
    row.map(({ tokens, header }) => inline(tokens, header ? HEAD : {}))
  );
  const widths = header.map((_, column) => Math.max(...cells.map((row) => spansWidth(row[column] ?? []))));
  const last = widths.length - 1;
  const before = widths.slice(0, last).reduce((sum, width) => sum + width + GAP, 0);
  widths[last] = Math.max(MIN_COLUMNS, Math.min(widths[last]!, columns - before));
  return cells.flatMap((row) => {
    const tail = wrapWords({ spans: row[last] ?? [] }, { columns: widths[last]! });
    const head = row.slice(0, last).flatMap((spans, column) =>
      padded(spans, widths[column]!, align[column] ?? null)
    );
    return tail.map(({ spans }, index): Line => ({
      spans: index === 0 ? [...head, ...spans] : [{ text: " ".repeat(before) }, ...spans],
    }));
  });
}

const GAP = 2;
const HEAD: Omit<Span, "text"> = { role: "heading" };

function padded(spans: Span[], width: number, align: string | null): Span[] {
  const blank = { text: " ".repeat(width - spansWidth(spans)) };
  const gap = { text: " ".repeat(GAP) };
  return align === "right" ? [blank, ...spans, gap] : [...spans, blank, gap];
}

function inline(tokens: readonly Token[], look: Omit<Span, "text"> = {}): Span[] {
  return (tokens as MarkedToken[]).flatMap((token): Span[] => {
    switch (token.type) {
      case "strong":
        return inline(token.tokens, { ...look, bold: true });
      case "em":
      case "del":
        return inline(token.tokens, { ...look, underline: true });
      case "codespan":
        return [{ ...look, text: token.text, role: "key" }];
      case "link":
        return [...inline(token.tokens, look), ...target(token)];
      case "br":
        return [{ text: " " }];
      case "text":
        return token.tokens ? inline(token.tokens, look) : [{ ...look, text: plain(token.text) }];
      case "escape":
        return [{ ...look, text: token.text }];
      default:
        return "text" in token ? [{ ...look, text: plain(token.text) }] : [];
    }
  });
}

/** Where a link leads, unless its words say so. */
function target({ href, text }: Tokens.Link): Span[] {
  return href === text || href.startsWith("#") ? [] : [{ text: ` (${href})`, role: "dim" }];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " " };

/** A paragraph's lines are one text. */
function plain(text: string): string {
  return text.replace(/\s*\n\s*/g, " ").replace(
    /&(\w+);/g,
    (whole, name: string) => Object.hasOwn(ENTITIES, name) ? ENTITIES[name]! : whole,
  );
}
