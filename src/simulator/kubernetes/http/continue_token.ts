/** Where the next page of a list begins, in the API server's own notation (storage/continue.go). */
import { badRequest } from "../refusals.ts";

export interface ContinueToken {
  /** -1: whatever is newest. */
  revision: number;
  /** The first key of the page, below the listed prefix. */
  start: string;
}

export function encodeContinue({ revision, start }: ContinueToken): string {
  const text = JSON.stringify({ v: "meta.k8s.io/v1", rv: revision, start });
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** @throws {StatusError} 400 */
export function decodeContinue(token: string): ContinueToken {
  let text: string;
  try {
    text = atob(token.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    throw refused("illegal base64 data at input byte 0");
  }
  let parsed: { v?: string; rv?: number; start?: string };
  try {
    parsed = JSON.parse(new TextDecoder().decode(Uint8Array.from(text, (char) => char.charCodeAt(0))));
  } catch {
    throw refused(`invalid character ${goCharacter(text[0])} looking for beginning of value`);
  }
  if (parsed.v !== "meta.k8s.io/v1") {
    throw refused(`server does not recognize this encoded version "${parsed.v}"`);
  }
  const { rv = 0, start = "" } = parsed;
  if (rv === 0) throw refused("incorrect encoded start resourceVersion (version meta.k8s.io/v1)");
  return { revision: rv, start: start.startsWith("/") ? start.slice(1) : start };
}

function refused(why: string): Error {
  return badRequest(`invalid continue token: continue key is not valid: ${why}`);
}

/** As Go quotes a byte taken for a character. */
function goCharacter(char = "\0"): string {
  const code = char.charCodeAt(0);
  if (code >= 0x20 && code < 0x7f) return `'${char}'`;
  return `'\\u${code.toString(16).padStart(4, "0")}'`;
}
