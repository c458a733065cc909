/** Where curl writes an answer: standard output, a file, or a file named as the URL or the server says. */
import type { HttpAnswer, Process } from "../../../host/process.ts";
import { writesToTerminal } from "../coreutils.ts";
import { pathOf } from "../http_client.ts";
import type { CurlOptions, Download } from "./curl_options.ts";
import type { Failure } from "./failure.ts";
import { globbedName } from "./url_globs.ts";
import { warn } from "./warning.ts";

/** Of a URL that ends in a slash. */
const NAMELESS = "curl_response";

export interface OutputWish {
  download: Download;
  /** What the globs of the URL stand for. */
  parts: readonly string[];
  answer: HttpAnswer;
  path: string;
}

export class Output {
  /** As `%{filename_effective}` has it; undefined: standard output. */
  readonly name: string | undefined;
  writtenBytes = 0;
  readonly #process: Process;
  readonly #options: CurlOptions;
  readonly #mustBeNew: boolean;
  #isOpen = false;

  constructor(process: Process, options: CurlOptions, { download, parts, answer, path }: OutputWish) {
    this.#process = process;
    this.#options = options;
    const { output } = download;
    const given = options.has("J") && output?.kind === "own-name" ? nameOfHeader(answer) : undefined;
    this.#mustBeNew = given !== undefined;
    let name = output?.kind === "file" ? globbedName(output.name, parts) : given;
    if (output?.kind === "own-name" && name === undefined) name = ownName(process, options, path);
    const folder = options.value("output-dir");
    this.name = name === "-" || name === undefined ? undefined : folder ? `${folder}/${name}` : name;
  }

  /** Undefined: it is written. */
  write(text: string): Failure | undefined {
    if (text === "") return this.#open();
    const bytes = new TextEncoder().encode(text).length;
    this.writtenBytes += bytes;
    const refused = {
      code: 23,
      message: `Failure writing output to destination, passed ${bytes} returned 0`,
    };
    if (this.name === undefined) {
      if (text.includes("\0") && writesToTerminal(this.#process) && this.#options.value("o") !== "-") {
        warn(this.#process, this.#options, BINARY);
        return refused;
      }
      this.#process.out(text);
      return undefined;
    }
    if (this.#open()) return refused;
    const { files } = this.#process.machine;
    const path = pathOf(this.#process, this.name);
    files.write(path, (files.facts(path)?.kind === "file" ? files.read(path) ?? "" : "") + text);
    return undefined;
  }

  /** Undefined: the file is there, and empty. */
  #open(): Failure | undefined {
    if (this.name === undefined || this.#isOpen) return undefined;
    const { files } = this.#process.machine;
    const path = pathOf(this.#process, this.name);
    if (this.#options.has("create-dirs")) files.makeFolder(path.slice(0, path.lastIndexOf("/")));
    const refusal = this.#mustBeNew && files.exists(path) ? "File exists" : files.refusal(path);
    if (refusal) {
      warn(this.#process, this.#options, `Failed to open the file ${this.name}: ${refusal}`);
      return { code: 23, message: "Failure writing output to destination, passed 0 returned 0" };
    }
    files.write(path, "");
    this.#isOpen = true;
    return undefined;
  }
}

const BINARY =
  'Binary output can mess up your terminal. Use "--output -" to tell curl to output it to your ' +
  'terminal anyway, or consider "--output <FILE>" to save to a file.';

function ownName(process: Process, options: CurlOptions, path: string): string {
  const name = path.replace(/[?#].*$/s, "").split("/").at(-1)!;
  if (name !== "") return name;
  warn(process, options, `No remote filename, uses "${NAMELESS}"`);
  return NAMELESS;
}

/** `Content-Disposition: attachment; filename="a.txt"` (RFC 6266), without folders. */
function nameOfHeader({ headers }: HttpAnswer): string | undefined {
  const text = Object.entries(headers).find(([name]) => name.toLowerCase() === "content-disposition")?.[1];
  const [, quoted, plain] = /filename=(?:"([^"]*)"|([^;\s]+))/i.exec(text ?? "") ?? [];
  return (quoted ?? plain)?.split(/[/\\]/).at(-1) || undefined;
}
