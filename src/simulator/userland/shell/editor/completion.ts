/** What Tab offers: commands, files, variables, and what a program knows of its own arguments. */
import { absolutePath, type Wait } from "../../../host/process.ts";
import { BUILTIN_NAMES } from "../builtins/mod.ts";
import { ruleWords } from "../completion_rule.ts";
import { RESERVED } from "../reserved_words.ts";
import type { Shell } from "../shell.ts";

export interface Completed {
  /** Characters before the cursor that a candidate replaces. */
  length: number;
  /** Whole words, quoted as a script needs them; a folder ends in a slash. */
  candidates: readonly string[];
  /** No blank comes after the only one. */
  isOpen?: boolean;
  /** As a list shows them; absent: the candidates without their folder. */
  names?: readonly string[];
}

/** Candidates for the word before the cursor. */
export function* completions(shell: Shell, before: string): Generator<Wait, Completed, void> {
  const { words, raw, isCommand } = wordsBefore(before);
  const word = words.at(-1)!;
  const variable = /\$(\{?)(\w*)$/.exec(raw);
  if (variable) {
    const [, brace, prefix] = variable;
    const names = shell.variables.names().filter((name) => name.startsWith(prefix!));
    return {
      length: variable[0].length,
      candidates: names.map((name) => {
        const isFolder = shell.files.isFolder(shell.variables.get(name) || "/dev/null");
        return `$${brace}${name}${brace ? "}" : ""}${isFolder && names.length === 1 ? "/" : ""}`;
      }),
      names,
    };
  }
  if (isCommand && !word.includes("/")) {
    return { length: raw.length, candidates: commandsFrom(shell, word) };
  }
  const ruled = isCommand ? undefined : yield* ruledCandidates(shell, words, before);
  if (ruled && ruled.candidates.length > 0) return { length: raw.length, ...ruled };
  const own = isCommand ? undefined : yield* ownCandidates(shell, words);
  if (own && own.length > 0) return { length: raw.length, candidates: own };
  const quote = /^["']/.exec(raw)?.[0];
  return { length: raw.length, ...(quote ? quotedFiles(shell, word, quote) : filesFrom(shell, word)) };
}

/** The words of the command that is being typed; the last one is what Tab completes, and `raw` is how it is written. */
export function wordsBefore(before: string): { words: string[]; raw: string; isCommand: boolean } {
  const words: string[] = [];
  let word = "";
  let start = before.length;
  let isOpen = false;
  let quote = "";
  for (let at = 0; at < before.length; at++) {
    const char = before[at]!;
    const isEnd = quote === "" && /[\s;&|<>()`]/.test(char);
    if (!isEnd && !isOpen) {
      isOpen = true;
      start = at;
    }
    if (quote !== "") {
      if (char === quote) quote = "";
      else word += char;
    } else if (char === "'" || char === '"') quote = char;
    else if (char === "\\") word += before[++at] ?? "";
    else if (!isEnd) word += char;
    else {
      if (isOpen) words.push(word);
      // What comes after these is another command.
      if (/[;&|(`\n]/.test(char)) words.length = 0;
      [word, isOpen, start] = ["", false, before.length];
    }
  }
  while (
    words.length > 0 &&
    (/^\w+=/.test(words[0]!) ||
      ["sudo", "time", "exec", "command", "if", "then", "do", "else", "while", "!"].includes(words[0]!))
  ) {
    words.shift();
  }
  return { words: [...words, word], raw: before.slice(start), isCommand: words.length === 0 };
}

function commandsFrom(shell: Shell, prefix: string): string[] {
  const names = new Set([
    ...BUILTIN_NAMES(),
    ...shell.functions.keys(),
    ...shell.aliases.keys(),
    ...RESERVED,
  ]);
  for (const folder of (shell.variables.get("PATH") ?? "").split(":")) {
    const path = absolutePath(shell.cwd, folder || ".");
    for (const name of shell.files.list(path)) {
      const full = `${path}/${name}`;
      const mode = shell.files.facts(full)?.mode ?? 0;
      if (shell.process.machine.program(full) || ((mode & 0o111) !== 0 && !shell.files.isFolder(full))) {
        names.add(name);
      }
    }
  }
  return [...names].filter((name) => name.startsWith(prefix)).sort();
}

/** What `complete` has said of the command. */
function* ruledCandidates(
  shell: Shell,
  words: readonly string[],
  line: string,
): Generator<Wait, Omit<Completed, "length"> | undefined, void> {
  const [name = "", ...others] = words;
  const { completions } = shell;
  const known = completions.get(name) ?? completions.get(name.replace(/^.*\//, "")) ?? completions.get("-D");
  if (!known) return undefined;
  // What the function changes by `compopt` holds for this time.
  const rule = { ...known, options: new Set(known.options) };
  const word = others.at(-1) ?? "";
  const found = yield* ruleWords(shell, rule, word, { words, line });
  const isFile = rule.options.has("filenames") || rule.actions.has("file") || rule.actions.has("directory");
  const shown = isFile ? found.map((one) => fileShown(shell, one)) : found;
  const unique = [...new Set(shown)];
  const candidates = rule.options.has("nosort") ? unique : unique.sort();
  return { candidates, ...(rule.options.has("nospace") ? { isOpen: true } : {}) };
}

function fileShown(shell: Shell, path: string): string {
  return escaped(path) + (shell.files.isFolder(absolutePath(shell.cwd, path)) ? "/" : "");
}

function* ownCandidates(
  shell: Shell,
  words: readonly string[],
): Generator<Wait, readonly string[] | undefined, void> {
  const found = shell.process.machine.complete?.(words, shell.process);
  if (!(found instanceof Promise)) return found;
  let candidates: readonly string[] = [];
  const settled = found.then((all) => candidates = all, () => {});
  yield { kind: "promise", settled };
  return candidates;
}

function filesFrom(shell: Shell, word: string): Omit<Completed, "length"> {
  const { folder, names } = namesFrom(shell, word);
  return { candidates: names.map((name) => escaped(folder + name).replaceAll(/^\\~(?=\/)/g, "~")), names };
}

/** Within quotes a name is as it is; they are closed after a file. */
function quotedFiles(shell: Shell, word: string, quote: string): Omit<Completed, "length"> {
  const { folder, names } = namesFrom(shell, word);
  const special = quote === '"' ? /["\\$`]/g : /(?!)/g;
  const isFile = names.length === 1 && !names[0]!.endsWith("/");
  const candidates = names.map((name) =>
    `${quote}${(folder + name).replace(special, "\\$&")}${isFile ? quote : ""}`
  );
  return { candidates, names };
}

/** Names in the word's folder that begin as it ends, folders with a slash behind. */
function namesFrom(shell: Shell, word: string): { folder: string; names: string[] } {
  const slash = word.lastIndexOf("/") + 1;
  const folder = word.slice(0, slash);
  const prefix = word.slice(slash);
  const home = shell.variables.get("HOME") ?? "/";
  const path = absolutePath(shell.cwd, folder.replace(/^~(?=\/)/, home) || ".");
  const names = shell.files.list(path)
    .filter((name) => name.startsWith(prefix))
    .map((name) => shell.files.isFolder(absolutePath(path, name)) ? `${name}/` : name);
  return { folder, names: names.sort() };
}

function escaped(name: string): string {
  return name.replace(/[\s'"\\|&;()<>$`*?[\]{}!#]/g, "\\$&");
}

/** What all begin with. */
export function sharedStart(candidates: readonly string[]): string {
  const [first = "", ...others] = candidates;
  let length = first.length;
  for (const other of others) {
    while (!other.startsWith(first.slice(0, length))) length--;
  }
  return first.slice(0, length);
}

/** In columns as readline lays them out: sorted down the columns, the slash of a folder taking no room. */
export function inColumns(names: readonly string[], columns: number): string {
  const plain = (name: string) => name.replace(/\/$/, "");
  const width = Math.max(...names.map((name) => plain(name).length)) + 2;
  let perRow = Math.floor(columns / width);
  if (perRow > 1 && perRow * width === columns) perRow--;
  perRow = Math.max(1, perRow);
  const rows = Math.ceil(names.length / perRow);
  let text = "";
  for (let row = 0; row < rows; row++) {
    const cells = names.filter((_, index) => index % rows === row);
    text += cells.map((cell, index) => index === cells.length - 1 ? cell : cell.padEnd(width)).join("") +
      "\n";
  }
  return text;
}
