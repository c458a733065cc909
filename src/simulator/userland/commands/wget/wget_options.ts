/** The command line of GNU Wget. */
import { type CommandLine, parseCommandLine, parseOptionTable } from "../options.ts";

/** Ubuntu 24.04 has it. */
export const WGET_VERSION = "1.21.4";

export const USAGE = "Usage: wget [OPTION]... [URL]...\n\n";

/** @throws {UsageError} */
export function parseWgetOptions(words: readonly string[]): CommandLine {
  return parseCommandLine(words.map((word) => LETTER_PAIRS[word] ?? word), OPTIONS);
}

export function wgetHelp(): string {
  const rows = OPTIONS.map(({ letter, long, value, about }) => {
    const names = `${letter ? `-${letter},` : "   "}  --${long}${value ? `=${value}` : ""}`;
    return `  ${names.padEnd(32)} ${about}\n`;
  });
  return `GNU Wget ${WGET_VERSION}, a non-interactive network retriever.\n${USAGE}${rows.join("")}`;
}

const OPTIONS = parseOptionTable({
  "V version": "Show the version",
  "h help": "This help",
  "q quiet": "Show nothing",
  "v verbose": "Show all, as without any option",
  "no-verbose": "Show errors and results alone",
  "S server-response": "Show the head of the answer",
  "i input-file=FILE": "URLs from a file, one a line",
  "t tries=NUMBER": "How often it is tried; 0 for ever",
  "retry-connrefused": "Try again where the connection was refused, too",
  "w wait=SECONDS": "Wait so long between downloads",
  "waitretry=SECONDS": "Wait at most so long before trying again",
  "O output-document=FILE": "Write everything to that file",
  "no-clobber": "Leave files that are there",
  "c continue": "Go on with a file that is there in part",
  "N timestamping": "Only what is newer than the file",
  "P directory-prefix=FOLDER": "Folder of the files",
  "T timeout=SECONDS": "The longest that connecting and reading may take",
  "connect-timeout=SECONDS": "The longest that connecting may take",
  "read-timeout=SECONDS": "The longest that reading may take",
  "dns-timeout=SECONDS": "The longest that finding an address may take",
  "spider": "Only see whether the file is there",
  "progress=TYPE": "How progress is shown: bar or dot",
  "show-progress": "Show progress whatever else is hidden",
  "no-check-certificate": "Do not check the server's certificate",
  "ca-certificate=FILE": "Trust the authorities in that file",
  "header=STRING": "One more header",
  "U user-agent=NAME": "Name of the client",
  "referer=URL": "Where the request says that it comes from",
  "user=USER": "Sign in as",
  "http-user=USER": "Sign in as",
  "password=PASSWORD": "Sign in with",
  "http-password=PASSWORD": "Sign in with",
  "post-data=STRING": "Send that with POST",
  "post-file=FILE": "Send that file with POST",
  "method=METHOD": "Method of the request",
  "body-data=STRING": "Send that",
  "body-file=FILE": "Send that file",
  "max-redirect=NUMBER": "How many redirects are followed",
  "content-disposition": "The name that the server gives",
  "content-on-error": "Keep what the server says where it is an error",
  "no-proxy": "Without a proxy",
  "no-cache": "Not from a cache",
  "no-cookies": "Without cookies",
  "no-hsts": "Without HSTS",
  "4 inet4-only": "IPv4 addresses alone",
  "6 inet6-only": "IPv6 addresses alone",
  "d debug": "Show more",
});

/** Words of their own kind. */
const LETTER_PAIRS: Readonly<Record<string, string>> = { "-nv": "--no-verbose", "-nc": "--no-clobber" };
