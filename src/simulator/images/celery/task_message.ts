/** What is put into the queue for a task. */
import type { Random } from "../../clock/random.ts";

export const CELERY_QUEUE = "celery";

/**
 * With an id of its own: a UUID of the fourth kind.
 * @param given a list, as JSON
 * @param named an object, as JSON
 */
export function taskMessage(random: Random, task: string, given: string, named = "{}"): string {
  const digits = Array.from({ length: 32 }, () => random.below(16).toString(16)).join("");
  const id = `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${
    digits.slice(17, 20)
  }-${digits.slice(20)}`;
  const head = JSON.stringify({ id, task }).slice(0, -1);
  return `${head},"given":${given}${named === "{}" ? "" : `,"named":${named}`}}`;
}
