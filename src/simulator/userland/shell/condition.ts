/** Evaluates `[[ … ]]`. */
import { type Expanding, expandPattern, expandText, fieldOf } from "./expand.ts";
import { compareFiles, fileTest, type FileTestContext } from "./file_tests.ts";
import { globMatcher } from "./glob.ts";
import { extendedExpression } from "./regular_expression.ts";
import type { Shell } from "./shell.ts";
import type { Condition, Word } from "./syntax.ts";
import { trace } from "./trace.ts";
import { quotedIfNeeded } from "./quoting.ts";
import { elements } from "./variables.ts";

export function* evaluateCondition(shell: Shell, condition: Condition): Expanding<boolean> {
  switch (condition.kind) {
    case "word": {
      const text = yield* expandText(shell, condition.word);
      tracing(shell, `-n ${text === "" ? "''" : text}`);
      return text !== "";
    }
    case "not":
      return !(yield* evaluateCondition(shell, condition.of));
    case "and":
      return (yield* evaluateCondition(shell, condition.left)) &&
        (yield* evaluateCondition(shell, condition.right));
    case "or":
      return (yield* evaluateCondition(shell, condition.left)) ||
        (yield* evaluateCondition(shell, condition.right));
    case "unary": {
      const text = yield* expandText(shell, condition.word);
      tracing(shell, `${condition.operator} ${text === "" ? "''" : text}`);
      return unaryTest(shell, condition.operator, text) ?? false;
    }
    case "binary":
      return yield* binary(shell, condition.left, condition.operator, condition.right);
  }
}

function tracing(shell: Shell, text: string): void {
  if (shell.options.has("xtrace")) trace(shell, `[[ ${text} ]]`);
}

/** Tests of one word, of `[[` and of `test`; undefined: there is no such one. */
export function unaryTest(shell: Shell, operator: string, text: string): boolean | undefined {
  switch (operator) {
    case "-z":
      return text === "";
    case "-n":
      return text !== "";
    case "-o":
      return shell.options.has(text);
    case "-v":
      return isSet(shell, text);
    case "-R":
      return shell.variables.own(text)?.reference === true;
    default:
      return fileTest(testContext(shell), operator, text);
  }
}

export function testContext(shell: Shell): FileTestContext {
  return {
    files: shell.files,
    cwd: shell.cwd,
    user: shell.user,
    isProgram: (path) => shell.process.machine.program(path) !== undefined,
    isTerminal: (number) => shell.task.descriptors.get(number)?.terminal !== undefined,
  };
}

function isSet(shell: Shell, name: string): boolean {
  const match = /^([^[]+)(?:\[(.*)\])?$/s.exec(name);
  if (!match) return false;
  const [, base, subscript] = match;
  if (/^\d+$/.test(base!)) return Number(base) <= shell.parameters.length;
  if (subscript === "@" || subscript === "*") return elements(shell.variables.find(base!)).length > 0;
  return (subscript === undefined
    ? shell.variables.get(base!)
    : shell.variables.element(base!, subscript)) !== undefined;
}

function* binary(shell: Shell, leftWord: Word, operator: string, rightWord: Word): Expanding<boolean> {
  const left = yield* expandText(shell, leftWord);
  if (operator === "=~") return yield* matched(shell, left, rightWord);
  if (operator === "=" || operator === "==" || operator === "!=") {
    const pattern = yield* expandPattern(shell, rightWord);
    tracing(shell, `${quotedIfNeeded(left)} ${operator} ${pattern}`);
    const options = { extended: true, ignoreCase: shell.settings.has("nocasematch") };
    return globMatcher(pattern, options)(left) === (operator !== "!=");
  }
  const right = yield* expandText(shell, rightWord);
  tracing(shell, `${quotedIfNeeded(left)} ${operator} ${quotedIfNeeded(right)}`);
  if (operator === "<") return left < right;
  if (operator === ">") return left > right;
  if (/^-(nt|ot|ef)$/.test(operator)) return compareFiles(testContext(shell), left, operator, right);
  return compareNumbers(calculate(shell, left), operator, calculate(shell, right));
}

function calculate(shell: Shell, text: string): bigint {
  return shell.variables.calculate(text);
}

export function compareNumbers(left: bigint, operator: string, right: bigint): boolean {
  switch (operator) {
    case "-eq":
      return left === right;
    case "-ne":
      return left !== right;
    case "-lt":
      return left < right;
    case "-le":
      return left <= right;
    case "-gt":
      return left > right;
    default:
      return left >= right;
  }
}

/** What is matched, and by which group, is in BASH_REMATCH. */
function* matched(shell: Shell, left: string, word: Word): Expanding<boolean> {
  const field = yield* fieldOf(shell, word);
  const source = field.map(({ text, quoted }) => quoted ? text.replace(/[\\^$.|?*+()[\]{}]/g, "\\$&") : text)
    .join("");
  tracing(shell, `${quotedIfNeeded(left)} =~ ${source}`);
  const expression = extendedExpression(source, shell.settings.has("nocasematch") ? "sui" : "su");
  if (!expression) throw new ConditionError("");
  const found = expression.exec(left);
  shell.variables.setList("BASH_REMATCH", found ? [...found].map((text) => text ?? "") : []);
  return found !== null;
}

/** The regular expression is none: the status is 2, and the script goes on. */
export class ConditionError extends Error {
  override name = "ConditionError";
}
