/** Chance, from a source that is passed in. Source: sprig, strings.go; Masterminds/goutils. */
import { FunctionError } from "../template_error.ts";
import { type GoFunction, goFunction } from "../value.ts";

const digits = "0123456789";
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join("");
const maxLength = 1_000_000n;

/** `random`: from 0 up to, not including, 1. */
export function randomFunctions(random: () => number): Record<string, GoFunction> {
  const below = (limit: number) => Math.floor(random() * limit);
  const from = (alphabet: string) =>
    goFunction("int", (count: bigint) => {
      if (count < 0n || count > maxLength) return "";
      return Array.from({ length: Number(count) }, () => alphabet[below(alphabet.length)]).join("");
    });
  return {
    randAlphaNum: from(letters + digits),
    randAlpha: from(letters),
    randNumeric: from(digits),
    randAscii: from(ascii),
    randBytes: goFunction("int", (count: bigint) => {
      const bytes = Array.from({ length: Number(count < maxLength ? count : maxLength) }, () => below(256));
      return btoa(String.fromCharCode(...bytes));
    }),
    randInt: goFunction("int, int", (low: bigint, high: bigint) => {
      if (high <= low) throw new FunctionError("invalid argument to Intn");
      return low + BigInt(below(Number(high - low)));
    }),
    shuffle: goFunction("string", (text: string) => {
      const list = [...text];
      for (let at = list.length - 1; at > 0; at--) {
        const other = below(at + 1);
        [list[at], list[other]] = [list[other]!, list[at]!];
      }
      return list.join("");
    }),
    uuidv4: goFunction("", () => {
      const hex = Array.from({ length: 32 }, () => below(16).toString(16));
      hex[12] = "4";
      hex[16] = (8 + below(4)).toString(16);
      return hex.join("").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
    }),
  };
}
