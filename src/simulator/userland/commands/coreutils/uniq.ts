/** uniq(1) as GNU has it. */
import type { Run } from "../../../host/process.ts";
import { readAll } from "../../../host/process.ts";
import type { Call, CommandRecord } from "../command.ts";
import { eachLine } from "../lines.ts";
import { validWord } from "./valid_words.ts";
import { writeFile } from "./written_output.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const uniq: CommandRecord = {
  name: "uniq",
  about: "Leaves out lines that are like the one before",
  usage: ["[OPTION]... [INPUT [OUTPUT]]"],
  options: {
    "c count": "how many there were, before each line",
    "d repeated": "only lines that there are several of",
    "D": "all lines that there are several of",
    "all-repeated[=METHOD]":
      "the same; prepend, separate: an empty line before or between those that are equal",
    "f skip-fields=N": "not by the first N fields",
    "group[=METHOD]": "all lines; prepend, append, separate, both: where there is an empty line",
    "i ignore-case": "capitals are like small letters",
    "s skip-chars=N": "not by the first N characters",
    "u unique": "only lines that there is one of",
    "z zero-terminated": "lines end with a zero byte",
    "w check-chars=N": "by no more than N characters",
  },
  rewrite: (words) =>
    words.map((word, at) =>
      /^-\d+$/.test(word) && !/^-[a-zA-Z]*[fsw]$/.test(words[at - 1] ?? "") ? `-f${word.slice(1)}` : word
    ),
  run: runUniq,
};

const REPEATED = [["none"], ["prepend"], ["separate"]];
const GROUPS = [["prepend"], ["append"], ["separate"], ["both"]];
const COUNTS = [["f", "fields to skip"], ["s", "bytes to skip"], ["w", "bytes to compare"]] as const;

function* runUniq(call: Call): Run {
  const groups = call.has("group")
    ? validWord("group", call.value("group") || "separate", GROUPS)
    : undefined;
  const repeated = call.has("D", "all-repeated")
    ? validWord("all-repeated", call.value("all-repeated") || "none", REPEATED)
    : undefined;
  const problem = problemOf(call);
  if (problem !== undefined) return call.misused(problem);
  for (const [letter, what] of COUNTS) {
    const text = call.value(letter);
    if (text !== undefined && !/^\d+$/.test(text)) {
      return call.complain(`${text}: invalid number of ${what}`);
    }
  }
  const [input = "-", output] = call.operands;
  const isFile = output !== undefined && output !== "-";
  let written = "";
  const writer = new GroupWriter(
    call,
    { groups, repeated },
    (text) => isFile ? written += text : call.out(text),
  );
  if (call.has("z")) {
    const text = input === "-" ? yield* readAll(call.process) : call.files.read(call.path(input)) ?? "";
    for (const line of text === "" ? [] : text.replace(/\0$/, "").split("\0")) writer.take(line);
  } else {
    if (input !== "-" && call.files.isFolder(call.path(input))) {
      return call.complain(`error reading '${input}'`);
    }
    if (!(yield* eachLine(call, input, (line) => writer.take(line)))) return 1;
  }
  writer.end();
  const why = isFile ? writeFile(call, output, written) : undefined;
  return why === undefined ? call.status : call.complain(`${output}: ${why}`);
}

function problemOf(call: Call): string | undefined {
  if (call.operands.length > 2) return `extra operand ‘${call.operands[2]}’`;
  if (call.has("group") && call.has("c", "d", "D", "u", "all-repeated")) {
    return "--group is mutually exclusive with -c/-d/-D/-u";
  }
  if (call.has("c") && call.has("D", "all-repeated")) {
    return "printing all duplicated lines and repeat counts is meaningless";
  }
  return undefined;
}

/** Where an empty line stands between those that are equal; absent: they are not all shown. */
interface Grouping {
  groups: string | undefined;
  repeated: string | undefined;
}

/** Takes line after line; of those that are equal it writes what is wanted as soon as they are over. */
class GroupWriter {
  readonly #call: Call;
  readonly #grouping: Grouping;
  readonly #write: (text: string) => void;
  readonly #end: string;
  #lines: string[] = [];
  #count = 0;
  #groups = 0;

  constructor(call: Call, grouping: Grouping, write: (text: string) => void) {
    this.#call = call;
    this.#grouping = grouping;
    this.#write = write;
    this.#end = call.has("z") ? "\0" : "\n";
  }

  take(line: string): void {
    if (this.#count > 0 && this.#keyOf(this.#lines[0]!) !== this.#keyOf(line)) this.#flush();
    this.#count++;
    // Only who shows them all has to know them all.
    const { groups, repeated } = this.#grouping;
    if (this.#count === 1 || groups !== undefined || repeated !== undefined) this.#lines.push(line);
  }

  end(): void {
    if (this.#count > 0) this.#flush();
    const { groups: method } = this.#grouping;
    if (this.#groups > 0 && (method === "append" || method === "both")) this.#write(this.#end);
  }

  #flush(): void {
    const [lines, count] = [this.#lines, this.#count];
    [this.#lines, this.#count] = [[], 0];
    const call = this.#call;
    const { groups: method, repeated } = this.#grouping;
    if (method !== undefined) {
      const isFirst = this.#groups++ === 0;
      if (!isFirst || method === "prepend" || method === "both") this.#write(this.#end);
      return this.#show(lines);
    }
    const isAll = repeated !== undefined;
    if ((call.has("u") && count > 1) || (count === 1 && (call.has("d") || isAll))) return;
    if (!isAll) {
      return this.#show([call.has("c") ? `${String(count).padStart(7)} ${lines[0]}` : lines[0]!]);
    }
    const isFirst = this.#groups++ === 0;
    if (repeated === "prepend" || (repeated === "separate" && !isFirst)) this.#write(this.#end);
    this.#show(lines);
  }

  #show(lines: readonly string[]): void {
    for (const line of lines) this.#write(line + this.#end);
  }

  #keyOf(line: string): string {
    const call = this.#call;
    let key = line;
    for (let left = Number(call.value("f") ?? 0); left > 0; left--) key = key.replace(/^[ \t]*[^ \t]*/, "");
    if (call.has("s", "w")) {
      const from = Number(call.value("s") ?? 0);
      key = [...key].slice(from, call.has("w") ? from + Number(call.value("w")) : undefined).join("");
    }
    return call.has("i") ? key.toLowerCase() : key;
  }
}
