/** Which part of a text is on the screen: what every pane of lines shares. */
import type { Binding } from "./binding.ts";
import type { PaneContext } from "./pane.ts";

export interface TextWindow {
  /** The first line shown. */
  readonly top: number;
  /** The first column shown. */
  readonly left: number;
}

export const windowStart: TextWindow = { top: 0, left: 0 };

/** Moves the window by lines and columns, within a text of `count` lines. */
export function scrolled(
  window: TextWindow,
  by: { lines?: number; columns?: number },
  count: number,
  height: number,
): TextWindow {
  const last = Math.max(0, count - height);
  return {
    top: Math.max(0, Math.min(last, window.top + (by.lines ?? 0))),
    left: Math.max(0, window.left + (by.columns ?? 0)),
  };
}

/**
 * The keys that move a window: arrows, vi's letters, pages, ends.
 *
 * @param measure How many lines the text has, and how many fit.
 */
export function windowBindings<S extends { readonly window: TextWindow }>(
  measure: (state: S, context: PaneContext) => { count: number; height: number },
): readonly Binding<S>[] {
  function binding(
    keys: string[],
    title: string,
    by: (height: number, count: number) => Parameters<typeof scrolled>[1],
  ) {
    return {
      keys,
      title,
      group: "Move",
      run: (state: S, context: PaneContext) => {
        const { count, height } = measure(state, context);
        return [{ ...state, window: scrolled(state.window, by(height, count), count, height) }, []] as const;
      },
    };
  }
  return [
    binding(["Down", "j"], "down", () => ({ lines: 1 })),
    binding(["Up", "k"], "up", () => ({ lines: -1 })),
    binding(["PageDown", "Ctrl-F", "Space"], "page down", (height) => ({ lines: height })),
    binding(["PageUp", "Ctrl-B"], "page up", (height) => ({ lines: -height })),
    binding(["g", "Home"], "start", (_height, count) => ({ lines: -count, columns: -1e6 })),
    binding(["Shift-G", "End"], "end", (_height, count) => ({ lines: count })),
    binding(["Right"], "right", () => ({ columns: 8 })),
    binding(["Left"], "left", () => ({ columns: -8 })),
  ];
}
