/** `--ulimit nofile=1024:2048` (github.com/docker/go-units, ulimit.go). */
export interface Ulimit {
  Name: string;
  Soft: number;
  Hard: number;
}

const NAMES = new Set([
  "core",
  "cpu",
  "data",
  "fsize",
  "locks",
  "memlock",
  "msgqueue",
  "nice",
  "nofile",
  "nproc",
  "rss",
  "rtprio",
  "rttime",
  "sigpending",
  "stack",
]);

export function ulimitError(text: string): string | undefined {
  const parsed = parse(text);
  return typeof parsed === "string" ? parsed : undefined;
}

/** Of values that have been checked. A later value for the same name wins. */
export function ulimits(texts: readonly string[]): Ulimit[] {
  const byName = new Map<string, Ulimit>();
  for (const text of texts) {
    const parsed = parse(text);
    if (typeof parsed !== "string") byName.set(parsed.Name, parsed);
  }
  return [...byName.values()].sort((a, b) => a.Name < b.Name ? -1 : 1);
}

function parse(text: string): Ulimit | string {
  const at = text.indexOf("=");
  if (at < 0) return `invalid ulimit argument: ${text}`;
  const name = text.slice(0, at).toLowerCase();
  if (!NAMES.has(name)) return `invalid ulimit type: ${text.slice(0, at)}`;
  const limits = text.slice(at + 1).split(":");
  if (limits.length > 2) {
    return `too many limit value arguments - ${text.slice(at + 1)}, can only have up to two, \`soft[:hard]\``;
  }
  const wrong = limits.find((limit) => !/^-?\d+$/.test(limit));
  if (wrong !== undefined) return `strconv.ParseInt: parsing ${JSON.stringify(wrong)}: invalid syntax`;
  const [soft, hard = soft] = limits.map(Number) as [number, number?];
  if (hard !== -1 && (soft === -1 || soft > hard!)) {
    return soft === -1
      ? `ulimit soft limit must be less than or equal to hard limit: soft: -1 (unlimited), hard: ${hard}`
      : `ulimit soft limit must be less than or equal to hard limit: ${soft} > ${hard}`;
  }
  return { Name: name, Soft: soft, Hard: hard! };
}
