/** The table that curl shows on standard error while its output goes elsewhere (tool_progress, lib/progress.c). */

export const METER_HEAD =
  "  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n" +
  "                                 Dload  Upload   Total   Spent    Left  Speed\n";

export interface Progress {
  receivedBytes: number;
  sentBytes: number;
  /** Bytes that the server has announced. */
  expectedBytes?: number;
  ms: number;
}

/** One state of the meter, over the one before. */
export function meterLine({ receivedBytes, sentBytes, expectedBytes, ms }: Progress): string {
  const total = (expectedBytes ?? receivedBytes) + sentBytes;
  const share = (part: number, whole: number) =>
    String(whole > 0 ? Math.floor(part * 100 / whole) : 0).padStart(3);
  const done = receivedBytes + sentBytes;
  const speed = (bytes: number) => size(ms > 0 ? Math.floor(bytes * 1000 / ms) : bytes * 1000);
  const seconds = Math.floor(ms / 1000);
  const cells = [
    `${share(done, total)} ${size(total)} `,
    `${share(expectedBytes === undefined ? 0 : receivedBytes, expectedBytes ?? 0)} ${size(receivedBytes)} `,
    `${share(sentBytes, sentBytes)} ${size(sentBytes)} `,
    `${speed(receivedBytes)} `,
    speed(sentBytes),
    time(expectedBytes === undefined ? 0 : seconds),
    time(seconds),
    time(0),
    speed(done),
  ];
  return `\r${cells.join(" ")}`;
}

export const METER_START = meterLine({ receivedBytes: 0, sentBytes: 0, ms: 0 });

/** Five characters. */
function size(bytes: number): string {
  const k = 1024;
  if (bytes < 100_000) return String(bytes).padStart(5);
  if (bytes < 10_000 * k) return `${Math.floor(bytes / k)}k`.padStart(5);
  const m = k * k;
  if (bytes < 100 * m) return `${Math.floor(bytes / m)}.${Math.floor((bytes % m) / (m / 10))}M`.padStart(5);
  return `${Math.floor(bytes / m)}M`.padStart(5);
}

function time(seconds: number): string {
  if (seconds <= 0) return "--:--:--";
  const two = (number: number) => String(number).padStart(2, "0");
  return `${String(Math.floor(seconds / 3600)).padStart(2)}:${two(Math.floor(seconds / 60) % 60)}:${
    two(seconds % 60)
  }`;
}
