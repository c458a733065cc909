import { isMap, isPair, isSeq, LineCounter, parseDocument } from "yaml";
import type { Document } from "yaml";
import type { Path } from "./check.ts";
import { type Place, type Source, SourceError } from "./source.ts";

/** Reads with the place of every name and value. */
export function readWithPlaces(text: string): Source {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, merge: true });
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { line, column: col };
  };
  const [error] = document.errors;
  if (error) {
    // The first line says it; the ones below point into the text.
    throw new SourceError(
      error.message.split("\n")[0]!.replace(/ at line \d+, column \d+:?$/, ""),
      placeAt(error.pos[0]),
    );
  }
  try {
    return {
      value: document.toJS({ maxAliasCount }),
      place: (path, isName = false) => placeAt(offsetOf(document, path, isName)),
    };
  } catch (error) {
    throw new SourceError((error as Error).message, { line: 1, column: 1 });
  }
}

/** What aliases may make a file grow to. */
const maxAliasCount = 1000;

/** Where the part is; what an alias brought in is where the alias is. */
function offsetOf(document: Document, path: Path, isName: boolean): number {
  let node: unknown = document.contents;
  let offset = rangeOf(node) ?? 0;
  path.forEach((part, index) => {
    const isLast = index === path.length - 1;
    const pair = isMap(node)
      ? node.items.find((item) =>
        isPair(item) && String((item.key as { value?: unknown })?.value) === String(part)
      )
      : undefined;
    const next = pair ? pair.value : isSeq(node) ? node.items[Number(part)] : undefined;
    const name = pair ? rangeOf(pair.key) : undefined;
    offset = (isLast && isName ? name : rangeOf(next) ?? name) ?? name ?? offset;
    node = next;
  });
  return offset;
}

function rangeOf(node: unknown): number | undefined {
  return (node as { range?: [number, number, number] } | null | undefined)?.range?.[0];
}
