/** Whether the terminal is light or dark: it says so when it is asked (OSC 11). Many do, some never answer. */

/** Asks for the background colour; the answer comes as a `reply` input. */
export const backgroundQuery = "\x1b]11;?\x1b\\";

/** Reads a reply: true for a light background, false for a dark one, undefined when it answers something else. */
export function isLightBackground(reply: string): boolean | undefined {
  const match = /^\]11;rgba?:([0-9a-f]+)\/([0-9a-f]+)\/([0-9a-f]+)/i.exec(reply);
  if (!match) return undefined;
  const [red, green, blue] = match.slice(1).map((digits) => parseInt(digits, 16) / (16 ** digits.length - 1));
  // Relative luminance (ITU-R BT.709), near enough without linearising.
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue! > 0.5;
}
