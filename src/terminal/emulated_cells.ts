/** What an emulated terminal shows, in a part of a frame. */
import type { EmulatedCell, EmulatedLine } from "./emulated_row.ts";
import type { Grid } from "./grid.ts";
import type { Rectangle } from "./line.ts";
import { type Colour, internStyle, type Style } from "./style.ts";
import { nearest16 } from "./colour_name.ts";

/** Draws rows from the top; what there is no row for is blank, what does not fit is clipped. */
export function drawEmulated(
  grid: Grid,
  area: Rectangle,
  lines: readonly (EmulatedLine | undefined)[],
): void {
  grid.fill(area.x, area.y, area.width, area.height);
  let cell: EmulatedCell | undefined;
  for (let row = 0; row < Math.min(area.height, lines.length); row++) {
    const line = lines[row];
    for (let column = 0; line && column < Math.min(area.width, line.length); column++) {
      cell = line.getCell(column, cell);
      // The second half of a wide character.
      if (!cell || cell.getWidth() === 0) continue;
      const style = internStyle(styleOf(cell));
      const text = cell.isInvisible() ? " " : cell.getChars() || " ";
      grid.write(area.x + column, area.y + row, text, style, area.width - column);
    }
  }
}

function styleOf(cell: EmulatedCell): Style {
  return {
    ...(cell.isBold() ? { bold: true } : {}),
    ...(cell.isDim() ? { dim: true } : {}),
    ...(cell.isItalic() ? { italic: true } : {}),
    ...(cell.isUnderline() ? { underline: true } : {}),
    ...(cell.isInverse() ? { reverse: true } : {}),
    ...(cell.isStrikethrough() ? { strike: true } : {}),
    ...(cell.isFgDefault() ? {} : { foreground: colourOf(cell.getFgColor(), cell.isFgRGB()) }),
    ...(cell.isBgDefault() ? {} : { background: colourOf(cell.getBgColor(), cell.isBgRGB()) }),
  };
}

/** Of the sixteen, as terminals have them from the factory (xterm's). */
const SIXTEEN = [
  [0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5],
  [0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff],
].flat();
/** Brightness of the cube's steps. */
const STEPS = [0, 95, 135, 175, 215, 255];

function colourOf(value: number, isRgb: boolean): Colour {
  if (isRgb) return { rgb: value, ansi: nearest16(value) };
  if (value < 16) return { rgb: SIXTEEN[value]!, ansi: value, isOwn: true };
  const rgb = value < 232 ? cube(value - 16) : grey(value - 232);
  return { rgb, ansi: nearest16(rgb) };
}

function cube(index: number): number {
  const [red, green, blue] = [Math.floor(index / 36), Math.floor(index / 6) % 6, index % 6];
  return STEPS[red]! << 16 | STEPS[green]! << 8 | STEPS[blue]!;
}

function grey(index: number): number {
  return (8 + 10 * index) * 0x010101;
}
