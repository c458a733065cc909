/** What a step lacks, because the world is another one than its author has thought of; and what helps. */
import type { Line } from "../../terminal/line.ts";
import { wrapWords } from "../../terminal/wrap_words.ts";

/** `reset`: what begins the step anew, as it is pressed or said. */
export function unmadeText(unmade: string, reset: string): string {
  const failure = unmade.replace(/\s+/g, " ").slice(0, MOST_CHARACTERS);
  return `What this step needs could not be made: ${failure}; ${reset} begins the step anew.`;
}

export function unmadeLines(unmade: string, columns: number): Line[] {
  return wrapWords({ spans: [{ text: ` ${unmadeText(unmade, "r")}`, role: "bad" }] }, {
    columns,
    indent: 1,
  });
}

/** Of what a command printed. */
const MOST_CHARACTERS = 200;
