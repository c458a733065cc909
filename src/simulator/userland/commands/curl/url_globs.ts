/** `http://host/{a,b}/[1-3]`: several URLs in one, and what `#1` stands for in the names of their files. */

export interface GlobbedUrl {
  url: string;
  /** What each glob stands for here, from the first one on. */
  parts: readonly string[];
}

/** In the order in which curl asks for them: the last glob changes first. */
export function globbedUrls(text: string): GlobbedUrl[] {
  const match = /\{([^{}]*)\}|\[(\d+|[a-z]|[A-Z])-(\d+|[a-z]|[A-Z])(?::(\d+))?\]/.exec(text);
  if (!match) return [{ url: text, parts: [] }];
  const before = text.slice(0, match.index);
  const rests = globbedUrls(text.slice(match.index + match[0].length));
  return choicesOf(match).flatMap((choice) =>
    rests.map(({ url, parts }) => ({ url: before + choice + url, parts: [choice, ...parts] }))
  );
}

/** The name of a file with what the globs of its URL stand for. */
export function globbedName(name: string, parts: readonly string[]): string {
  return name.replace(/#(\d+)/g, (whole, number) => parts[Number(number) - 1] ?? whole);
}

function choicesOf([, listed, first = "", last = "", step = "1"]: RegExpExecArray): string[] {
  if (listed !== undefined) return listed.split(",");
  const isNumber = /^\d/.test(first);
  const value = (text: string) => isNumber ? Number(text) : text.charCodeAt(0);
  const choices: string[] = [];
  for (let at = value(first); at <= value(last) && Number(step) > 0; at += Number(step)) {
    choices.push(isNumber ? String(at).padStart(first.length, "0") : String.fromCharCode(at));
  }
  return choices;
}
