import type { Random } from "../clock/random.ts";

/** 64 hexadecimal digits: the id of a container, a network, an exec. */
export function randomId(random: Random): string {
  let id = "";
  // An id that is a decimal number would pass for one: the engine makes another, too (stringid.GenerateRandomID).
  do id = Array.from({ length: 8 }, () => random.below(2 ** 32).toString(16).padStart(8, "0")).join(
    "",
  ); while (/^\d{12}/.test(id));
  return id;
}
