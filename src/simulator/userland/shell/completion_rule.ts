/** What `complete` says of a command's arguments, and the words that follow from it. */
import { absolutePath, type Run } from "../../host/process.ts";
import { BUILTIN_NAMES } from "./builtins/mod.ts";
import { type Expanding, expandText } from "./expand.ts";
import { DEFAULT_SEPARATORS } from "./fields.ts";
import { globMatcher } from "./glob.ts";
import { OPTIONS, SETTINGS } from "./options.ts";
import { commandsOf } from "./parse.ts";
import { pathnames } from "./pathnames.ts";
import { singleQuoted } from "./quoting.ts";
import { RESERVED } from "./reserved_words.ts";
import type { Shell } from "./shell.ts";
import { SIGNAL_NAMES } from "./signal_name.ts";
import { callFunction } from "./simple_command.ts";
import { captured } from "./substitution.ts";
import { ShellSyntaxError, type Word } from "./syntax.ts";
import { elements } from "./variables.ts";

export interface CompletionRule {
  /** Of `-o`. */
  options: Set<string>;
  /** Of `-A`, by their long names. */
  actions: Set<string>;
  /** By the letter of their option: a pattern of files, words, what stands before and behind, a filter, a command, a function. */
  texts: { [Letter in TextLetter]?: string };
}

/** In the order in which `complete -p` shows them. */
export const TEXT_LETTERS = ["G", "W", "P", "S", "X", "C", "F"] as const;
export type TextLetter = typeof TEXT_LETTERS[number];

export const RULE_OPTIONS = [
  "bashdefault",
  "default",
  "dirnames",
  "filenames",
  "noquote",
  "nosort",
  "nospace",
  "plusdirs",
];

/** Actions that have a letter, then those that have none. */
export const ACTION_LETTERS: Readonly<Record<string, string>> = {
  alias: "a",
  builtin: "b",
  command: "c",
  directory: "d",
  export: "e",
  file: "f",
  group: "g",
  job: "j",
  keyword: "k",
  service: "s",
  user: "u",
  variable: "v",
};

/** Where the word stands that is completed. */
export interface CompletionPlace {
  words: readonly string[];
  line: string;
}

/** The line that makes the same rule again. */
export function ruleText(rule: CompletionRule, name: string): string {
  const long = Object.keys(ACTIONS).filter((one) => !Object.hasOwn(ACTION_LETTERS, one));
  return [
    "complete",
    ...RULE_OPTIONS.filter((one) => rule.options.has(one)).map((one) => `-o ${one}`),
    ...Object.entries(ACTION_LETTERS).filter(([one]) => rule.actions.has(one)).map(([, letter]) =>
      `-${letter}`
    ),
    ...long.filter((one) => rule.actions.has(one)).map((one) => `-A ${one}`),
    ...TEXT_LETTERS.flatMap((letter) => {
      const text = rule.texts[letter];
      return text === undefined ? [] : [`-${letter} ${letter === "F" ? text : singleQuoted(text)}`];
    }),
    name,
  ].join(" ");
}

/** The words that a rule offers; `place` is missing where nothing is typed, as for `compgen`. */
export function* ruleWords(
  shell: Shell,
  rule: CompletionRule,
  word: string,
  place?: CompletionPlace,
): Expanding<string[]> {
  const begins = (text: string) => text.startsWith(word);
  const { G, W, P = "", S = "", X, C, F } = rule.texts;
  let found = Object.keys(ACTIONS).filter((one) => rule.actions.has(one)).flatMap((one) =>
    ACTIONS[one]!(shell, word).filter(begins)
  );
  if (G !== undefined) found.push(...filesLike(shell, G));
  if (W !== undefined) found.push(...(yield* wordsIn(shell, W)).filter(begins));
  if (F !== undefined) found.push(...yield* byFunction(shell, rule, F, word, place));
  if (C !== undefined) {
    const line = yield* captured(shell, [C, ...argumentsOf(word, place).map(singleQuoted)].join(" "), 1);
    found.push(...line.split("\n").filter((one) => one !== ""));
  }
  if (X !== undefined) {
    const isKept = X.startsWith("!");
    const matches = globMatcher(
      (isKept ? X.slice(1) : X).replace(/\\?&/g, (sign) => sign === "&" ? word : "&"),
      {
        extended: shell.settings.has("extglob"),
      },
    );
    found = found.filter((one) => matches(one) === isKept);
  }
  if (found.length === 0 && rule.options.has("dirnames") || rule.options.has("plusdirs")) {
    found.push(...ACTIONS["directory"]!(shell, word));
  }
  return found.map((one) => P + one + S);
}

/** The command, the word, and the one before it. */
function argumentsOf(word: string, place: CompletionPlace | undefined): string[] {
  return [place?.words[0] ?? "compgen", word, place?.words.at(-2) ?? ""];
}

/** What `-W` means: read as words of a command, expanded, and cut at IFS. */
function* wordsIn(shell: Shell, text: string): Expanding<string[]> {
  const separators = shell.variables.get("IFS") ?? DEFAULT_SEPARATORS;
  const pieces = separators === DEFAULT_SEPARATORS
    ? [text.replaceAll("\n", " ")]
    : splitAt(text, separators).map((piece) => piece.replace(/[ \t]/g, "\\$&"));
  const words: string[] = [];
  for (const word of pieces.flatMap((piece) => readWords(shell, piece))) {
    const isQuoted = word.some((part) => part.kind === "text" && part.quoted);
    const expanded = yield* expandText(shell, word);
    words.push(...isQuoted ? [expanded] : splitAt(expanded, separators));
  }
  return words;
}

/** The words of a text; one that is no command is taken as it stands. */
function readWords(shell: Shell, text: string): Word[] {
  try {
    const [only, ...others] = [...commandsOf(`: ${text}`, shell.rules())].flat();
    const command = only?.first.commands[0];
    const isPlain = others.length === 0 && only?.rest.length === 0 && only.first.commands.length === 1;
    if (isPlain && command?.kind === "simple") {
      return command.words.slice(1).flatMap((word) => "assignment" in word ? [] : [word]);
    }
  } catch (error) {
    if (!(error instanceof ShellSyntaxError)) throw error;
  }
  return splitAt(text, DEFAULT_SEPARATORS).map((one) => [{ kind: "text", text: one, quoted: true }]);
}

function splitAt(text: string, separators: string): string[] {
  const words: string[] = [""];
  for (const char of text) {
    if (separators.includes(char)) words.push("");
    else words.push(words.pop() + char);
  }
  return words.filter((word) => word !== "");
}

/** What a function leaves in COMPREPLY. */
function* byFunction(
  shell: Shell,
  rule: CompletionRule,
  name: string,
  word: string,
  place: CompletionPlace | undefined,
): Expanding<string[]> {
  const definition = shell.functions.get(name);
  if (!definition) return [];
  const { variables, status, line, completing } = shell;
  if (place) {
    variables.unset("COMP_WORDS");
    place.words.forEach((one, at) => variables.assign("COMP_WORDS", one, { subscript: String(at) }));
    variables.assign("COMP_CWORD", String(place.words.length - 1));
    variables.assign("COMP_LINE", place.line);
    variables.assign("COMP_POINT", String(place.line.length));
  }
  variables.unset("COMPREPLY");
  shell.completing = rule;
  try {
    yield* asRun(callFunction(shell, [name, ...argumentsOf(word, place)], definition));
    return elements(variables.find("COMPREPLY")).map(([, value]) => value);
  } finally {
    shell.completing = completing;
    shell.status = status;
    shell.line = line;
    for (const one of ["COMPREPLY", "COMP_WORDS", "COMP_CWORD", "COMP_LINE", "COMP_POINT"]) {
      variables.unset(one);
    }
  }
}

function* asRun(run: Run): Expanding<number> {
  return yield* run;
}

function filesLike(shell: Shell, pattern: string): string[] {
  return pathnames(shell.files, shell.cwd, pattern, {
    extended: shell.settings.has("extglob"),
    dots: false,
    deep: false,
    ignoreCase: false,
  });
}

function names(shell: Shell, path: string): string[] {
  return (shell.files.read(path) ?? "").split("\n").map((line) => line.split(":")[0]!).filter((one) =>
    one !== ""
  );
}

function filesOf(shell: Shell, word: string): string[] {
  const folder = word.slice(0, word.lastIndexOf("/") + 1);
  return shell.files.list(absolutePath(shell.cwd, folder || ".")).map((name) => folder + name)
    .filter((path) => path.startsWith(word));
}

function programsOf(shell: Shell): string[] {
  return (shell.variables.get("PATH") ?? "").split(":").flatMap((folder) => {
    const path = absolutePath(shell.cwd, folder || ".");
    return shell.files.list(path).filter((name) => {
      const full = `${path}/${name}`;
      if (shell.process.machine.program(full)) return true;
      return ((shell.files.facts(full)?.mode ?? 0) & 0o111) !== 0 && !shell.files.isFolder(full);
    });
  });
}

function builtinsOf(shell: Shell, isOff: boolean): string[] {
  return BUILTIN_NAMES().filter((name) => shell.disabled.has(name) === isOff);
}

function jobsOf(shell: Shell, isWanted: (isStopped: boolean) => boolean): string[] {
  return shell.jobs.all
    .filter((job) => isWanted(job.tasks.some((task) => task.isStopped)))
    .map((job) => job.command.split(" ")[0]!);
}

/** What each action offers, sorted; `word` says where in the folders files are looked for. */
export const ACTIONS: Readonly<Record<string, (shell: Shell, word: string) => string[]>> = {
  alias: (shell) => [...shell.aliases.keys()].sort(),
  arrayvar: (shell) => shell.variables.names().filter((name) => shell.variables.find(name)?.list).sort(),
  binding: () => [],
  builtin: () => BUILTIN_NAMES(),
  command: (shell) => [
    ...shell.aliases.keys(),
    ...RESERVED,
    ...shell.functions.keys(),
    ...BUILTIN_NAMES(),
    ...programsOf(shell),
  ],
  directory: (shell, word) =>
    filesOf(shell, word).filter((path) => shell.files.isFolder(absolutePath(shell.cwd, path))),
  disabled: (shell) => builtinsOf(shell, true),
  enabled: (shell) => builtinsOf(shell, false),
  export: (shell) => shell.variables.names().filter((name) => shell.variables.find(name)?.exported).sort(),
  file: filesOf,
  function: (shell) => [...shell.functions.keys()].sort(),
  group: (shell) => names(shell, "/etc/group"),
  helptopic: () => BUILTIN_NAMES(),
  hostname: (shell) =>
    (shell.files.read("/etc/hosts") ?? "").split("\n").flatMap((line) => line.split(/\s+/).slice(1)),
  job: (shell) => jobsOf(shell, () => true),
  keyword: () => [...RESERVED],
  running: (shell) => jobsOf(shell, (isStopped) => !isStopped),
  service: (shell) =>
    (shell.files.read("/etc/services") ?? "").split("\n").map((line) => line.split(/\s/)[0]!),
  setopt: () => [...OPTIONS],
  shopt: () => [...SETTINGS],
  signal: () => SIGNAL_NAMES,
  stopped: (shell) => jobsOf(shell, (isStopped) => isStopped),
  user: (shell) => names(shell, "/etc/passwd"),
  variable: (shell) => shell.variables.names().sort(),
};
