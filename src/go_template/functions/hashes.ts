/** Checksums. Source: sprig, crypto.go. */
import { createHash } from "node:crypto";
import { type GoFunction, goFunction } from "../value.ts";

export const hashFunctions: Record<string, GoFunction> = {
  ...Object.fromEntries(["sha1", "sha256", "sha512"].map((name) => [
    `${name}sum`,
    goFunction("string", (text: string) => createHash(name).update(text).digest("hex")),
  ])),
  adler32sum: goFunction("string", adler32),
};

function adler32(text: string): string {
  let low = 1, high = 0;
  for (const byte of new TextEncoder().encode(text)) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return String(high * 65536 + low);
}
