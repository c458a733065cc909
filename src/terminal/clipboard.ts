/** Copying through the terminal itself (OSC 52), which also works over SSH. */

/** Terminals refuse more; xterm's limit is the smallest that is common. */
export const clipboardLimitBytes = 74_994;

/** The sequence that puts `text` into the clipboard, or null when it is too long to be accepted. */
export function copySequence(text: string): string | null {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > clipboardLimitBytes) return null;
  return `\x1b]52;c;${bytes.toBase64()}\x07`;
}
