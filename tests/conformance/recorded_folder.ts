/** What lies in a folder of recorded answers. */
import { fixture, fixtureNames } from "../fixtures.ts";

export interface Replayed {
  /** `errors/404_path` */
  name: string;
  differences: string[];
}

/** Names of the requests, in their order. */
export function recordedIn(folder: string): string[] {
  return fixtureNames(folder).filter((name) => name.endsWith(".meta.json"))
    .map((name) => name.slice(0, -".meta.json".length));
}

/** The answer's body; empty when it had none, or none in text. */
export function bodyOf(folder: string, name: string): string {
  const files = new Set(fixtureNames(folder));
  const file = [`${name}.json`, `${name}.txt`].find((file) => files.has(file));
  return file ? fixture(`${folder}/${file}`) : "";
}
