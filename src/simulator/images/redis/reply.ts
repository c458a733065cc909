/** What a redis server answers, and how redis-cli shows it: at a terminal, or to another program. */

/** The reply kinds of RESP. `raw` is a bulk string that is shown as it is at a terminal, too: that of INFO. */
export type Reply =
  | { kind: "status" | "error" | "bulk" | "raw"; text: string }
  | { kind: "integer"; value: number }
  | { kind: "nil" }
  | { kind: "array"; items: readonly Reply[] };

export const OK: Reply = { kind: "status", text: "OK" };
export const NIL: Reply = { kind: "nil" };

export function integer(value: number): Reply {
  return { kind: "integer", value };
}

export function bulk(text: string | undefined): Reply {
  return text === undefined ? NIL : { kind: "bulk", text };
}

export function bulks(texts: Iterable<string | undefined>): Reply {
  return { kind: "array", items: [...texts].map(bulk) };
}

/** Thrown where a command is refused: `ERR …`, `WRONGTYPE …`. */
export class RedisError extends Error {}

/** As at a terminal: texts in quotes, kinds in brackets. */
export function shownReply(reply: Reply, indent = ""): string {
  switch (reply.kind) {
    case "status":
    case "raw":
      return reply.text;
    case "error":
      return `(error) ${reply.text}`;
    case "integer":
      return `(integer) ${reply.value}`;
    case "bulk":
      return quoted(reply.text);
    case "nil":
      return "(nil)";
    case "array": {
      const { items } = reply;
      if (items.length === 0) return "(empty array)";
      const width = String(items.length).length;
      const inner = indent + " ".repeat(width + 2);
      return items.map((item, at) =>
        `${at === 0 ? "" : indent}${String(at + 1).padStart(width)}) ${shownReply(item, inner)}`
      ).join("\n");
    }
  }
}

/** As another program gets it. */
export function plainReply(reply: Reply): string {
  switch (reply.kind) {
    case "integer":
      return String(reply.value);
    case "nil":
      return "";
    case "array":
      return reply.items.map(plainReply).join("\n");
    default:
      return reply.text;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  '"': '\\"',
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\x07": "\\a",
  "\b": "\\b",
};

/** sds.c, sdscatrepr: what is not printable ASCII is shown byte by byte. */
function quoted(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const shown = [...bytes].map((byte) => {
    const letter = String.fromCharCode(byte);
    return ESCAPES[letter] ?? (byte < 32 || byte > 126 ? `\\x${byte.toString(16).padStart(2, "0")}` : letter);
  });
  return `"${shown.join("")}"`;
}
