/** A configuration file as a value, with the places of its parts. */
import { CORE_SCHEMA, load, YAMLException } from "js-yaml";
import type { Path } from "./check.ts";

/** Counted from 1; 0: not known. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Source {
  readonly value: unknown;
  /** Of a value, or of the name in front of it. */
  place(path: Path, isName?: boolean): Place;
}

/** A file that is no YAML. */
export class SourceError extends Error {
  override name = "SourceError";

  constructor(message: string, readonly place: Place) {
    super(message);
  }
}

/** Reads a text; @throws {SourceError} */
export type SourceReader = (text: string) => Source;

const nowhere: Place = { line: 0, column: 0 };

/**
 * Reads quickly, without the places of parts: those are wanted only when something is wrong, and what knows them
 * (`placed_source.ts`) takes six times as long to load.
 */
export function readQuickly(text: string): Source {
  // Merge keys are not in YAML 1.2: the other reader knows them.
  if (/^\s*<<\s*:/m.test(text)) throw new SourceError("has merge keys", nowhere);
  if (/^(\s*(#.*)?\n?)*$/.test(text)) return { value: null, place: () => nowhere };
  try {
    return { value: load(text, { schema: CORE_SCHEMA }), place: () => nowhere };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { line = -1, column = -1 } = error.mark ?? {};
    throw new SourceError(error.reason, { line: line + 1, column: column + 1 });
  }
}
