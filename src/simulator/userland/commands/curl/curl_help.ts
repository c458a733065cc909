/** `curl -h` and `curl --help all`. */
import { CURL_OPTIONS } from "./curl_options.ts";

/** Those that are asked for most. */
const COMMON = ["d", "f", "h", "o", "O", "i", "s", "T", "u", "A", "v", "V"];

/** `subject`: `all`, or what `-h` is followed by. */
export function curlHelp(subject: string | undefined): string {
  if (subject === "all") return optionLines(() => true);
  if (subject !== undefined && subject !== "category") {
    const name = subject.replace(/^-+/, "");
    const found = optionLines(({ letter, long }) => letter === name || long === name);
    return found || `Unknown category provided, here is a list of all categories:\n\n${CATEGORIES}`;
  }
  const common = COMMON.map((key) => optionLines(({ letter }) => letter === key)).join("");
  return `Usage: curl [options...] <url>\n${common}\n` +
    `This is not the full help; "--help all" lists all options, "--help OPTION" tells of one.\n`;
}

const CATEGORIES = " all         All options\n";

function optionLines(isWanted: (option: typeof CURL_OPTIONS[number]) => boolean): string {
  const rows = CURL_OPTIONS.filter(isWanted).map(({ letter, long, value, about }) => {
    const names = `${letter ? `-${letter}, ` : "    "}--${long}`;
    return ` ${(value ? `${names} <${value}>` : names).padEnd(29)} ${about}\n`;
  });
  return rows.join("");
}
