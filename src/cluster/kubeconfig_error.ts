/** Where in a kubeconfig something is: keys and list positions from the top, such as `["clusters", 0, "name"]`. */
export type FieldPath = (string | number)[];

/** A kubeconfig that cannot be used. The message names file, line and column, and what was expected. */
export class KubeconfigError extends Error {
  override readonly name = "KubeconfigError";

  constructor(
    message: string,
    /** The file at fault; absent when no file is, as for an unknown context. */
    readonly file?: string,
    /** 1-based. */
    readonly line?: number,
    /** 1-based. */
    readonly column?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The error for one field of one file, with the position of the field in the file's text. */
export async function fieldError(
  file: string,
  text: string,
  path: FieldPath,
  problem: string,
): Promise<KubeconfigError> {
  const position = await positionOf(text, path);
  const place = position ? `line ${position.line}, column ${position.column}: ` : "";
  const field = path.length > 0 ? `${fieldName(path)}: ` : "";
  const message = `error loading config file "${file}": ${place}${field}${problem}`;
  return new KubeconfigError(message, file, position?.line, position?.column);
}

/** `clusters[0].cluster.server` */
export function fieldName(path: FieldPath): string {
  return path.map((part, index) => {
    if (typeof part === "number") return `[${part}]`;
    return index === 0 ? part : `.${part}`;
  }).join("");
}

/** Line and column of a field, or of the nearest thing around it that is there; undefined in an empty text. */
async function positionOf(
  text: string,
  path: FieldPath,
): Promise<{ line: number; column: number } | undefined> {
  // Only a broken file pays for a parser that knows positions.
  const { LineCounter, parseDocument } = await import("yaml");
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: "1.1", uniqueKeys: false });
  for (let depth = path.length; depth >= 0; depth--) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    const start = rangeStart(node);
    if (start === undefined) continue;
    const { line, col } = lines.linePos(start);
    return { line, column: col };
  }
  return undefined;
}

function rangeStart(node: unknown): number | undefined {
  if (typeof node !== "object" || node === null || !("range" in node)) return undefined;
  return Array.isArray(node.range) ? node.range[0] : undefined;
}
