/** `.Files`: what of a chart is no template. Source: helm.sh/helm/v4, pkg/engine/files.go; github.com/gobwas/glob. */
import { yamlText } from "../../go_template/functions/encoding.ts";
import {
  type GoFunction,
  goFunction,
  type GoMap,
  GoNumber,
  GoObject,
  type GoValue,
  withType,
} from "../../go_template/value.ts";
import { type ChartFile, textOf } from "./chart.ts";

export class FilesValue extends GoObject {
  readonly type = "engine.files";
  readonly kind = "map";
  readonly #files: ReadonlyMap<string, Uint8Array>;

  constructor(files: readonly ChartFile[]) {
    super();
    this.#files = new Map(files.map(({ name, data }) => [name, data]));
  }

  override underlying(): GoValue {
    const entries = Array.from(this.#files, ([name, data]) => [name, bytesValue(data)] as const);
    return withType(Object.fromEntries(entries), "map[string][]uint8");
  }

  override method(name: string): GoFunction | undefined {
    const methods: Record<string, GoFunction> = {
      Get: goFunction("string", (path: string) => textOf(this.#files.get(path) ?? new Uint8Array())),
      GetBytes: goFunction("string", (path: string) => bytesValue(this.#files.get(path) ?? new Uint8Array())),
      Glob: goFunction("string", (pattern: string) => this.#glob(pattern)),
      AsConfig: goFunction("", () => this.#asMap(textOf)),
      AsSecrets: goFunction(
        "",
        () => this.#asMap((data) => btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(""))),
      ),
      Lines: goFunction("string", (path: string) => this.#lines(path)),
    };
    return Object.hasOwn(methods, name) ? methods[name] : undefined;
  }

  #glob(pattern: string): FilesValue {
    const regex = globPattern(pattern) ?? /^/;
    const found = Array.from(this.#files, ([name, data]) => ({ name, data }));
    return new FilesValue(found.filter(({ name }) => regex.test(name)));
  }

  #asMap(shown: (data: Uint8Array) => string): string {
    const map: GoMap = {};
    for (const [name, data] of this.#files) map[name.slice(name.lastIndexOf("/") + 1)] = shown(data);
    return yamlText(map);
  }

  #lines(path: string): GoValue {
    const data = this.#files.get(path);
    return withType(data ? textOf(data).replace(/\n$/, "").split("\n") : [], "[]string");
  }
}

function bytesValue(data: Uint8Array): GoValue {
  return withType(Array.from(data, (byte) => new GoNumber("uint8", BigInt(byte))), "[]uint8");
}

/** `*` stops at a slash, `**` does not; `{a,b}` and `[a-c]`. Undefined: it is no pattern. */
function globPattern(pattern: string): RegExp | undefined {
  let source = "", braces = 0;
  for (let at = 0; at < pattern.length; at++) {
    const letter = pattern[at]!;
    if (letter === "*" && pattern[at + 1] === "*") {
      source += ".*";
      at++;
    } else if (letter === "*") source += "[^/]*";
    else if (letter === "?") source += "[^/]";
    else if (letter === "\\" && at + 1 < pattern.length) source += RegExp.escape(pattern[++at]!);
    else if (letter === "{") {
      braces++;
      source += "(?:";
    } else if (letter === "}" && braces > 0) {
      braces--;
      source += ")";
    } else if (letter === "," && braces > 0) source += "|";
    else if (letter === "[") {
      const end = pattern.indexOf("]", at + 1);
      if (end < 0) return undefined;
      source += `[${pattern.slice(at + 1, end).replace(/^!/, "^").replace(/[\\[]/g, "\\$&")}]`;
      at = end;
    } else source += RegExp.escape(letter);
  }
  try {
    return braces === 0 ? new RegExp(`^${source}$`, "su") : undefined;
  } catch {
    return undefined;
  }
}
