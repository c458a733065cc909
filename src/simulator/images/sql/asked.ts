/**
 * What a client of a simulated database asks of its server, which comes as the body of a request. Undefined: another
 * program has sent something else.
 */
export function askedIn<T extends { user: string; sql?: string }>(body: string): T | undefined {
  try {
    const asked = JSON.parse(body) as Partial<T> | null;
    const isWhole = typeof asked?.user === "string" && ["string", "undefined"].includes(typeof asked.sql);
    return isWhole ? asked as T : undefined;
  } catch {
    return undefined;
  }
}
