/** What a command line asks of `curl`: its options, read as curl reads them. */
import { type Option, type OptionTable, parseOptionTable } from "../options.ts";

/** Debian 13 has it. */
export const CURL_VERSION = "8.14.1";

/** Letter and long name, `=` what the value is called, and what the option does. `--no-` turns switches off. */
const TABLE: OptionTable = {
  "A user-agent=name": "Name of the client in the request",
  "b cookie=data|file": "Cookies to send, or the file that they are read from",
  "basic": "Sign in with HTTP Basic",
  "c cookie-jar=file": "Write the cookies there when all is done",
  "C continue-at=offset": "Go on with a transfer at that byte",
  "cacert=file": "Trust the authorities in that file",
  "capath=folder": "Trust the authorities in that folder",
  "cert=certificate": "Certificate of the client",
  "compressed": "Ask for an answer that is packed",
  "connect-timeout=seconds": "The longest that connecting may take",
  "connect-to=from:to": "Connect to another host and port than the URL's",
  "create-dirs": "Make the folders that the output needs",
  "d data=data": "Send data with POST",
  "data-ascii=data": "The same as --data",
  "data-binary=data": "Send data with POST as it is",
  "data-raw=data": "Send data with POST, `@` being no file",
  "data-urlencode=data": "Send data with POST, encoded for a URL",
  "D dump-header=file": "Write the heads of answers to that file",
  "e referer=URL": "Where the request says that it comes from",
  "f fail": "Fail without output where the server answers an error",
  "F form=name=content": "Send a form of several parts",
  "fail-early": "End at the first transfer that fails",
  "fail-with-body": "Fail where the server answers an error, but keep what it says",
  "G get": "Put the data into the URL, and send GET",
  "g globoff": "Braces and brackets in a URL mean themselves",
  "H header=header": "One more header for the request, or another one",
  "h help": "This help",
  "0 http1.0": "Speak HTTP 1.0",
  "http1.1": "Speak HTTP 1.1",
  "http2": "Speak HTTP 2 if the server does",
  "I head": "Ask for the headers alone",
  "i include": "Show the headers of the answer, too",
  "show-headers": "The same as --include",
  "J remote-header-name": "With -O: the name that the server gives",
  "json=data": "Send JSON with POST",
  "k insecure": "Do not check the server's certificate",
  "key=key": "Private key of the client",
  "L location": "Follow redirects",
  "location-trusted": "Follow redirects, and sign in there, too",
  "m max-time=seconds": "The longest that a transfer may take",
  "max-redirs=number": "How many redirects are followed",
  "N no-buffer": "Write what comes at once",
  "noproxy=hosts": "Hosts that need no proxy",
  "o output=file": "Write to that file instead of standard output",
  "O remote-name": "Write to a file named as in the URL",
  "output-dir=folder": "Folder of the files that are written",
  "# progress-bar": "Show a bar instead of the meter",
  "progress-meter": "Show the meter",
  "R remote-time": "Give the file the time that it has on the server",
  "remote-name-all": "-O for every URL",
  "remove-on-error": "Remove the file where the transfer fails",
  "request-target=path": "Ask for that path instead of the URL's",
  "resolve=host:port:address": "An address for a host, instead of asking for it",
  "retry=number": "Try again so often where it may help",
  "retry-all-errors": "Try again after any error",
  "retry-connrefused": "Try again where the connection was refused, too",
  "retry-delay=seconds": "Wait so long before trying again",
  "retry-max-time=seconds": "No new try after that time",
  "S show-error": "With -s: tell errors",
  "s silent": "Show neither progress nor errors",
  "T upload-file=file": "Send that file with PUT",
  "tlsv1.2": "TLS 1.2 or newer",
  "tlsv1.3": "TLS 1.3 or newer",
  "u user=user:password": "Sign in as",
  "unix-socket=path": "Connect to that socket of this machine",
  "url=URL": "What to ask for",
  "url-query=data": "Add that to the query of the URL",
  "V version": "Show the version",
  "v verbose": "Tell all that happens",
  "w write-out=format": "Write that when a transfer is done",
  "X request=method": "The method of the request",
  "Z parallel": "Transfers at the same time",

  "4 ipv4": "IPv4 addresses alone",
  "6 ipv6": "IPv6 addresses alone",
};

export const CURL_OPTIONS: readonly Option[] = parseOptionTable(TABLE);

/** Long names that are another option's. */
const SAME: Readonly<Record<string, string>> = {
  "show-headers": "i",
  "data-ascii": "d",
};

/** How many numbers are read of these: whole ones, or with a fraction. */
const NUMBERS: Readonly<Record<string, RegExp>> = {
  "m": /^\d*\.?\d+$/,
  "connect-timeout": /^\d*\.?\d+$/,
  "max-redirs": /^-?\d+$/,
  "retry": /^\d+$/,
  "retry-delay": /^\d+$/,
  "retry-max-time": /^\d+$/,
};

/** The command line is not to be understood; the message is curl's. */
export class CurlUsageError extends Error {}

export interface Given {
  key: string;
  value: string;
}

export class CurlOptions {
  readonly #given: readonly Given[];
  /** Every URL with the output that is meant for it: a file, its own name, or undefined for standard output. */
  readonly downloads: readonly Download[];

  constructor(given: readonly Given[]) {
    this.#given = given;
    this.downloads = downloadsOf(given, this.has("remote-name-all"));
  }

  /** A switch counts as it was given last. */
  has(...names: string[]): boolean {
    const last = this.#given.findLast(({ key }) =>
      names.some((name) => key === name || key === `no-${name}`)
    );
    return last !== undefined && !last.key.startsWith("no-");
  }

  value(name: string): string | undefined {
    return this.#given.findLast(({ key }) => key === name)?.value;
  }

  values(name: string): string[] {
    return this.#given.filter(({ key }) => key === name).map(({ value }) => value);
  }

  /** What was given of these, in its order. */
  all(...names: string[]): readonly Given[] {
    return this.#given.filter(({ key }) => names.includes(key));
  }

  get sendsData(): boolean {
    return this.all(...DATA_OPTIONS).length > 0;
  }

  get method(): string {
    const own = this.value("X");
    if (own !== undefined) return own;
    if (this.has("I")) return "HEAD";
    if (this.has("T")) return "PUT";
    return (this.sendsData && !this.has("G")) || this.all("F").length > 0 ? "POST" : "GET";
  }

  /** Errors are told. */
  get isLoud(): boolean {
    return !this.has("s") || this.has("S");
  }
}

export interface Download {
  url: string;
  output?: { kind: "file"; name: string } | { kind: "own-name" };
}

export const DATA_OPTIONS = ["d", "data-raw", "data-binary", "data-urlencode", "json"];

/** @throws {CurlUsageError} */
export function parseCurlOptions(words: readonly string[]): CurlOptions {
  const given: Given[] = [];
  let onlyUrls = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const next = () => words[++at];
    if (onlyUrls || !word.startsWith("-") || word === "-") given.push({ key: "url", value: word });
    else if (word === "--") onlyUrls = true;
    else if (word.startsWith("--")) addLong(given, word, next);
    else addLetters(given, word, next);
  }
  const options = new CurlOptions(given);
  refuseContradictions(options, given);
  return options;
}

function addLong(given: Given[], word: string, next: () => string | undefined): void {
  const name = word.slice(2);
  const isNegated = name.startsWith("no-") && name !== "no-buffer";
  const plain = isNegated ? name.slice(3) : name;
  const exact = CURL_OPTIONS.find(({ long }) => long === plain);
  const near = exact ? [exact] : CURL_OPTIONS.filter(({ long }) => long?.startsWith(plain));
  if (near.length === 0) throw new CurlUsageError(`option ${word}: is unknown`);
  if (new Set(near.map(({ long }) => long)).size > 1) {
    throw new CurlUsageError(`option ${word}: is ambiguous`);
  }
  const option = near[0]!;
  const key = SAME[option.long!] ?? option.letter ?? option.long!;
  if (option.value === undefined) return void given.push({ key: isNegated ? `no-${key}` : key, value: "" });
  add(given, word, key, next());
}

function addLetters(given: Given[], word: string, next: () => string | undefined): void {
  for (let at = 1; at < word.length; at++) {
    const letter = word[at]!;
    const option = CURL_OPTIONS.find((one) => one.letter === letter);
    if (!option) throw new CurlUsageError(`option ${word}: is unknown`);
    if (option.value === undefined) given.push({ key: letter, value: "" });
    else return add(given, word, letter, at + 1 < word.length ? word.slice(at + 1) : next());
  }
}

function add(given: Given[], word: string, key: string, value: string | undefined): void {
  if (value === undefined) throw new CurlUsageError(`option ${word}: requires parameter`);
  const number = NUMBERS[key];
  if (number && !number.test(value)) {
    throw new CurlUsageError(`option ${word}: expected a proper numerical parameter`);
  }
  given.push({ key, value });
}

function refuseContradictions(options: CurlOptions, given: readonly Given[]): void {
  if (!options.has("f") || !options.has("fail-with-body")) return;
  const last = given.findLast(({ key }) => key === "f" || key === "fail-with-body")!;
  const name = last.key === "f" ? "-f" : "--fail-with-body";
  throw new CurlUsageError(`option ${name}: is badly used here`);
}

/** The n-th output belongs to the n-th URL. */
function downloadsOf(given: readonly Given[], allByName: boolean): Download[] {
  const outputs = given.flatMap(({ key, value }): NonNullable<Download["output"]>[] =>
    key === "o" ? [{ kind: "file", name: value }] : key === "O" ? [{ kind: "own-name" }] : []
  );
  return given.filter(({ key }) => key === "url").map(({ value }, index) => {
    const output = outputs[index] ?? (allByName ? { kind: "own-name" as const } : undefined);
    return { url: value, ...(output ? { output } : {}) };
  });
}
