/** Rights as chmod(1) takes them: `644`, `u+x,go-w`, `a=rX`. */

const WHO: Readonly<Record<string, number>> = { u: 0o4700, g: 0o2070, o: 0o1007, a: 0o7777 };
const RIGHTS: Readonly<Record<string, number>> = { r: 0o444, w: 0o222, x: 0o111, s: 0o6000, t: 0o1000 };
const CLAUSE = /^([ugoa]*)((?:[-+=](?:[rwxXst]*|[ugo]|[0-7]+))+)$/;

export interface ModeCircumstances {
  isFolder?: boolean;
  /** Bits that are left out where nobody is named. */
  umask?: number;
}

/** The bits after the change; undefined: it is none. */
export function changedMode(
  before: number,
  text: string,
  { isFolder = false, umask = 0 }: ModeCircumstances = {},
): number | undefined {
  if (/^[0-7]+$/.test(text)) {
    const bits = Number.parseInt(text, 8);
    if (bits > 0o7777) return undefined;
    // Of a folder the bits for its owner and group stay, unless five digits ask for more.
    return isFolder && text.length < 5 ? bits | (before & 0o6000) : bits;
  }
  let mode = before;
  for (const clause of text.split(",")) {
    const match = CLAUSE.exec(clause);
    if (!match) return undefined;
    const [, who = "", actions = ""] = match;
    const reach = who === "" ? 0o7777 & ~umask : [...who].reduce((bits, letter) => bits | WHO[letter]!, 0);
    for (const [, sign, letters = ""] of actions.matchAll(/([-+=])([^-+=]*)/g)) {
      const wanted = rightsOf(letters, mode, isFolder) & reach;
      if (sign === "+") mode |= wanted;
      else if (sign === "-") mode &= ~wanted;
      else mode = (mode & ~(reach & (isFolder ? 0o1777 : 0o7777))) | wanted;
    }
  }
  return mode;
}

function rightsOf(letters: string, mode: number, isFolder: boolean): number {
  if (/^[0-7]+$/.test(letters)) return Number.parseInt(letters, 8);
  if (/^[ugo]$/.test(letters)) {
    const three = (mode >> { u: 6, g: 3, o: 0 }[letters as "u" | "g" | "o"]) & 7;
    return three * 0o111;
  }
  let bits = 0;
  for (const letter of letters) {
    if (letter !== "X") bits |= RIGHTS[letter]!;
    else if (isFolder || (mode & 0o111) !== 0) bits |= 0o111;
  }
  return bits;
}
