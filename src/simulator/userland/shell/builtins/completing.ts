/** `complete`, `compgen`, `compopt`: what Tab offers for the arguments of a command. */
import type { Run } from "../../../host/process.ts";
import {
  ACTION_LETTERS,
  ACTIONS,
  type CompletionRule,
  RULE_OPTIONS,
  ruleText,
  ruleWords,
  TEXT_LETTERS,
  type TextLetter,
} from "../completion_rule.ts";
import type { Shell } from "../shell.ts";
import { invalidOption } from "./builtin.ts";

const RULE_USAGE =
  "[-o option] [-A action] [-G globpat] [-W wordlist] [-F function] [-C command] [-X filterpat] [-P prefix] [-S suffix]";
const USAGES: Readonly<Record<string, string>> = {
  complete: `complete [-abcdefgjksuv] [-pr] [-DEI] ${RULE_USAGE} [name ...]`,
  compgen: `compgen [-abcdefgjksuv] ${RULE_USAGE} [word]`,
  compopt: "compopt [-o|+o option] [-DEI] [name ...]",
};

interface Given {
  rule: CompletionRule;
  /** `p`, `r`, `D`, `E`, `I` */
  flags: Set<string>;
  /** Of `+o`. */
  dropped: Set<string>;
  rest: string[];
}

/** `complete -F function name`, `complete -p`, `complete -r name` */
export function complete(shell: Shell, words: readonly string[]): number {
  const given = read(shell, words, "prDEI");
  if (!given) return 2;
  const { rule, flags, rest } = given;
  const names = [
    ...["D", "E", "I"].filter((letter) => flags.has(letter)).map((letter) => `-${letter}`),
    ...rest,
  ];
  const isBare = rule.options.size + rule.actions.size + Object.keys(rule.texts).length === 0;
  if (flags.has("r")) {
    if (names.length === 0) shell.completions.clear();
    return eachKnown(shell, "complete", names, (name) => shell.completions.delete(name));
  }
  if (flags.has("p") || (isBare && names.length === 0)) {
    const shown = names.length === 0 ? [...shell.completions.keys()] : names;
    return eachKnown(shell, "complete", shown, (name, one) => shell.process.out(`${ruleText(one, name)}\n`));
  }
  if (names.length === 0) return usage(shell, "complete");
  for (const name of names) shell.completions.set(name, copied(rule));
  return 0;
}

/** Shows the words that such a rule would offer. */
export function* compgen(shell: Shell, words: readonly string[]): Run {
  const given = read(shell, words, "");
  if (!given) return 2;
  const { rule, rest } = given;
  for (const letter of ["F", "C"] as const) {
    if (rule.texts[letter] !== undefined) {
      shell.complain(`compgen: warning: -${letter} option may not work as you expect`);
    }
  }
  const found = yield* ruleWords(shell, rule, rest[0] ?? "");
  for (const word of found) shell.process.out(`${word}\n`);
  return found.length > 0 ? 0 : 1;
}

/** Changes the options of a rule, or, without a name, of that whose function runs. */
export function compopt(shell: Shell, words: readonly string[]): number {
  const given = read(shell, words, "DEI");
  if (!given) return 2;
  const { rule: { options }, dropped, flags, rest } = given;
  const names = [...[...flags].map((letter) => `-${letter}`), ...rest];
  const change = (rule: CompletionRule) => {
    for (const one of options) rule.options.add(one);
    for (const one of dropped) rule.options.delete(one);
  };
  if (names.length > 0) return eachKnown(shell, "compopt", names, (_name, rule) => change(rule));
  if (!shell.completing) {
    shell.complain("compopt: not currently executing completion function");
    return 1;
  }
  change(shell.completing);
  return 0;
}

function eachKnown(
  shell: Shell,
  builtin: string,
  names: readonly string[],
  work: (name: string, rule: CompletionRule) => void,
): number {
  let status = 0;
  for (const name of names) {
    const rule = shell.completions.get(name);
    if (rule) work(name, rule);
    else {
      shell.complain(`${builtin}: ${name}: no completion specification`);
      status = 1;
    }
  }
  return status;
}

function copied(rule: CompletionRule): CompletionRule {
  return { ...rule, options: new Set(rule.options), actions: new Set(rule.actions) };
}

function usage(shell: Shell, name: string): 2 {
  shell.process.err(`${name}: usage: ${USAGES[name]}\n`);
  return 2;
}

/** The options before the names; undefined, and complained of, where one is wrong. */
function read(shell: Shell, words: readonly string[], flagLetters: string): Given | undefined {
  const rule: CompletionRule = { options: new Set(), actions: new Set(), texts: {} };
  const given: Given = { rule, flags: new Set(), dropped: new Set(), rest: [] };
  const name = words[0]!;
  let at = 1;
  for (; at < words.length && /^[-+]./.test(words[at]!); at++) {
    const word = words[at]!;
    if (word === "--") {
      at++;
      break;
    }
    const isAdded = word.startsWith("-");
    for (let place = 1; place < word.length; place++) {
      const letter = word[place]!;
      const action = Object.keys(ACTION_LETTERS).find((one) => ACTION_LETTERS[one] === letter);
      if (flagLetters.includes(letter)) given.flags.add(letter);
      else if (action && name !== "compopt") rule.actions.add(action);
      else if (!isValued(name, letter)) {
        invalidOption(shell, name, `${word[0]}${letter}`, USAGES[name]!);
        return undefined;
      } else {
        const value = word.slice(place + 1) || words[++at];
        const problem = value === undefined
          ? `-${letter}: option requires an argument`
          : take(given, letter, value, isAdded);
        if (problem !== undefined) {
          shell.complain(`${name}: ${problem}`);
          if (value === undefined) usage(shell, name);
          return undefined;
        }
        break;
      }
    }
  }
  given.rest = words.slice(at);
  return given;
}

function isValued(name: string, letter: string): boolean {
  return letter === "o" || (name !== "compopt" && (letter === "A" || isTextLetter(letter)));
}

function isTextLetter(letter: string): letter is TextLetter {
  return (TEXT_LETTERS as readonly string[]).includes(letter);
}

/** What is wrong with a value; undefined: it was taken. */
function take(given: Given, letter: string, value: string, isAdded: boolean): string | undefined {
  if (letter === "o") {
    if (!RULE_OPTIONS.includes(value)) return `${value}: invalid option name`;
    (isAdded ? given.rule.options : given.dropped).add(value);
  } else if (letter === "A") {
    if (!Object.hasOwn(ACTIONS, value)) return `${value}: invalid action name`;
    given.rule.actions.add(value);
  } else if (isTextLetter(letter)) given.rule.texts[letter] = value;
  return undefined;
}
