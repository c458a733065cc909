import type { ObjectKey } from "../object_key.ts";

/** Shift-W: why is this red? */
export const reasonKeys: readonly ObjectKey[] = [{
  name: "why",
  keys: ["Shift-W"],
  title: "why",
  group: "Row",
  footer: 10,
  isForOne: true,
  run: ([target]) => [{
    type: "later",
    load: async () => {
      const { whyPane } = await import("./why_pane.ts");
      return [{ type: "open", pane: whyPane(target!) }];
    },
  }],
}];
