/** The lines of a Dockerfile as instructions: directives, continuations, comments and here-documents. */
import { badRequest, type EngineError } from "../engine_error.ts";

/** One instruction, its arguments not yet read. */
export interface Line {
  /** In capital letters. */
  name: string;
  /** `--from=builder`, in front of the arguments. */
  flags: readonly string[];
  rest: string;
  /** As the builder shows it: continued lines are one. */
  original: string;
  /** Where it begins, from 1. */
  line: number;
  heredocs: readonly Heredoc[];
}

export interface Heredoc {
  name: string;
  content: string;
  /** Variables in it are expanded: its name was not quoted. */
  isExpanded: boolean;
  /** Tabs in front of its lines are dropped. */
  isChomped: boolean;
}

export interface Dockerfile {
  lines: readonly Line[];
  /** What continues a line and takes the meaning of a character: a backslash, or a backquote. */
  escape: "\\" | "`";
}

/** Instructions that may have here-documents. */
const WITH_HEREDOC = new Set(["ADD", "COPY", "RUN"]);
const HEREDOC = /<<(-?)(["']?)([a-zA-Z_][a-zA-Z0-9_]*|[a-zA-Z0-9_.-]+)\2/g;

/** @throws {EngineError} 400 */
export function readDockerfile(text: string): Dockerfile {
  const rows = text.replace(/^\ufeff/, "").split(/\r?\n/);
  const escape = escapeOf(rows);
  const lines: Line[] = [];
  for (let at = 0; at < rows.length; at++) {
    if (isIgnored(rows[at]!)) continue;
    const start = at + 1;
    const reached = joinedLine(rows, at, escape);
    at = reached.at;
    const line = lineOf(reached.text, start);
    const heredocs = WITH_HEREDOC.has(line.name) ? heredocsOf(line.rest) : [];
    const filled = heredocs.map((heredoc) => {
      const content: string[] = [];
      for (at++; at < rows.length; at++) {
        const row = heredoc.isChomped ? rows[at]!.replace(/^\t+/, "") : rows[at]!;
        if (row === heredoc.name) return { ...heredoc, content: content.map((one) => one + "\n").join("") };
        content.push(row);
      }
      throw parseError(start, "unterminated heredoc");
    });
    lines.push({ ...line, heredocs: filled });
  }
  if (lines.length === 0) throw badRequest("file with no instructions");
  return { lines, escape };
}

/** What is wrong, and where. */
export function parseError(line: number, problem: string): EngineError {
  return badRequest(`dockerfile parse error on line ${line}: ${problem}`);
}

/** Directives stand before all else. */
function escapeOf(rows: readonly string[]): "\\" | "`" {
  for (const [index, row] of rows.entries()) {
    const [, name = "", value = ""] = /^\s*#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.+?)\s*$/.exec(row) ?? [];
    if (name === "") break;
    if (name.toLowerCase() !== "escape") continue;
    if (value !== "\\" && value !== "`") {
      throw parseError(index + 1, `invalid escape token '${value}' does not match \` or \\`);
    }
    return value;
  }
  return "\\";
}

function isIgnored(row: string): boolean {
  return /^\s*(#|$)/.test(row);
}

/** Follows continuations; comments and empty lines between do not end them. */
function joinedLine(rows: readonly string[], from: number, escape: string): { text: string; at: number } {
  const ending = escape === "`" ? /`[ \t]*$/ : /\\[ \t]*$/;
  let text = "";
  let at = from;
  for (; at < rows.length; at++) {
    const row = at === from ? rows[at]!.trimStart() : rows[at]!;
    if (at > from && isIgnored(row)) continue;
    if (!ending.test(row)) return { text: text + row, at };
    text += row.replace(ending, "");
  }
  return { text, at: at - 1 };
}

function lineOf(text: string, line: number): Omit<Line, "heredocs"> {
  const [, word = "", after = ""] = /^(\S+)\s*([\s\S]*)$/.exec(text.trim()) ?? [];
  const flags: string[] = [];
  let rest = after;
  for (;;) {
    const [whole, flag] = /^(--(?:[^\s"'\\]|\\.|"[^"]*"|'[^']*')*)(?:\s+|$)/.exec(rest) ?? [];
    if (whole === undefined || flag === undefined) break;
    rest = rest.slice(whole.length);
    if (flag === "--") break;
    flags.push(flag.replace(/["']/g, ""));
  }
  return { name: word.toUpperCase(), flags, rest, original: text.trim(), line };
}

function heredocsOf(rest: string): Heredoc[] {
  return [...rest.matchAll(HEREDOC)].map(([, dash, quote, name = ""]) => ({
    name,
    content: "",
    isExpanded: quote === "",
    isChomped: dash === "-",
  }));
}
