import type { Line, Span } from "../../terminal/line.ts";
import { clusters, clusterWidth } from "../../terminal/width.ts";

/**
 * Breaks a line into parts of at most `columns` cells, without cutting a character in two; not more of them than
 * `limit`. An empty line is one part.
 */
export function wrapLine(line: Line, columns: number, limit = Infinity): Line[] {
  const parts: Line[] = [];
  let spans: Span[] = [];
  let used = 0;
  const flush = () => {
    parts.push(line.fill ? { spans, fill: line.fill } : { spans });
    spans = [];
    used = 0;
  };
  for (const span of line.spans) {
    if (parts.length >= limit) return parts;
    let piece = "";
    for (const cluster of clusters(span.text)) {
      const width = clusterWidth(cluster);
      if (used + width > columns && used > 0) {
        if (piece) spans.push({ ...span, text: piece });
        piece = "";
        flush();
        if (parts.length >= limit) return parts;
      }
      piece += cluster;
      used += width;
    }
    if (piece) spans.push({ ...span, text: piece });
  }
  if (spans.length || parts.length === 0) flush();
  return parts;
}
