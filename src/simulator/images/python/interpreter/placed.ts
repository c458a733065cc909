/** Where an exception came through. */
import type { Frame } from "./frame.ts";
import { errorOf, Raised } from "./types.ts";

/** What went through a frame says so. */
export function placed(error: unknown, frame: Frame, file: string, source: string): unknown {
  if (error instanceof RangeError) {
    const deep = new Raised(errorOf("RecursionError", "maximum recursion depth exceeded"));
    return placed(deep, frame, file, source);
  }
  if (!(error instanceof Raised)) return error;
  const { at: { line, from, to, endLine, anchor }, name } = frame;
  const text = source.split("\n")[line - 1];
  error.places.push({
    file,
    line,
    name: name.slice(name.lastIndexOf(".") + 1),
    from,
    to,
    isOneLine: line === endLine,
    ...(anchor ? { anchor } : {}),
    ...(text === undefined ? {} : { text }),
  });
  return error;
}
