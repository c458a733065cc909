/** What is put into the queue for a task. */
import type { Random } from "../../clock/random.ts";
import type { PythonValue } from "../python/value.ts";

/** With an id of its own: a UUID of the fourth kind. */
export function taskMessage(random: Random, task: string, given: readonly PythonValue[]): string {
  const digits = Array.from({ length: 32 }, () => random.below(16).toString(16)).join("");
  const id = `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${
    digits.slice(17, 20)
  }-${digits.slice(20)}`;
  return JSON.stringify(
    { id, task, given },
    (_, value) => typeof value === "bigint" ? Number(value) : value,
  );
}
