import { ConfigurationError, type Directive } from "./configuration_text.ts";
import { conditionOf } from "./rewriting.ts";
import { unknownVariable } from "./variables.ts";

/** Those whose words may hold variables. */
const WITH_VARIABLES = new Set(
  ("access_log add_header alias error_page if log_format map proxy_pass proxy_set_header return rewrite root set " +
    "try_files").split(" "),
);

/** Throws what nginx says of a pattern, a flag, a condition or a variable that is none. `known`: those that `map` makes. */
export function checkRewriting(http: readonly Directive[], known: ReadonlySet<string>): void {
  const all = everything(http);
  const set = all.filter(({ name }) => name === "set").map(({ words }) => words[0]!.slice(1));
  // A group of a pattern may have a name.
  const groups = all.flatMap(({ words }) =>
    words.flatMap((word) => [...word.matchAll(/\(\?<(\w+)>/g)].map(([, name]) => name!))
  );
  const names = new Set([...known, ...set, ...groups]);
  for (const directive of all) {
    const { name, words, place } = directive;
    if (name === "set" && !words[0]!.startsWith("$")) {
      throw new ConfigurationError(`invalid variable name "${words[0]}"`, place);
    }
    if (name === "rewrite") checkRewrite(directive);
    if (name === "if") checkCondition(directive);
    if (name === "return" && !/^(\d{1,3}|https?:\/\/.*|\$.*)$/.test(words[0]!)) {
      throw new ConfigurationError(`invalid return code "${words[0]}"`, place);
    }
    if (!WITH_VARIABLES.has(name)) continue;
    const wrong = words.map((word) => unknownVariable(word, names)).find((each) => each !== undefined);
    if (wrong !== undefined) throw new ConfigurationError(`unknown "${wrong}" variable`);
  }
}

function everything(directives: readonly Directive[]): Directive[] {
  return directives.flatMap((each) => [each, ...(each.name === "types" ? [] : everything(each.body ?? []))]);
}

function checkRewrite({ words: [pattern = "", , flag], place }: Directive): void {
  checkPattern(pattern, place);
  if (flag !== undefined && !["last", "break", "redirect", "permanent"].includes(flag)) {
    throw new ConfigurationError(`invalid parameter "${flag}"`, place);
  }
}

function checkCondition({ words, place }: Directive): void {
  if (!words[0]!.startsWith("(") || !words.at(-1)!.endsWith(")")) {
    throw new ConfigurationError(`invalid condition "${words[0]}"`, place);
  }
  const [first = "", operator, ...rest] = conditionOf(words);
  if (/^!?-[fdex]$/.test(first)) return;
  if (!first.startsWith("$")) throw new ConfigurationError(`invalid condition "${first}"`, place);
  if (operator === undefined) return;
  if (!/^(!?=|!?~\*?)$/.test(operator)) {
    throw new ConfigurationError(`unexpected "${operator}" in condition`, place);
  }
  if (operator.includes("~")) checkPattern(rest.join(" "), place);
}

function checkPattern(text: string, place: string): void {
  try {
    new RegExp(text);
  } catch {
    throw new ConfigurationError(`pcre2_compile() failed: missing closing parenthesis in "${text}"`, place);
  }
}
