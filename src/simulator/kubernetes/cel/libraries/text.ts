/** charAt, replace, reverse, quote, format, and regular expressions as Go has them. */
import type { Environment } from "@marcbachmann/cel-js";
import { findPattern, matchesPattern, patternProblem } from "../../go_pattern.ts";
import { RunProblem } from "../problem.ts";

export function textLibrary(environment: Environment): void {
  environment.registerFunction("string.charAt(int): string", charAt);
  environment.registerFunction(
    "string.replace(string, string): string",
    (text: string, old: string, by: string) => text.replaceAll(old, () => by),
  );
  environment.registerFunction("string.replace(string, string, int): string", replaceSome);
  environment.registerFunction("string.reverse(): string", (text: string) => [...text].reverse().join(""));
  environment.registerFunction("string.format(list<dyn>): string", formatText);
  environment.registerFunction("string.matchesPattern(string): bool", (text: string, pattern: string) => {
    checkPattern(pattern);
    return matchesPattern(pattern, text);
  });
  environment.registerFunction("string.find(string): string", (text: string, pattern: string) => {
    checkPattern(pattern);
    return findPattern(pattern, text, 1)[0] ?? "";
  });
  const findAll = (text: string, pattern: string, limit = -1n) => {
    checkPattern(pattern);
    return findPattern(pattern, text, limit < 0n ? Infinity : Number(limit));
  };
  environment.registerFunction(
    "string.findAll(string): list<string>",
    (text: string, pattern: string) => findAll(text, pattern),
  );
  environment.registerFunction("string.findAll(string, int): list<string>", findAll);
  environment.registerFunction("quote(string): string", (text: string) => JSON.stringify(text));
}

function checkPattern(pattern: string): void {
  const problem = patternProblem(pattern);
  if (problem) throw new RunProblem(problem);
}

function charAt(text: string, index: bigint): string {
  const chars = [...text];
  if (index < 0n || index > chars.length) throw new RunProblem(`index out of range: ${index}`);
  return chars[Number(index)] ?? "";
}

function replaceSome(text: string, old: string, by: string, count: bigint): string {
  if (count < 0n) return text.replaceAll(old, () => by);
  let left = Number(count);
  return text.replaceAll(old, (found) => left-- > 0 ? by : found);
}

/** `%s %d %f %e %b %x %X %o`, with a precision for those with a fraction. */
function formatText(template: string, values: unknown[]): string {
  let next = 0;
  return template.replace(
    /%(?:%|(?:\.(\d+))?(.))/g,
    (clause, precision: string | undefined, verb: string | undefined) => {
      if (clause === "%%") return "%";
      if (next >= values.length) throw new RunProblem(`index ${next} out of range`);
      return clauseText(verb!, values[next++], precision === undefined ? 6 : Number(precision));
    },
  );
}

function clauseText(verb: string, value: unknown, precision: number): string {
  const isNumber = typeof value === "bigint" || typeof value === "number";
  switch (verb) {
    case "s":
      return shown(value);
    case "d":
      if (isNumber) return String(value);
      break;
    case "f":
      if (isNumber) return Number(value).toFixed(precision);
      break;
    case "e":
      if (isNumber) return Number(value).toExponential(precision).replace(/e([+-])(\d)$/, "e$10$2");
      break;
    case "b":
      if (typeof value === "boolean") return value ? "1" : "0";
      if (isNumber) return BigInt(value).toString(2);
      break;
    case "o":
      if (isNumber) return BigInt(value).toString(8);
      break;
    case "x":
    case "X": {
      const text = typeof value === "string"
        ? hexOf(value)
        : isNumber
        ? BigInt(value).toString(16)
        : undefined;
      if (text !== undefined) return verb === "X" ? text.toUpperCase() : text;
      break;
    }
    default:
      throw new RunProblem(`could not parse formatting clause: unrecognized formatting clause "${verb}"`);
  }
  throw new RunProblem(`error during formatting: ${verb} clause can not be used on this type`);
}

function hexOf(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A value as `%s` writes it. */
function shown(value: unknown): string {
  if (value instanceof Date) return value.toISOString().replace(/\.000Z$/, "Z");
  if (Array.isArray(value)) return `[${value.map(shown).join(", ")}]`;
  if (typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    const entries = Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1);
    return `{${entries.map(([key, inner]) => `${key}: ${shown(inner)}`).join(", ")}}`;
  }
  return String(value);
}
