/** Folders that flags name. */

/** For a flag's `check`. Nothing is what a shell makes of a variable that is not set: `/ID` is not meant by it. */
export function namedFolder(text: string): string | undefined {
  return text === "" ? "expected a folder" : undefined;
}
