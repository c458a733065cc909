/** Operators by how tight they bind, and numbers as they are written. */
export const COMPARISONS = new Set(["==", "!=", "<", "<=", ">", ">="]);
/** Operators of two sides, the loosest first. */
export const LEVELS: readonly (readonly string[])[] = [
  ["|"],
  ["^"],
  ["&"],
  ["<<", ">>"],
  ["+", "-"],
  ["*", "/", "//", "%", "@"],
];

export function numberOf(text: string): bigint | number {
  const plain = text.replaceAll("_", "");
  return /^0[xXoObB]/.test(plain) || /^\d+$/.test(plain) ? BigInt(plain) : Number(plain);
}

export const CONSTANTS = new Map<string, null | boolean>([["None", null], ["True", true], ["False", false]]);
