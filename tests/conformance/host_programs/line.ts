/** One command line that the host's programs and those of the machine must answer alike. */

/** The line as bash reads it; with `accepted` it is known to differ, and that is why. */
export type Line = string | { line: string; accepted: string };

/** Lines about one thing. */
export interface Topic {
  name: string;
  lines: readonly Line[];
}
