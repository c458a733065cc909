/** The grammar behind `:`. Knows no cluster: words stay words. */

/** What was typed after `:`. */
export interface CommandLine {
  /** The first word: a kind or a command. */
  word: string;
  /** The words after it that are none of the following. */
  arguments: string[];
  /** `-A` or `all`. */
  allNamespaces: boolean;
  /** `-n NS`. */
  namespace: string | undefined;
  /** `app=web`, `-l 'env in (a,b)'`; several are joined with commas. */
  labelSelector: string | undefined;
  /** `/pattern` to the end of the line, `-f fuzzy` as `-f fuzzy`. */
  filter: string | undefined;
  /** `@name`, `@"a name"`; any sign may be in it. */
  context: string | undefined;
  /** The whole line without that. */
  withoutContext: string;
}

/**
 * Reads `po`, `deploy kube-system`, `svc app=web`, `po /re`, `po all`, `po @ctx`, `pods -n web -l 'a in (b)'`.
 * Quotes keep spaces together; an unclosed quote ends with the line.
 */
export function parseCommandLine(text: string): CommandLine {
  const { words, filter } = split(text);
  const line: CommandLine = {
    word: words.shift()?.text ?? "",
    arguments: [],
    allNamespaces: false,
    namespace: undefined,
    labelSelector: undefined,
    filter,
    context: undefined,
    withoutContext: text,
  };
  const selectors: string[] = [];
  for (let next; (next = words.shift());) {
    const { text: word, quoted, start, end } = next;
    if (word === "-A" || (word === "all" && !quoted)) line.allNamespaces = true;
    else if (word === "-n") line.namespace = words.shift()?.text;
    else if (word === "-l") selectors.push(words.shift()?.text ?? "");
    else if (word === "-f") line.filter = `-f ${words.shift()?.text ?? ""}`;
    else if (word.startsWith("@") && word.length > 1) {
      line.context = word.slice(1);
      line.withoutContext = (text.slice(0, start).trimEnd() + " " + text.slice(end).trimStart()).trim();
    } else if (isSelector(word)) selectors.push(word);
    else line.arguments.push(word);
  }
  if (selectors.length > 0) line.labelSelector = selectors.filter(Boolean).join(",");
  return line;
}

/** `a=b`, `a!=b`, `a in (b, c)`, `!a`; a word with a plain letter start and none of these is a name. */
function isSelector(text: string): boolean {
  return /^[\w./-]+\s*(==?|!=)/.test(text) || /\s(in|notin)\s*\(/.test(text) || /^![\w./-]+$/.test(text);
}

interface LineWord {
  text: string;
  quoted: boolean;
  /** Where it stands in the line. */
  start: number;
  end: number;
}

function split(text: string): { words: LineWord[]; filter: string | undefined } {
  const words: LineWord[] = [];
  let at = text.length - text.trimStart().length;
  while (at < text.length) {
    const rest = text.slice(at);
    // A slash after the first word starts a filter that keeps its spaces and quotes.
    if (rest.startsWith("/") && words.length > 0) return { words, filter: rest.slice(1).trimEnd() };
    const match = /^(?:[^\s'"]|'[^']*'?|"[^"]*"?)+/.exec(rest)!;
    const end = at + match[0].length;
    const plain = match[0].replace(/(['"])(.*?)(?:\1|$)/g, "$2");
    words.push({ text: plain, quoted: /['"]/.test(match[0]), start: at, end });
    at = text.length - text.slice(end).trimStart().length;
  }
  return { words, filter: undefined };
}
