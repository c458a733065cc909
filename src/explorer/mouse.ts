/** What the mouse does: the wheel moves, a click picks, a second one opens, and keys in the footer can be pressed. */
import type { KeyInput } from "../terminal/key_name.ts";
import { keyNamed } from "../terminal/key_name.ts";
import type { TerminalInput } from "../terminal/keys.ts";
import type { Command } from "./command.ts";
import { keyAt } from "./footer.ts";
import { type Model, paneContext, topPane } from "./model.ts";
import type { OpenPane, Step } from "./pane.ts";
import { regionAt } from "./regions.ts";

export type MouseInput = Extract<TerminalInput, { type: "mouse" }>;

/** What a mouse event comes to, for `update` to carry out. */
export type MouseDeed =
  | { type: "keys"; keys: readonly KeyInput[] }
  | { type: "step"; pane: OpenPane; step: Step<OpenPane> }
  | { type: "commands"; commands: readonly Command[] }
  | { type: "nothing" };

export interface Click {
  readonly x: number;
  readonly y: number;
  readonly at: number;
}

/** How soon a second click has to come. */
const doubleMs = 400;
/** Lines that a notch of the wheel moves. */
const wheelLines = 3;

export function mouseDeed(model: Model, input: MouseInput): MouseDeed {
  if (input.action === "wheel-up" || input.action === "wheel-down") {
    const key = keyNamed(input.action === "wheel-up" ? "Up" : "Down");
    return { type: "keys", keys: Array.from({ length: wheelLines }, () => key) };
  }
  if (input.action === "right") return { type: "keys", keys: [keyNamed("Esc")] };
  if (input.action !== "press" || model.prompt) return { type: "nothing" };
  const region = regionAt(model, input.y);
  switch (region.part) {
    case "header":
      return { type: "commands", commands: [{ type: "run", line: "ctx" }] };
    case "kubectl":
      return { type: "commands", commands: [{ type: "copyKubectl" }] };
    case "keys": {
      const key = keyAt(model, input.x, region.row);
      return key ? { type: "keys", keys: key } : { type: "nothing" };
    }
    case "pane":
      return clicked(model, input, region.row);
    default:
      return { type: "nothing" };
  }
}

/** The model after a click: the next one at the same place may be its second. */
export function withClick(model: Model, { action, x, y }: MouseInput): Model {
  if (action !== "press") return model;
  return { ...model, lastClick: isDouble(model, { x, y }) ? null : { x, y, at: model.now } };
}

function clicked(model: Model, input: MouseInput, row: number): MouseDeed {
  const pane = topPane(model);
  if (!pane) return { type: "nothing" };
  const at = { row, column: input.x, isDouble: isDouble(model, input) };
  return { type: "step", pane, step: pane.click(at, paneContext(model, pane.pane)) };
}

function isDouble({ lastClick, now }: Model, { x, y }: { x: number; y: number }): boolean {
  return lastClick !== null && now - lastClick.at <= doubleMs && lastClick.y === y &&
    Math.abs(lastClick.x - x) <= 1;
}
