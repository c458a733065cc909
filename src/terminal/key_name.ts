/** Names of keys, as scripts, key maps and help write them: `Enter Esc Ctrl-W Shift-N F5 PageDown g ?`. */

export interface KeyInput {
  type: "key";
  /** The canonical name: modifiers in the order Ctrl- Alt- Shift-, letters after a modifier in upper case. */
  key: string;
  /** What the key would type; "" for keys that type nothing. */
  text: string;
}

/** A key by its canonical name. */
export function keyNamed(key: string): KeyInput {
  return { type: "key", key, text: textOf(key) };
}

/** A key by the character it types and the modifiers held. */
export function modified(
  character: string,
  held: { control?: boolean; alt?: boolean; shift?: boolean },
): KeyInput {
  const upper = character.toUpperCase();
  const isLetter = upper !== character.toLowerCase();
  const shift = isLetter && (held.shift || character === upper);
  const bare = !held.control && !held.alt && !shift;
  const name = character === " " ? "Space" : bare ? character : upper;
  const prefix = (held.control ? "Ctrl-" : "") + (held.alt ? "Alt-" : "") + (shift ? "Shift-" : "");
  const text = held.control || held.alt ? "" : shift ? upper : character;
  return { type: "key", key: prefix + name, text };
}

/**
 * Reads a name that a person wrote: modifiers in any order and case, `^W` for Ctrl-W, `Return`, `PgDn`, `Escape`.
 * Undefined when it is no key.
 */
export function parseKeyName(written: string): KeyInput | undefined {
  if ([...written].length === 1) return modified(written, {});
  let rest = /^\^.$/.test(written) ? `Ctrl-${written[1]}` : written;
  const held = { control: false, alt: false, shift: false };
  for (let match; (match = /^(ctrl|control|alt|meta|shift)[-+](?=.)/i.exec(rest));) {
    const word = match[1]!.toLowerCase();
    held[word.startsWith("c") ? "control" : word === "shift" ? "shift" : "alt"] = true;
    rest = rest.slice(match[0].length);
  }
  // A terminal sends the sign, never the digit with Shift.
  if (held.shift && /^\d$/.test(rest)) {
    return modified(shiftedDigits[Number(rest)]!, { ...held, shift: false });
  }
  if ([...rest].length === 1) return modified(rest.toLowerCase(), held);
  const name = named.get(rest.toLowerCase());
  if (!name) return undefined;
  return keyNamed(
    (held.control ? "Ctrl-" : "") + (held.alt ? "Alt-" : "") + (held.shift ? "Shift-" : "") + name,
  );
}

/** On an American keyboard, as k9s has it; on others, write the sign itself. */
const shiftedDigits = ")!@#$%^&*(";

/** The name as a footer shows it: `⏎`, `^W`, `⇧N`. */
export function shortKeyName(key: string): string {
  return key.replace("Ctrl-", "^").replace("Alt-", "⌥").replace("Shift-", "⇧").replace(
    /(?<!Page)(Enter|Tab|Left|Right|Up|Down)$/,
    (name) => shortNames[name]!,
  );
}

const shortNames: Record<string, string> = {
  Enter: "⏎",
  Tab: "⇥",
  Left: "←",
  Right: "→",
  Up: "↑",
  Down: "↓",
};

const names =
  "Enter Esc Tab Backspace Delete Insert Home End PageUp PageDown Up Down Left Right Space Begin F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12"
    .split(" ");
const named = new Map<string, string>([
  ...names.map((name): [string, string] => [name.toLowerCase(), name]),
  ["return", "Enter"],
  ["escape", "Esc"],
  ["pgup", "PageUp"],
  ["pgdn", "PageDown"],
  ["pgdown", "PageDown"],
  ["del", "Delete"],
  ["ins", "Insert"],
]);

function textOf(key: string): string {
  if (key === "Space") return " ";
  if ([...key].length === 1) return key;
  const shifted = /^Shift-(.)$/u.exec(key);
  return shifted ? shifted[1]!.toUpperCase() : "";
}
