/** How the kubelet, a Go program, prints things in its messages. */

/** `[sh -c exit 1]`: a list of strings under `%v`. */
export function goList(words: readonly string[]): string {
  return `[${words.join(" ")}]`;
}

/** `10s`, `1m20s`, `5m0s`: a duration. */
export function goDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)}ms`;
  const hours = Math.floor(ms / 3_600_000);
  const minutes = Math.floor(ms / 60_000) % 60;
  const seconds = (Math.round(ms) % 60_000) / 1000;
  if (hours > 0) return `${hours}h${minutes}m${seconds}s`;
  return minutes > 0 ? `${minutes}m${seconds}s` : `${seconds}s`;
}
