const UNITS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  "µs": 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

/** `1m30s` in nanoseconds, as Go reads a duration. @throws {RangeError} in Go's words */
export function durationNs(text: string): number {
  const [, sign = "", rest = ""] = /^([-+]?)(.*)$/s.exec(text) ?? [];
  if (rest === "0") return 0;
  const parts = [...rest.matchAll(/(\d+\.?\d*|\.\d+)([a-zµ]*)/g)];
  const isWhole = rest !== "" && parts.map(([whole]) => whole).join("") === rest;
  if (!isWhole) throw new RangeError(`time: invalid duration ${JSON.stringify(text)}`);
  const total = parts.reduce((sum, [, number, unit = ""]) => {
    if (unit === "") throw new RangeError(`time: missing unit in duration ${JSON.stringify(text)}`);
    const ns = UNITS[unit];
    if (ns === undefined) {
      throw new RangeError(`time: unknown unit ${JSON.stringify(unit)} in duration ${JSON.stringify(text)}`);
    }
    return sum + Number(number) * ns;
  }, 0);
  return Math.round(sign === "-" ? -total : total);
}
