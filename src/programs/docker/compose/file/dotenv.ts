/** Files of variables as compose reads them: quotes, escapes, comments, references (compose-go, dotenv/parser.go). */
import { interpolate } from "./interpolation.ts";

export class DotenvError extends Error {
  override name = "DotenvError";
}

/** A name without a value takes the one of `around`, or is left out. @throws {DotenvError} */
export function parseDotenv(
  text: string,
  around: (name: string) => string | undefined,
  before: ReadonlyMap<string, string> = new Map(),
): Map<string, string> {
  const found = new Map<string, string>();
  const reader = new Reader(text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n"));
  const variables = {
    value: (name: string) => around(name) ?? found.get(name) ?? before.get(name),
    onMissing: () => {},
  };
  for (let entry = reader.next(); entry; entry = reader.next()) {
    const { name, value, isLiteral } = entry;
    if (value === undefined) {
      const inherited = around(name);
      if (inherited !== undefined) found.set(name, inherited);
    } else found.set(name, isLiteral ? value : interpolate(value, variables));
  }
  return found;
}

interface Entry {
  name: string;
  value?: string;
  /** In single quotes: nothing is replaced. */
  isLiteral: boolean;
}

class Reader {
  #at = 0;

  constructor(readonly text: string) {}

  next(): Entry | undefined {
    for (;;) {
      const skipped = /^(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*(?:#[^\n]*$)?/.exec(this.text.slice(this.#at))!;
      this.#at += skipped[0].length;
      if (this.#at >= this.text.length) return undefined;
      const rest = this.text.slice(this.#at);
      const head = /^(?:export[ \t]+)?([^\s=:#]*)[ \t]*([=:]?)/.exec(rest)!;
      const line = this.text.slice(0, this.#at).split("\n").length;
      const name = head[1]!;
      if (!/^[A-Za-z0-9_.[\]-]+$/.test(name)) {
        const wrong = [...rest.split("\n")[0]!].find((letter) => !/[A-Za-z0-9_.[\]-]/.test(letter));
        throw new DotenvError(
          `line ${line}: unexpected character ${JSON.stringify(wrong)} in variable name ` +
            `${JSON.stringify(rest.split("\n")[0])}`,
        );
      }
      this.#at += head[0].length;
      if (head[2] === "") {
        this.#skipLine(line);
        return { name, isLiteral: true };
      }
      return { name, ...this.#value(line) };
    }
  }

  #skipLine(line: number): void {
    const tail = /^[ \t]*(#[^\n]*)?(\n|$)/.exec(this.text.slice(this.#at));
    if (!tail) {
      throw new DotenvError(
        `line ${line}: key cannot contain a space`,
      );
    }
    this.#at += tail[0].length;
  }

  #value(line: number): { value: string; isLiteral: boolean } {
    this.#at += /^[ \t]*/.exec(this.text.slice(this.#at))![0].length;
    const rest = this.text.slice(this.#at);
    const quote = rest[0];
    if (quote === '"' || quote === "'") {
      const quoted = quote === '"' ? /^"((?:\\[\s\S]|[^"\\])*)"/.exec(rest) : /^'([^']*)'/.exec(rest);
      if (!quoted) {
        throw new DotenvError(`line ${line}: unterminated quoted value ${rest.split("\n")[0]}`);
      }
      this.#at += quoted[0].length + /^[^\n]*/.exec(rest.slice(quoted[0].length))![0].length;
      return quote === "'"
        ? { value: quoted[1]!, isLiteral: true }
        : { value: unescaped(quoted[1]!), isLiteral: false };
    }
    const whole = /^[^\n]*/.exec(rest)![0];
    this.#at += whole.length;
    return { value: whole.replace(/(^|[ \t])#.*$/, "").trim(), isLiteral: false };
  }
}

const ESCAPES: Record<string, string> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\", $: "$$" };

function unescaped(text: string): string {
  return text.replace(/\\([nrt"\\$])/g, (_, letter) => ESCAPES[letter]!);
}
