/** find's language: tests that are joined by `-o`, `-a`, `!`, `,` and brackets. */
import type { Wait } from "../../../host/process.ts";
import { UsageError } from "../options.ts";
import { ACTIONS } from "./find_actions.ts";
import { TESTS } from "./find_tests.ts";
import type { Found, Search, Test } from "./search.ts";

/** Takes its own values from the words. */
export type Leaf = (words: Words, search: Search) => Test;

/** What is left of the expression. */
export class Words {
  readonly #words: readonly string[];
  #at = 0;
  /** The word that is read now: `-name`. */
  name = "";
  hasAction = false;

  constructor(words: readonly string[]) {
    this.#words = words;
  }

  peek(): string | undefined {
    return this.#words[this.#at];
  }

  next(): string | undefined {
    return this.#words[this.#at++];
  }

  /** The value of the word that is read. @throws {UsageError} there is none */
  value(): string {
    const value = this.next();
    if (value === undefined) throw new UsageError(`missing argument to \`${this.name}'`);
    return value;
  }

  /** Whether the word before was a name: the shell may have put names for a pattern. */
  get follows(): string | undefined {
    return this.#words[this.#at - 2];
  }
}

/** Without an action, what fits is printed. @throws {UsageError} */
export function parseExpression(given: readonly string[], search: Search): Test {
  const words = new Words(given);
  if (words.peek() === undefined) return both(() => true, ACTIONS["-print"]!(words, search));
  const test = list(words, search);
  const left = words.peek();
  if (left === ")") {
    throw new UsageError("you have too many ')'");
  }
  return words.hasAction ? test : both(test, ACTIONS["-print"]!(words, search));
}

function list(words: Words, search: Search): Test {
  let test = either(words, search);
  while (words.peek() === ",") {
    words.next();
    const [before, after] = [test, either(words, search)];
    test = function* (found) {
      yield* outcome(before, found);
      return yield* outcome(after, found);
    };
  }
  return test;
}

function either(words: Words, search: Search): Test {
  let test = all(words, search);
  while (words.peek() === "-o" || words.peek() === "-or") {
    const sign = words.next()!;
    mustFollow(words, sign);
    const [left, right] = [test, all(words, search)];
    test = function* (found) {
      return (yield* outcome(left, found)) || (yield* outcome(right, found));
    };
  }
  return test;
}

function all(words: Words, search: Search): Test {
  let test = one(words, search);
  for (let word = words.peek(); word !== undefined && !ENDS.has(word); word = words.peek()) {
    if (word === "-a" || word === "-and") {
      words.next();
      mustFollow(words, word);
    }
    test = both(test, one(words, search));
  }
  return test;
}

const ENDS = new Set(["-o", "-or", ",", ")"]);

function mustFollow(words: Words, sign: string): void {
  if (words.peek() === undefined) throw new UsageError(`expected an expression after '${sign}'`);
}

function one(words: Words, search: Search): Test {
  const word = words.next()!;
  if (word === "!" || word === "-not") {
    mustFollow(words, word);
    const test = one(words, search);
    return function* (found) {
      return !(yield* outcome(test, found));
    };
  }
  if (word === "(") {
    if (words.peek() === undefined) {
      throw new UsageError(
        "invalid expression; expected to find a ')' but didn't see one. Perhaps you need an extra predicate after '('",
      );
    }
    if (words.peek() === ")") throw new UsageError("invalid expression; empty parentheses are not allowed.");
    const test = list(words, search);
    if (words.next() !== ")") {
      throw new UsageError(
        "invalid expression; I was expecting to find a ')' somewhere but did not see one.",
      );
    }
    return test;
  }
  if (ENDS.has(word) || word === "-a" || word === "-and") {
    throw new UsageError(
      word === ")"
        ? "invalid expression; you have too many ')'"
        : `invalid expression; you have used a binary operator '${word}' with nothing before it.`,
    );
  }
  const leaf = Object.hasOwn(TESTS, word)
    ? TESTS[word]
    : Object.hasOwn(ACTIONS, word)
    ? ACTIONS[word]
    : undefined;
  if (!leaf) throw unknown(words, word);
  if (Object.hasOwn(ACTIONS, word) && !QUIET_ACTIONS.has(word)) words.hasAction = true;
  words.name = word;
  return leaf(words, search);
}

/** They do something, but what fits is printed all the same. */
const QUIET_ACTIONS = new Set(["-prune", "-quit"]);

function unknown(words: Words, word: string): UsageError {
  if (word.startsWith("-")) return new UsageError(`unknown predicate \`${word}'`);
  const before = words.follows;
  const hint = before !== undefined
    ? `\nfind: possible unquoted pattern after predicate \`${words.name}'?`
    : "";
  return new UsageError(`paths must precede expression: \`${word}'${words.name === "" ? "" : hint}`);
}

function both(left: Test, right: Test): Test {
  return function* (found) {
    return (yield* outcome(left, found)) && (yield* outcome(right, found));
  };
}

/** What a test says, waiting where it has to. */
export function* outcome(test: Test, found: Found): Generator<Wait, boolean, void> {
  const answer = test(found);
  return typeof answer === "boolean" ? answer : yield* answer;
}
