/** Characters that are drawn, not written: lines, blocks and braille join only where no font has a say. */

/** A rectangle in a cell that is 1 wide and 1 high. */
export interface CellShape {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The rectangles that make a character up; undefined: it is written. `stroke` is a line's width, in cells across and down. */
export function cellShape(character: string, stroke: { x: number; y: number }): CellShape[] | undefined {
  const arms = lines[character];
  if (arms !== undefined) return lineShape(arms, stroke);
  const code = character.codePointAt(0)!;
  if (code >= 0x2580 && code <= 0x2590) return [blockShape(code)];
  return code >= 0x2800 && code <= 0x28ff ? brailleShape(code - 0x2800) : undefined;
}

/** Where a line goes from the middle of its cell. */
const lines: Record<string, string> = {
  "─": "lr",
  "│": "ud",
  "┌": "rd",
  "┐": "ld",
  "└": "ru",
  "┘": "lu",
  "├": "udr",
  "┤": "udl",
  "┬": "lrd",
  "┴": "lru",
  "┼": "lrud",
};

function lineShape(arms: string, stroke: { x: number; y: number }): CellShape[] {
  const [left, top] = [0.5 - stroke.x / 2, 0.5 - stroke.y / 2];
  const found: CellShape[] = [];
  if (/[lr]/.test(arms)) {
    const x = arms.includes("l") ? 0 : left;
    found.push({ x, y: top, width: (arms.includes("r") ? 1 : left + stroke.x) - x, height: stroke.y });
  }
  if (/[ud]/.test(arms)) {
    const y = arms.includes("u") ? 0 : top;
    found.push({ x: left, y, width: stroke.x, height: (arms.includes("d") ? 1 : top + stroke.y) - y });
  }
  return found;
}

/** U+2580 the upper half, U+2581 to U+2588 eighths from below, U+2589 to U+258F eighths from the left, U+2590 the right half. */
function blockShape(code: number): CellShape {
  if (code === 0x2580) return { x: 0, y: 0, width: 1, height: 0.5 };
  if (code === 0x2590) return { x: 0.5, y: 0, width: 0.5, height: 1 };
  if (code <= 0x2588) {
    const height = (code - 0x2580) / 8;
    return { x: 0, y: 1 - height, width: 1, height };
  }
  return { x: 0, y: 0, width: (0x2590 - code) / 8, height: 1 };
}

/** Dots 1 to 8 as bits, in the order of Unicode. */
const dots: readonly (readonly [column: number, row: number])[] = [
  [0, 0],
  [0, 1],
  [0, 2],
  [1, 0],
  [1, 1],
  [1, 2],
  [0, 3],
  [1, 3],
];

function brailleShape(bits: number): CellShape[] {
  return dots.filter((_, bit) => bits & (1 << bit)).map(([column, row]) => ({
    x: 0.15 + column / 2,
    y: 0.075 + row / 4,
    width: 0.25,
    height: 0.125,
  }));
}
