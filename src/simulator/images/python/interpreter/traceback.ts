/** What the interpreter prints of an exception that nobody has caught. */
import type { Texts } from "./texts.ts";
import type { Place, Raised } from "./types.ts";
import { Instance, type PythonValue, type Work } from "./value.ts";

export function* traceback(raised: Raised, texts: Texts): Work<string> {
  return yield* told(raised.value, raised.places, texts);
}

function* told(value: Instance, places: readonly Place[], texts: Texts): Work<string> {
  const cause = value.attributes.get("__cause__");
  const context = cause === undefined ? value.attributes.get("__context__") : cause;
  let text = "";
  if (context instanceof Instance && context !== value) {
    const words = cause === undefined
      ? "During handling of the above exception, another exception occurred:"
      : "The above exception was the direct cause of the following exception:";
    text = `${yield* told(context, context.state as Place[] ?? [], texts)}\n${words}\n\n`;
  }
  return `${text}Traceback (most recent call last):\n${rows([...places].reverse())}${yield* lastLine(
    value,
    texts,
  )}\n`;
}

/** `ValueError: invalid literal …` */
export function* lastLine(value: Instance, texts: Texts): Work<string> {
  const message: PythonValue = yield* texts.text(value);
  const name = value.type.module === "builtins" || value.type.module === "__main__"
    ? value.type.name
    : value.type.shown;
  const shown = value.type.module === "__main__" ? `__main__.${name}`.replace(/^__main__\./, "") : name;
  return message === "" ? shown : `${shown}: ${message}`;
}

const SHOWN_REPEATS = 3;

/** Where it came through; the same place many times is shown three times. */
function rows(places: readonly Place[]): string {
  let text = "";
  let last = "";
  let count = 0;
  const more = () => {
    const left = count - SHOWN_REPEATS;
    return left > 0 ? `  [Previous line repeated ${left} more time${left === 1 ? "" : "s"}]\n` : "";
  };
  for (const place of places) {
    const row = rowOf(place);
    if (row !== last) {
      text += more();
      last = row;
      count = 0;
    }
    if (++count <= SHOWN_REPEATS) text += row;
  }
  return text + more();
}

function rowOf({ file, line, name, text, from, to, isOneLine, anchor }: Place): string {
  const head = `  File "${file}", line ${line}, in ${name}\n`;
  if (text === undefined || text.trim() === "") return head;
  const start = text.length - text.trimStart().length;
  const source = `    ${text.trim()}\n`;
  const isWhole = from <= start && to >= text.trimEnd().length;
  if (!isOneLine || to <= from || (isWhole && !anchor)) return head + source;
  const [a, b] = anchor ?? [from, to];
  const marks = Array.from({ length: to - from }, (_, at) => from + at >= a && from + at < b ? "^" : "~")
    .join("");
  return `${head}${source}    ${" ".repeat(from - start)}${marks}\n`;
}
