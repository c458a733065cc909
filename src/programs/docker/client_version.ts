/** What this client says of itself: the version of the original whose command line it speaks. */
export const CLIENT_VERSION = "28.2.2";
/** The newest Engine API that it speaks. */
export const API_VERSION = "1.50";
export const GIT_COMMIT = "pequod";
export const VERSION_LINE = `Docker version ${CLIENT_VERSION}, build ${GIT_COMMIT}\n`;

/** The older of two API versions, such as `1.43` and `1.50`. */
export function olderVersion(one: string, other: string): string {
  const number = (version: string): number[] => version.split(".").map(Number);
  const [a, b] = [number(one), number(other)];
  const isOlder = a[0]! - b[0]! || (a[1] ?? 0) - (b[1] ?? 0);
  return isOlder <= 0 ? one : other;
}
