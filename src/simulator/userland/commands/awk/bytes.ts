/** mawk knows bytes and no letters: inside, each character of a text stands for one byte. */
import { bytesOf, textOf } from "../../../host/byte_text.ts";

const BEYOND_ASCII = /\P{ASCII}/u;
const CHUNK = 8192;

/** A character for each byte. */
export function bytesAsText(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text;
  const bytes = bytesOf(text);
  let made = "";
  for (let at = 0; at < bytes.length; at += CHUNK) {
    made += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return made;
}

/** The text that such bytes are. */
export function textFromBytes(text: string): string {
  return BEYOND_ASCII.test(text) ? textOf(Uint8Array.from(text, (char) => char.charCodeAt(0))) : text;
}
