/** What a frame says, in tests of questions and tables. */
import assert from "node:assert/strict";

/** Fails with the whole frame, for that is what one wants to see then. */
export function assertSays(frame: readonly string[] | undefined, ...parts: readonly string[]): void {
  const text = frame?.join("\n") ?? "";
  for (const part of parts) assert.ok(text.includes(part), `expected ${JSON.stringify(part)} in:\n${text}`);
}
