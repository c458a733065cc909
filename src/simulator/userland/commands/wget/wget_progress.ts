/** What GNU wget shows of a download: dots in a file, a bar on a terminal, and figures of three digits. */

const DOT_BYTES = 1024;
const DOTS_PER_ROW = 50;
const DOTS_PER_CLUSTER = 10;
const NAME_WIDTH = 19;

export interface Downloaded {
  name: string;
  bytes: number;
  /** Undefined: the server has not said it. */
  totalBytes: number | undefined;
  seconds: number;
}

/** `--progress=dot`, after an empty line. */
export function dotRows({ bytes, totalBytes, seconds }: Downloaded): string {
  const dots = Math.floor(bytes / DOT_BYTES);
  const rows = Math.floor(dots / DOTS_PER_ROW);
  const share = (upTo: number) =>
    totalBytes ? `${String(Math.floor(upTo * 100 / totalBytes)).padStart(3)}%` : "    ";
  const speed = shortRate(bytes, seconds).padStart(5);
  let text = "";
  for (let row = 0; row < rows; row++) {
    const upTo = (row + 1) * DOTS_PER_ROW * DOT_BYTES;
    text += `${label(row)}${clusters(DOTS_PER_ROW)}${share(upTo)} ${speed} 0s\n`;
  }
  const last = `${label(rows)}${clusters(dots - rows * DOTS_PER_ROW)}`;
  return `${text}${last}${totalBytes === undefined ? "    " : share(bytes)} ${speed}=${elapsed(seconds)}\n`;
}

function label(row: number): string {
  return `${String(row * DOTS_PER_ROW * DOT_BYTES / 1024).padStart(6)}K`;
}

function clusters(dots: number): string {
  let text = "";
  for (let at = 0; at < DOTS_PER_ROW; at++) {
    if (at % DOTS_PER_CLUSTER === 0) text += " ";
    text += at < dots ? "." : " ";
  }
  return text;
}

/** `--progress=bar`: empty, then full; of a short download there is nothing between. `columns`: of the terminal. */
export function bars(done: Downloaded, columns: number): string {
  const { name, bytes, totalBytes, seconds } = done;
  const width = Math.max(20, columns - 60);
  const start = bar(shownName(name), totalBytes === undefined ? "    " : "  0%", " ".repeat(width), "0", "");
  const filled = totalBytes === undefined
    ? `${" ".repeat(Math.floor(width / 2))}<=>`.padEnd(width)
    : `${"=".repeat(width - 1)}>`;
  const end = bar(
    shownName(name),
    totalBytes === undefined ? "    " : "100%",
    filled,
    barSize(bytes),
    `in ${elapsed(seconds)}`,
  );
  return `\r${start}\r${end}\n`;
}

function bar(name: string, share: string, filled: string, size: string, time: string): string {
  return `${name} ${share}[${filled}] ${size.padStart(7)}  --.-KB/s    ${time.padEnd(11)}`;
}

function shownName(name: string): string {
  return name.slice(0, NAME_WIDTH).padEnd(NAME_WIDTH);
}

function barSize(bytes: number): string {
  return bytes < 1024 ? String(bytes) : `${threeDigits(bytes)[0]}${threeDigits(bytes)[1]}`;
}

const UNITS = ["", "K", "M", "G"];

function threeDigits(amount: number): [number: string, unit: string] {
  let value = amount;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  const digits = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
  return [value.toFixed(unit === 0 ? 0 : digits), UNITS[unit]!];
}

/** ` 411K` of the dots. */
function shortRate(bytes: number, seconds: number): string {
  const [number, unit] = threeDigits(rate(bytes, seconds));
  return `${number}${unit || " "}`;
}

/** `1.81 MB/s`. */
export function rateText(bytes: number, seconds: number): string {
  const [number, unit] = threeDigits(rate(bytes, seconds));
  return `${number} ${unit}B/s`;
}

function rate(bytes: number, seconds: number): number {
  return bytes / Math.max(seconds, 0.000_001);
}

/** `0s`, `0.002s`, `1.5s`, `12s`, `2m 5s`. */
export function elapsed(seconds: number): string {
  if (seconds >= 60) return `${Math.floor(seconds / 60)}m ${Math.round(seconds % 60)}s`;
  if (seconds >= 9.95) return `${seconds.toFixed(0)}s`;
  if (seconds >= 0.95) return `${seconds.toFixed(1)}s`;
  return seconds < 0.000_01 ? "0s" : `${Number(seconds.toPrecision(1))}s`;
}

/** `130000 (127K)`: the size of a file, and what it is about. */
export function lengthText(bytes: number): string {
  if (bytes < 1024) return String(bytes);
  const units = ["K", "M", "G", "T"];
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${bytes} (${value < 10 ? value.toFixed(1) : Math.round(value)}${units[unit]})`;
}
