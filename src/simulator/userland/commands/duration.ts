/** How long `sleep` and `timeout` are told to wait: a number and a unit, seconds where there is none. */

/** Milliseconds; undefined for what is no such time. */
export function durationMs(text: string): number | undefined {
  const match = /^(\d+\.?\d*(?:e[-+]?\d+)?|\.\d+(?:e[-+]?\d+)?|inf(?:inity)?)([smhd]?)$/i.exec(text);
  const unitMs = match && UNIT_MS[match[2]!];
  if (!unitMs) return undefined;
  return match[1]!.toLowerCase().startsWith("inf") ? Infinity : Number(match[1]) * unitMs;
}

const UNIT_MS: Readonly<Record<string, number>> = {
  "": 1000,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};
