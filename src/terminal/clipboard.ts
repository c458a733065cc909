/** Copying through the terminal itself (OSC 52), which also works over SSH. */
import { sanitize } from "./sanitize.ts";

/** Terminals refuse more; xterm's limit is the smallest that is common. */
export const clipboardLimitBytes = 74_994;

/**
 * The sequence that puts `text` into the clipboard, or null when it is too long to be accepted. What is copied may be
 * pasted into a shell: it has no control characters but line ends and tabs.
 */
export function copySequence(text: string): string | null {
  const bytes = new TextEncoder().encode(text.replaceAll("\r\n", "\n").replace(/[^\n\t]+/g, sanitize));
  if (bytes.length > clipboardLimitBytes) return null;
  return `\x1b]52;c;${bytes.toBase64()}\x07`;
}
