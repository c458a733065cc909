const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Columns that a character takes on a terminal: combining marks none, East Asian ones and emoji two. */
export function characterWidth(char: string): 0 | 1 | 2 {
  if (char >= " " && char <= "~") return 1;
  if (/^[\p{Mn}\p{Me}\u200b-\u200f\ufe0f]/u.test(char)) return 0;
  return WIDE.test(char) ? 2 : 1;
}

/** As a line editor shows it: control characters as `^A`. */
export function shownCharacter(char: string): string {
  const code = char.codePointAt(0)!;
  if (code < 0x20) return `^${String.fromCharCode(code + 64)}`;
  if (code === 0x7f) return "^?";
  return code >= 0xdc80 && code <= 0xdcff ? `\\${(code & 0xff).toString(8)}` : char;
}

export function textWidth(text: string): number {
  let width = 0;
  for (const char of text) width += characterWidth(char);
  return width;
}
