const packed =
  "3cw+2n 3i3+1 e+1 5b+3 4 3 ei+1 m+1 r+7 h+b 18 b+5 4 e 9+1 i+1 6+1 9 6 m 8+1 2 5 3 8 5+1 t 10 2 " +
  "5+2 2 1q+2 p f nw+1 1g 5 mj+p 2+2g d+5x r+26 3+2d 3+2u 6+16 2+2l 2+2d a+1b 2+13 9+mkc 4+1i wq+s " +
  "hw+8mb 6l9+e7 lt+9 n+y 2+i 2+3 46+2n 3k+6 m4a+4 c+6 a+5p6 11+x 2o+36 e+pd f+1e 5y6+3 2+6 2+1 " +
  "2+88 a u+2 3 f+4 8+az 6bp+2e a+m 5n2 5n 5b 3+9 k 2a+2 e+17 5+8 8+1 f+5 4b+w d+8 2+1x 2+l d+16 " +
  "5+4 d+g 4 4+1y 2 2+56 3+1q e+3 2+n j r+1 e 2f+2c 1d+1x 7 4+2 3+4 3+3 c+1 8+8 66 6+b 5 7w+1a 2+9 " +
  "2+54 35+c 4+1y 2 4+h 2+c 4+b zq+1ekd 3+1ekd";

/**
 * Code points that take two columns: East Asian Width W and F of Unicode 16 (EastAsianWidth.txt), sorted, as
 * pairs first, last. Kept as text, "gap" or "gap+length" in base 36, because 250 numbers would fill pages.
 */
export const wideRanges: Uint32Array = decode();

function decode(): Uint32Array {
  const pairs: number[] = [];
  let last = 0;
  for (const entry of packed.split(" ")) {
    const [gap, length] = entry.split("+");
    const first = last + parseInt(gap!, 36);
    last = first + parseInt(length ?? "0", 36);
    pairs.push(first, last);
  }
  return Uint32Array.from(pairs);
}
