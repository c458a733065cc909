import { dollarQuoted, doubleQuoted, needsDollar, singleQuoted } from "./quoting.ts";
import { elements, type Variable } from "./variables.ts";

/** `declare -x NAME="value"`; `isBare`: as `${x@A}` shows it. */
export function declaration(name: string, variable: Variable, isBare = false): string {
  const letters = flagsOf(variable);
  const value = variable.list || variable.table
    ? `=(${arrayText(variable)})`
    : variable.value === undefined
    ? ""
    : `=${isBare ? plainValue(variable.value) : doubleQuoted(variable.value)}`;
  if (isBare && letters === "-") return `${name}${value}`;
  return `declare -${letters} ${name}${value}`;
}

function plainValue(text: string): string {
  return needsDollar(text) ? dollarQuoted(text) : singleQuoted(text);
}

/** `[0]="a" [1]="b"`; of an associative array with a blank at its end. */
function arrayText(variable: Variable): string {
  const texts = elements(variable).map(([key, value]) =>
    `[${keyText(key, variable)}]=${doubleQuoted(value)}`
  );
  return texts.join(" ") + (variable.table && texts.length > 0 ? " " : "");
}

function keyText(key: string, variable: Variable): string {
  return variable.table && !/^[\w./:@%+-]+$/.test(key) ? doubleQuoted(key) : key;
}

/** In the order in which bash shows them; `-` alone: none. */
export function flagsOf(variable: Variable): string {
  const flags = (variable.list ? "a" : "") + (variable.table ? "A" : "") + (variable.integer ? "i" : "") +
    (variable.reference ? "n" : "") + (variable.readonly ? "r" : "") + (variable.exported ? "x" : "") +
    (variable.letters === "lower" ? "l" : "") + (variable.letters === "upper" ? "u" : "");
  return flags || "-";
}
