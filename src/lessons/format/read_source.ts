/** A whole file of YAML or JSON with its places. */
import { readWithPlaces } from "../../shapes/placed_source.ts";
import { type Source, SourceError } from "../../shapes/source.ts";
import { LessonError } from "./problem.ts";

/** @throws {LessonError} it cannot be read, with the file's name and the place */
export function readSource(text: string, file: string): Source {
  try {
    return readWithPlaces(text);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    throw new LessonError([{ file, ...error.place, text: error.message }]);
  }
}
