/** Keys by binding for people of other habits; `k9s` is what bindings say themselves. */
export const keyPresets: Readonly<Record<"k9s" | "vim", Readonly<Record<string, readonly string[]>>>> = {
  k9s: {},
  vim: {
    "any.first-row": ["g g", "Home"],
    "any.top": ["g g", "Home"],
    "any.half-page-down": ["Ctrl-D"],
    "any.half-page-up": ["Ctrl-U"],
    "any.delete": ["d d"],
    "everywhere.undo": ["u"],
    "any.used-by": ["g u"],
    "any.describe": ["Shift-K"],
    "any.yaml": ["Shift-Y"],
    "any.copy-name": ["y y"],
    "any.copy-namespace": ["y n"],
    "any.explain": ["g d", "F1"],
    "everywhere.leave": ["q", "Shift-Z Shift-Q"],
    "everywhere.quit": ["Ctrl-C", "Shift-Z Shift-Z"],
  },
};
