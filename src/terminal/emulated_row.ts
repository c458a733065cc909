/** A row of an emulated terminal as text that shows the same on a real one. */

/** Begins and ends without colours; what follows the last character is left out. */
export function rowText(line: EmulatedLine | undefined): string {
  if (!line) return "";
  let text = "";
  let kept = "";
  let keptLook = "";
  let look = "";
  let cell: EmulatedCell | undefined;
  for (let column = 0; column < line.length; column++) {
    cell = line.getCell(column, cell);
    // The second half of a wide character.
    if (!cell || cell.getWidth() === 0) continue;
    const next = lookOf(cell);
    if (next !== look) text += `\x1b[0${next}m`;
    look = next;
    text += cell.getChars() || " ";
    if (cell.getChars().trim() !== "" || next !== "") [kept, keptLook] = [text, next];
  }
  return keptLook === "" ? kept : `${kept}\x1b[0m`;
}

/** `;1;31`: the parameters of SGR after 0. */
function lookOf(cell: EmulatedCell): string {
  const styles: [number, number][] = [
    [1, cell.isBold()],
    [2, cell.isDim()],
    [3, cell.isItalic()],
    [4, cell.isUnderline()],
    [5, cell.isBlink()],
    [7, cell.isInverse()],
    [8, cell.isInvisible()],
    [9, cell.isStrikethrough()],
    [53, cell.isOverline()],
  ];
  return styles.filter(([, isOn]) => isOn).map(([code]) => `;${code}`).join("") + foreground(cell) +
    background(cell);
}

function foreground(cell: EmulatedCell): string {
  if (cell.isFgDefault()) return "";
  return colour(38, cell.getFgColor(), cell.isFgRGB());
}

function background(cell: EmulatedCell): string {
  if (cell.isBgDefault()) return "";
  return colour(48, cell.getBgColor(), cell.isBgRGB());
}

function colour(ground: 38 | 48, value: number, isRgb: boolean): string {
  if (isRgb) return `;${ground};2;${value >> 16};${(value >> 8) & 0xff};${value & 0xff}`;
  // The first sixteen are the user's, who may have changed them: they keep their short names.
  if (value < 8) return `;${ground - 8 + value}`;
  if (value < 16) return `;${ground + 52 + value - 8}`;
  return `;${ground};5;${value}`;
}

/** What is read of a cell; the package has no types for the file that is imported. */
export interface EmulatedCell {
  getChars(): string;
  getWidth(): number;
  isBold(): number;
  isDim(): number;
  isItalic(): number;
  isUnderline(): number;
  isBlink(): number;
  isInverse(): number;
  isInvisible(): number;
  isStrikethrough(): number;
  isOverline(): number;
  isFgDefault(): boolean;
  isBgDefault(): boolean;
  isFgRGB(): boolean;
  isBgRGB(): boolean;
  getFgColor(): number;
  getBgColor(): number;
}

export interface EmulatedLine {
  readonly length: number;
  getCell(column: number, cell?: EmulatedCell): EmulatedCell | undefined;
}
