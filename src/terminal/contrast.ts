/** How well a colour is read on another: WCAG 2's contrast ratio, 1 to 21. */
export function contrast(one: number, other: number): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance (WCAG 2): 0 black, 1 white. */
export function luminance(rgb: number): number {
  const [red, green, blue] = [(rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255].map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** The colour itself, or moved towards white or black until it is read on the background. */
export function readable(rgb: number, background: number, least = 4.5): number {
  const goal = luminance(background) > 0.18 ? 0 : 255;
  for (let share = 0; share <= 1; share += 0.05) {
    const moved = [(rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255]
      .map((value) => Math.round(value + (goal - value) * share));
    const mixed = (moved[0]! << 16) | (moved[1]! << 8) | moved[2]!;
    if (contrast(mixed, background) >= least) return mixed;
  }
  return goal === 0 ? 0x000000 : 0xffffff;
}
