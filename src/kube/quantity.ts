/**
 * Amounts of resources (`100m`, `1.5Gi`, `1e3`), exact as the API server's resource.Quantity: a multiple of
 * 10⁻⁹ held as a whole number, and the family of suffixes it was written in.
 */
import { ownEntry } from "./own_entry.ts";

/** `decimal` is n u m k M G T P E, `binary` Ki … Ei, `exponent` e3. */
export type QuantityFormat = "decimal" | "binary" | "exponent";

/** An exact amount. */
export interface Quantity {
  /** The amount in billionths. */
  nano: bigint;
  format: QuantityFormat;
  /** The text it was read from, where the server keeps that text instead of the canonical form. */
  text?: string;
}

/** Thrown for a text that is no quantity; the message is the API machinery's. */
export class QuantityError extends Error {
  override name = "QuantityError";
}

const nanoDigits = 9;
const nanoPerOne = 10n ** BigInt(nanoDigits);
/** Binary quantities are capped here, silently, as in Go's int64. */
const maxBinaryNano = (2n ** 63n - 1n) * nanoPerOne;
/** The server has no limit and would compute for minutes; no resource needs more digits. */
const maxExponent = 1000;
/** Up to this many digits the server keeps a canonical-looking text as it was written. */
const keptDigits = 18;

const decimalExponents: Record<string, number> = {
  n: -9,
  u: -6,
  m: -3,
  "": 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const binaryExponents: Record<string, number> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };
const decimalSuffixes = new Map(Object.entries(decimalExponents).map(([suffix, power]) => [power, suffix]));
const binarySuffixes = ["", ...Object.keys(binaryExponents)];

/**
 * Reads a quantity. JSON numbers are accepted, as the server accepts them.
 *
 * @throws {QuantityError} in the server's wording.
 */
export function parseQuantity(source: string | number): Quantity {
  const text = String(source);
  if (text === "0") return { nano: 0n, format: "decimal", text };
  const match = /^([+-]?)([0-9]*)(?:\.([0-9]*))?([eEinumkKMGTP]*[-+]?[0-9]*)$/.exec(text);
  if (text === "" || !match) {
    throw new QuantityError(
      "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    );
  }
  const [, sign, whole = "", fraction = "", suffix = ""] = match;
  const { format, power } = readSuffix(suffix);
  const digits = BigInt(`0${whole}${fraction}`);
  const magnitude = format === "binary"
    ? scaleBinary(digits, fraction.length, power)
    : scaleDecimal(digits, power - fraction.length);
  const nano = sign === "-" ? -magnitude : magnitude;
  if (format === "binary" && magnitude > 0n && magnitude < nanoPerOne) return { nano, format: "decimal" };
  return keepsText(whole, fraction, format, power) ? { nano, format, text } : { nano, format };
}

/** The canonical text: no fraction, the largest suffix that loses nothing (`1.5` is `1500m`). */
export function formatQuantity(quantity: Quantity): string {
  if (quantity.text !== undefined) return quantity.text;
  const { nano, format } = quantity;
  if (nano === 0n) return "0";
  const isSmall = nano > -1024n * nanoPerOne && nano < 1024n * nanoPerOne;
  const isBinary = format === "binary" && !isSmall && nano % nanoPerOne === 0n;
  return isBinary ? formatBinary(nano / nanoPerOne) : formatDecimal(nano, format === "exponent");
}

/** The amount as a number; large or tiny amounts lose digits. @throws {QuantityError} */
export function quantityToNumber(source: string | number): number {
  const { nano } = parseQuantity(source);
  return Number(nano / nanoPerOne) + Number(nano % nanoPerOne) / Number(nanoPerOne);
}

/** The amount in thousandths, rounded away from zero as the server's MilliValue. @throws {QuantityError} */
export function quantityToMilli(source: string | number): number {
  const nanoPerMilli = nanoPerOne / 1000n;
  return Number(divideAwayFromZero(parseQuantity(source).nano, nanoPerMilli));
}

/** Negative, zero or positive, as `left` is less than, equal to or more than `right`. @throws {QuantityError} */
export function compareQuantities(
  left: Quantity | string | number,
  right: Quantity | string | number,
): number {
  const difference = asQuantity(left).nano - asQuantity(right).nano;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The sum, written in the first amount's suffixes unless that is zero. @throws {QuantityError} */
export function addQuantities(left: Quantity | string | number, right: Quantity | string | number): Quantity {
  const first = asQuantity(left);
  const second = asQuantity(right);
  return { nano: first.nano + second.nano, format: first.nano === 0n ? second.format : first.format };
}

function asQuantity(value: Quantity | string | number): Quantity {
  return typeof value === "object" ? value : parseQuantity(value);
}

function readSuffix(suffix: string): { format: QuantityFormat; power: number } {
  const decimal = ownEntry(decimalExponents, suffix);
  if (decimal !== undefined) return { format: "decimal", power: decimal };
  const binary = ownEntry(binaryExponents, suffix);
  if (binary !== undefined) return { format: "binary", power: binary };
  const power = /^[eE][-+]?[0-9]+$/.test(suffix) ? Number(suffix.slice(1)) : NaN;
  if (Math.abs(power) <= maxExponent) return { format: "exponent", power };
  throw new QuantityError("unable to parse quantity's suffix");
}

function scaleDecimal(digits: bigint, power: number): bigint {
  const shift = power + nanoDigits;
  return shift >= 0 ? digits * 10n ** BigInt(shift) : divideAwayFromZero(digits, 10n ** BigInt(-shift));
}

function scaleBinary(digits: bigint, fractionDigits: number, power: number): bigint {
  const scaled = digits * 2n ** BigInt(power) * nanoPerOne;
  const nano = divideAwayFromZero(scaled, 10n ** BigInt(fractionDigits));
  return nano > maxBinaryNano ? maxBinaryNano : nano;
}

// Go keeps the text where a cheap test says that it looks canonical; `1.500` stays `1.500`, `1.5` does not.
function keepsText(whole: string, fraction: string, format: QuantityFormat, power: number): boolean {
  const stripped = whole.replace(/^0+/, "");
  if (stripped === "" && fraction === "") return false;
  const digits = (stripped || "0") + fraction;
  if (format === "binary") {
    const room = 15 - stripped.length - Math.trunc(power * 3 / 10) - 1;
    return fraction === "" && room >= 0 && (BigInt(digits) & 7n) !== 0n;
  }
  const scale = power - fraction.length;
  return digits.length <= keptDigits && scale >= -nanoDigits && scale % 3 === 0 &&
    !digits.endsWith("000") && !digits.startsWith("0");
}

function formatDecimal(nano: bigint, asExponent: boolean): string {
  let mantissa = nano;
  let power = -nanoDigits;
  while (mantissa % 1000n === 0n) {
    mantissa /= 1000n;
    power += 3;
  }
  const suffix = asExponent ? undefined : decimalSuffixes.get(power);
  return `${mantissa}${suffix ?? (power === 0 ? "" : `e${power}`)}`;
}

function formatBinary(amount: bigint): string {
  let mantissa = amount;
  let index = 0;
  while (mantissa % 1024n === 0n && index < binarySuffixes.length - 1) {
    mantissa /= 1024n;
    index++;
  }
  return `${mantissa}${binarySuffixes[index]}`;
}

function divideAwayFromZero(amount: bigint, divisor: bigint): bigint {
  const quotient = amount / divisor;
  if (amount % divisor === 0n) return quotient;
  return amount < 0n ? quotient - 1n : quotient + 1n;
}
