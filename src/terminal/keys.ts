/**
 * What a terminal sends, decoded: legacy sequences, CSI u (kitty), modifyOtherKeys, Alt as ESC, bracketed paste,
 * SGR mouse, focus, and replies to queries. Chunks may be split anywhere.
 */
import { type KeyInput, keyNamed, modified } from "./key_name.ts";

export type TerminalInput =
  | KeyInput
  | { type: "paste"; text: string }
  | { type: "mouse"; action: MouseAction; x: number; y: number; modifiers: string }
  | { type: "focus"; focused: boolean }
  /** An answer to a query (OSC 11 colour, DA, DSR …), without its introducer and terminator. */
  | { type: "reply"; text: string };

export type MouseAction =
  | "press"
  | "release"
  | "drag"
  | "move"
  | "wheel-up"
  | "wheel-down"
  | "middle"
  | "right";

/** Sets a timer and returns what cancels it. */
export type SetTimer = (callback: () => void, afterMs: number) => () => void;

/** How long a lone ESC waits for the rest of a sequence. */
export const escapeTimeoutMs = 15;
/** A sequence longer than this is no sequence. */
const sequenceLimit = 4096;
/** A paste longer than this arrives in several events. */
const pasteLimit = 1 << 20;

const escape = "\x1b";
const csi = new RegExp(`^${escape}\\[([<=>?]?)([0-9;:]*)([ -/]*)([@-~])`);
const csiStart = new RegExp(`^${escape}\\[[<=>?]?[0-9;:]*[ -/]*$`);
// Control strings end with BEL or ST.
const stringEnd = new RegExp(`${"\x07"}|${escape}\\\\`);

export class KeyDecoder {
  #pending = "";
  #pasting = false;
  #cancelTimer: (() => void) | null = null;
  readonly #decoder = new TextDecoder();
  readonly #emit: (input: TerminalInput) => void;
  readonly #setTimer: SetTimer;

  /** `emit` gets every input in order; `setTimer` is only used for a sequence that stops in its middle. */
  constructor(emit: (input: TerminalInput) => void, setTimer: SetTimer) {
    this.#emit = emit;
    this.#setTimer = setTimer;
  }

  /** Takes the next chunk of input. */
  feed(chunk: Uint8Array | string): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    this.#pending += typeof chunk === "string" ? chunk : this.#decoder.decode(chunk, { stream: true });
    this.#drain();
    if (this.#pending !== "" && !this.#pasting) {
      this.#cancelTimer = this.#setTimer(() => this.#giveUp(), escapeTimeoutMs);
    }
  }

  /** Forgets what is half received, for instance around a child program. */
  reset(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    this.#pending = "";
    this.#pasting = false;
  }

  #drain(): void {
    while (this.#pending !== "") {
      const taken = this.#pasting ? this.#takePaste() : this.#takeOne(this.#pending);
      if (taken === 0) return;
      this.#pending = this.#pending.slice(taken);
    }
  }

  /** The rest never came: ESC was the key, or Alt with what follows. */
  #giveUp(): void {
    this.#cancelTimer = null;
    const pending = this.#pending;
    this.#pending = "";
    if (pending === "\x1b") return this.#emit(keyNamed("Esc"));
    this.#emit(modified(pending[1]!, { alt: true }));
    this.#pending = pending.slice(2);
    this.#drain();
    if (this.#pending !== "") this.#giveUp();
  }

  #takePaste(): number {
    const end = this.#pending.indexOf("\x1b[201~");
    if (end >= 0) {
      this.#pasting = false;
      this.#emit({ type: "paste", text: normalisePaste(this.#pending.slice(0, end)) });
      return end + 6;
    }
    if (this.#pending.length < pasteLimit) return 0;
    // Keep a tail that may be the start of the end mark.
    const taken = this.#pending.length - 6;
    this.#emit({ type: "paste", text: normalisePaste(this.#pending.slice(0, taken)) });
    return taken;
  }

  /** Decodes one input at the start of `text`; returns its length, 0 when more is needed. */
  #takeOne(text: string): number {
    if (text[0] === "\x1b") return this.#takeEscape(text);
    const code = text.codePointAt(0)!;
    this.#emit(controlKey(code) ?? modified(String.fromCodePoint(code), {}));
    return code > 0xffff ? 2 : 1;
  }

  #takeEscape(text: string): number {
    if (text.length === 1) return 0;
    if (text[1] === "[") return this.#takeCsi(text);
    if (text[1] === "O") return this.#takeSs3(text);
    if ("]P_^".includes(text[1]!)) return this.#takeString(text);
    if (text[1] === "\x1b") {
      this.#emit(keyNamed("Esc"));
      return 1;
    }
    const code = text.codePointAt(1)!;
    const control = controlKey(code);
    this.#emit(
      control
        ? keyNamed(control.key.replace(/^(Ctrl-)?/, "$1Alt-"))
        : modified(String.fromCodePoint(code), { alt: true }),
    );
    return code > 0xffff ? 3 : 2;
  }

  #takeSs3(text: string): number {
    if (text.length === 2) return 0;
    const name = finalKeys[text[2]!];
    this.#emit(name ? keyNamed(name) : modified(text[2]!, { alt: true, shift: true }));
    return 3;
  }

  #takeString(text: string): number {
    const end = stringEnd.exec(text);
    if (!end) {
      if (text.length < sequenceLimit) return 0;
      return 2;
    }
    this.#emit({ type: "reply", text: text.slice(1, end.index) });
    return end.index + end[0].length;
  }

  #takeCsi(text: string): number {
    // The Linux console sends F1–F5 as ESC [ [ A … E.
    if (text[2] === "[") {
      if (text.length === 3) return 0;
      this.#emit(keyNamed(`F${text.charCodeAt(3) - 64}`));
      return 4;
    }
    const match = csi.exec(text);
    if (!match) {
      if (csiStart.test(text) && text.length < sequenceLimit) return 0;
      this.#emit(modified("[", { alt: true }));
      return 2;
    }
    const [whole, prefix, parameters, , final] = match;
    if (final === "~" && parameters === "200") this.#pasting = true;
    else {
      const input = csiInput(prefix!, parameters!, final!);
      if (input) this.#emit(input);
    }
    return whole.length;
  }
}

function normalisePaste(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

const finalKeys: Record<string, string> = {
  A: "Up",
  B: "Down",
  C: "Right",
  D: "Left",
  E: "Begin",
  F: "End",
  H: "Home",
  P: "F1",
  Q: "F2",
  R: "F3",
  S: "F4",
  M: "Enter",
};

// The numbers before `~`; Home and End have three spellings (xterm, vt220, rxvt).
const tildeKeys: Record<string, string> = {
  1: "Home",
  2: "Insert",
  3: "Delete",
  4: "End",
  5: "PageUp",
  6: "PageDown",
  7: "Home",
  8: "End",
  ...Object.fromEntries(
    [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24].map((code, index) => [code, `F${index + 1}`]),
  ),
};

function csiInput(prefix: string, parameters: string, final: string): TerminalInput | null {
  if (prefix === "<") return mouseInput(parameters, final);
  if (prefix !== "") return { type: "reply", text: `[${prefix}${parameters}${final}` };
  const fields = parameters.split(";");
  if (final === "I" || final === "O") return { type: "focus", focused: final === "I" };
  if (final === "Z") return keyNamed("Shift-Tab");
  if (final === "u") return codeInput(fields[0]!.split(":")[0]!, fields[1] ?? "1");
  if (final === "~" && fields[0] === "27" && fields.length === 3) return codeInput(fields[2]!, fields[1]!);
  // ESC [ 1 ; column R is a cursor report when it has a row above 1; F3 sends the same with row 1.
  if (final === "R" && fields[0] !== "1" && fields[0] !== "") {
    return { type: "reply", text: `[${parameters}R` };
  }
  const name = final === "~" ? tildeKeys[fields[0]!] : finalKeys[final];
  if (!name || isRelease(fields[1])) return null;
  return keyNamed(modifierPrefix(fields[1] ?? "1") + name);
}

/** CSI u and modifyOtherKeys: a code point and modifiers. */
function codeInput(code: string, modifiers: string): TerminalInput | null {
  if (isRelease(modifiers)) return null;
  const point = Number(code);
  const name = codeNames[point];
  const prefix = modifierPrefix(modifiers);
  if (name) return keyNamed(prefix + name);
  // Above are kitty's private codes for keys without text (modifiers alone, media keys): they do nothing here.
  if (!(point >= 32 && point < 0x11_0000) || (point >= 57344 && point <= 63743)) return null;
  const bits = Number(modifiers.split(":")[0]) - 1;
  return modified(String.fromCodePoint(point), {
    shift: (bits & 1) > 0,
    alt: (bits & 2) > 0,
    control: (bits & 4) > 0,
  });
}

const codeNames: Record<number, string> = {
  9: "Tab",
  13: "Enter",
  27: "Esc",
  32: "Space",
  127: "Backspace",
  57414: "Enter",
  57417: "Left",
  57418: "Right",
  57419: "Up",
  57420: "Down",
  57421: "PageUp",
  57422: "PageDown",
  57423: "Home",
  57424: "End",
  57425: "Insert",
  57426: "Delete",
};

function isRelease(modifiers: string | undefined): boolean {
  return modifiers?.split(":")[1] === "3";
}

function modifierPrefix(modifiers: string): string {
  const bits = Math.max(0, Number(modifiers.split(":")[0]) - 1);
  return (bits & 4 ? "Ctrl-" : "") + (bits & 2 ? "Alt-" : "") + (bits & 1 ? "Shift-" : "");
}

const controlNames: Record<number, string> = {
  0: "Ctrl-Space",
  8: "Backspace",
  9: "Tab",
  13: "Enter",
  27: "Esc",
  28: "Ctrl-\\",
  29: "Ctrl-]",
  30: "Ctrl-^",
  31: "Ctrl-_",
  127: "Backspace",
};

function controlKey(code: number): KeyInput | null {
  if (code >= 32 && code !== 127) return null;
  return keyNamed(controlNames[code] ?? `Ctrl-${String.fromCharCode(code + 64)}`);
}

function mouseInput(parameters: string, final: string): TerminalInput | null {
  const [button, column, row] = parameters.split(";").map(Number);
  if (button === undefined || column === undefined || row === undefined) return null;
  const modifiers = (button & 16 ? "Ctrl-" : "") + (button & 8 ? "Alt-" : "") + (button & 4 ? "Shift-" : "");
  return { type: "mouse", action: mouseAction(button, final), x: column - 1, y: row - 1, modifiers };
}

function mouseAction(button: number, final: string): MouseAction {
  if (button & 64) return button & 1 ? "wheel-down" : "wheel-up";
  if (final === "m") return "release";
  if (button & 32) return (button & 3) === 3 ? "move" : "drag";
  return (["press", "middle", "right", "release"] as const)[button & 3]!;
}
