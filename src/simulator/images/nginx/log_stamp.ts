/** `2026/11/22 11:33:04`, as in the log of errors. */
export function logStamp(nowMs: number): string {
  return new Date(nowMs).toISOString().slice(0, 19).replaceAll("-", "/").replace("T", " ");
}
