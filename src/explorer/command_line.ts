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
  /** `@name`. */
  context: string | undefined;
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
  };
  const selectors: string[] = [];
  for (let next; (next = words.shift());) {
    const { text, quoted } = next;
    if (text === "-A" || (text === "all" && !quoted)) line.allNamespaces = true;
    else if (text === "-n") line.namespace = words.shift()?.text;
    else if (text === "-l") selectors.push(words.shift()?.text ?? "");
    else if (text === "-f") line.filter = `-f ${words.shift()?.text ?? ""}`;
    else if (text.startsWith("@") && text.length > 1) line.context = text.slice(1);
    else if (isSelector(text)) selectors.push(text);
    else line.arguments.push(text);
  }
  if (selectors.length > 0) line.labelSelector = selectors.filter(Boolean).join(",");
  return line;
}

/** `a=b`, `a!=b`, `a in (b, c)`, `!a`; a word with a plain letter start and none of these is a name. */
function isSelector(text: string): boolean {
  return /^[\w./-]+\s*(==?|!=)/.test(text) || /\s(in|notin)\s*\(/.test(text) || /^![\w./-]+$/.test(text);
}

function split(text: string): { words: { text: string; quoted: boolean }[]; filter: string | undefined } {
  const words: { text: string; quoted: boolean }[] = [];
  let rest = text.trimStart();
  while (rest !== "") {
    // A slash after the first word starts a filter that keeps its spaces and quotes.
    if (rest.startsWith("/") && words.length > 0) return { words, filter: rest.slice(1).trimEnd() };
    const match = /^(?:[^\s'"]|'[^']*'?|"[^"]*"?)+/.exec(rest)!;
    words.push({ text: match[0].replace(/(['"])(.*?)(?:\1|$)/g, "$2"), quoted: /['"]/.test(match[0]) });
    rest = rest.slice(match[0].length).trimStart();
  }
  return { words, filter: undefined };
}
