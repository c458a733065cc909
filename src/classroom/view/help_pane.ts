/** All keys of a lesson in a part of the screen, which may be smaller than they are. */
import { type Line, type Rectangle, type Span, spread } from "../../terminal/line.ts";
import { type HelpFacts, helpLines } from "./help_lines.ts";
import { rowsMoved } from "./scroll_keys.ts";

/** A title, and how to leave. */
const HEAD_ROWS = 2;

export class HelpPane {
  #scroll = 0;
  #height = 1;
  #count = 0;

  /** Answers whether the key was for it: where all is seen, none is. */
  take(key: string): boolean {
    const rows = rowsMoved(key, Math.max(1, this.#height - 1));
    if (rows === undefined || this.#count <= this.#height) return false;
    this.#scroll += rows;
    this.#clamp();
    return true;
  }

  lines(facts: HelpFacts, { width, height }: Pick<Rectangle, "width" | "height">): Line[] {
    const lines = helpLines(facts, width);
    this.#height = Math.max(1, height - HEAD_ROWS);
    this.#count = lines.length;
    this.#clamp();
    const below = this.#count - this.#scroll - this.#height;
    const more: Span[] = below > 0
      ? [{ text: `↓ ${below} more `, role: "accent" }, { text: "Space ", role: "key" }]
      : this.#scroll > 0
      ? [{ text: `↑ ${this.#scroll} `, role: "dim" }]
      : [];
    const leave = more.length > 0 ? " Any other key goes back." : " Any key goes back.";
    return [
      spread([{ text: " Keys", role: "title", bold: true }], more, width),
      { spans: [{ text: leave, role: "dim" as const }] },
      ...lines.slice(this.#scroll, this.#scroll + this.#height),
    ].slice(0, height);
  }

  #clamp(): void {
    this.#scroll = Math.max(0, Math.min(this.#scroll, this.#count - this.#height));
  }
}
