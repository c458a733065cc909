import type { ValueKind } from "./table_model.ts";

export type SqliteValue = string | number | bigint | null;

export interface ShownType {
  kind: ValueKind;
  scale?: number;
  hasZone?: boolean;
  isAverage?: boolean;
}

const DIGITS = 15;
/** PostgreSQL's averages have at least so many digits that count; they come in groups of four. */
const AVERAGE_DIGITS = 16;
const GROUP = 4;

/** A value as a database shows it; null is NULL. */
export function shownValue(value: SqliteValue, type: ShownType, isMysql: boolean): string | null {
  if (value === null) return null;
  if (type.isAverage) return averaged(Number(value), type.scale ?? 0, isMysql);
  switch (type.kind) {
    case "boolean":
      return isMysql || typeof value === "string" ? String(value) : Number(value) === 0 ? "f" : "t";
    case "decimal":
      return type.scale === undefined ? plain(value) : Number(value).toFixed(type.scale);
    case "date":
      return String(value).slice(0, 10);
    case "timestamp":
      return moment(String(value), type.hasZone === true, isMysql);
    case "text":
    case "json":
      return isMysql ? String(value).replace(STAMP, "$1") : String(value);
    default:
      return plain(value);
  }
}

const STAMP = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)\.\d{6}\+00$/;

function plain(value: SqliteValue): string {
  return typeof value === "number" ? String(Number(value.toPrecision(DIGITS))) : String(value);
}

/** `2026-11-23 11:33:04.123456`; a day alone begins at midnight, and zeros at the end are left out. */
function moment(text: string, hasZone: boolean, isMysql: boolean): string {
  const [, day, clock = "00:00:00", fraction = ""] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(\.\d+)?)?/.exec(text) ?? [];
  if (day === undefined) return text;
  const time = clock.length === 5 ? `${clock}:00` : clock;
  if (isMysql) return `${day} ${time}`;
  const rest = fraction.replace(/\.?0+$/, "");
  return `${day} ${time}${rest}${hasZone ? "+00" : ""}`;
}

function averaged(value: number, scale: number, isMysql: boolean): string {
  if (isMysql) return value.toFixed(scale + 4);
  const weight = value === 0 ? 0 : Math.floor(Math.floor(Math.log10(Math.abs(value))) / GROUP);
  return divided(value, Math.max(AVERAGE_DIGITS - weight * GROUP, scale));
}

/** So many rows at most can an average be of to be told to all its digits. */
const MOST_PARTS = 1000;

/** A quotient with more digits than a double has: by the two whole numbers that it comes from. */
function divided(value: number, digits: number): string {
  for (let parts = 1; parts <= MOST_PARTS; parts++) {
    const sum = Math.round(value * parts * 100);
    if (Math.abs(sum - value * parts * 100) > 1e-6) continue;
    const scaled = BigInt(Math.abs(sum)) * 10n ** BigInt(digits + 1) / BigInt(parts * 100);
    const text = String((scaled + 5n) / 10n).padStart(digits + 1, "0");
    return `${value < 0 ? "-" : ""}${text.slice(0, -digits)}.${text.slice(-digits)}`;
  }
  return value.toFixed(digits);
}
