import { sanitize } from "../terminal/sanitize.ts";

/** A server's words, or a plug-in's, keep their lines and tabs, and nothing else that a terminal obeys. */
export function harmless(text: string): string;
export function harmless(text: string | undefined): string | undefined;
export function harmless(text: string | undefined): string | undefined {
  return text?.replace(/[^\n\t]+/g, sanitize);
}
