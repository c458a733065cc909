const HEAD = "\x7fELF\x02\x01\x01\0";

/** What the file of a program says. */
export function binaryText(name: string): string {
  return `${HEAD}${name}\n`;
}

export function isBinary(text: string): boolean {
  return text.startsWith(HEAD);
}
