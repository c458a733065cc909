/** Sizes and spans of time as the engine's tools print and read them (github.com/docker/go-units). */

const DECIMAL = ["B", "kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"];
const BINARY = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB"];

/** Four digits, by thousands: `187MB`, `4.26kB`. `digits` are significant ones. */
export function humanSize(bytes: number, digits = 4): string {
  return scaled(bytes, 1000, DECIMAL, digits);
}

/** Four digits, by 1024: `7.656GiB`. */
export function binarySize(bytes: number, digits = 4): string {
  return scaled(bytes, 1024, BINARY, digits);
}

function scaled(bytes: number, base: number, units: string[], digits: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= base && unit < units.length - 1) {
    size /= base;
    unit += 1;
  }
  return `${significant(size, digits)}${units[unit]}`;
}

/** Go's `%.4g`, and `%.3g`: significant digits, no zeros at the end, an exponent where the digits do not reach. */
function significant(value: number, digits: number): string {
  if (value === 0) return "0";
  const exponent = Number(value.toExponential(digits - 1).split("e")[1]);
  if (exponent >= -4 && exponent < digits) return String(Number(value.toPrecision(digits)));
  const [mantissa, power] = value.toExponential(digits - 1).split("e");
  return `${Number(mantissa)}e${power![0]}${power!.slice(1).padStart(2, "0")}`;
}

/** `512m`, `1.5g`, `100kb`, `1GiB`, `1024`; 1024 to the step. Undefined: no size. */
export function parseBytes(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?) ?([kmgtp]?)(i?b)?$/i.exec(text);
  if (!match) return undefined;
  const [, number, prefix, suffix] = match;
  if (suffix?.toLowerCase() === "ib" && !prefix) return undefined;
  const power = prefix ? "kmgtp".indexOf(prefix.toLowerCase()) + 1 : 0;
  return Math.trunc(Number(number) * 1024 ** power);
}

const SECOND_MS = 1000;
const HOUR = 60;
const DAY = 24;

/** `About an hour`, `3 weeks`: a span in words, without `ago`. */
export function humanDuration(ms: number): string {
  const seconds = Math.trunc(ms / SECOND_MS);
  if (seconds < 1) return "Less than a second";
  if (seconds === 1) return "1 second";
  if (seconds < 60) return `${seconds} seconds`;
  const minutes = Math.trunc(seconds / 60);
  if (minutes === 1) return "About a minute";
  if (minutes < HOUR) return `${minutes} minutes`;
  const hours = Math.round(ms / SECOND_MS / 3600);
  if (hours === 1) return "About an hour";
  if (hours < 48) return `${hours} hours`;
  if (hours < DAY * 7 * 2) return `${Math.trunc(hours / DAY)} days`;
  if (hours < DAY * 30 * 2) return `${Math.trunc(hours / DAY / 7)} weeks`;
  if (hours < DAY * 365 * 2) return `${Math.trunc(hours / DAY / 30)} months`;
  return `${Math.trunc(ms / SECOND_MS / 3600 / DAY / 365)} years`;
}
