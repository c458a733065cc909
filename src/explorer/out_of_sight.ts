/** Views that nobody has looked at for a while end their watches, and begin again when they are shown. */
import type { Effect } from "./command.ts";
import { mainPane, type Model, paneContext } from "./model.ts";
import { carryOut, type Update } from "./navigate.ts";
import type { OpenPane } from "./pane.ts";

/** A pane that is not on the screen. */
export interface OutOfSight {
  readonly since: number;
  /** Its effects have been ended. */
  readonly isResting: boolean;
}

/** A view that was left for so long rests. */
export const restAfterMs = 60_000;

/** After every update: who is on the screen, who is not any more, and who has been away for long enough. */
export function restingOutOfSight([model, effects]: Update): Update {
  const { stack } = model;
  if (stack.length < 2 && model.outOfSight.size === 0) return [model, effects];
  const main = mainPane(model);
  const firstShown = main ? stack.indexOf(main) : 0;
  const hidden = stack.slice(0, Math.max(0, firstShown));
  const woken = stack.slice(Math.max(0, firstShown))
    .filter(({ pane }) => model.outOfSight.get(pane)?.isResting);
  const [rested, more] = withResting(model, hidden);
  let next: Update = [rested, [...effects, ...more]];
  for (const pane of woken) {
    const [started, begun] = carryOut(next[0], pane.start(paneContext(next[0], pane.pane)));
    next = [started, [...next[1], ...begun]];
  }
  return next;
}

/** The same model where nothing has changed. */
function withResting(model: Model, hidden: readonly OpenPane[]): [Model, Effect[]] {
  const outOfSight = new Map<number, OutOfSight>();
  const effects: Effect[] = [];
  let { stack } = model;
  for (const pane of hidden) {
    const known = model.outOfSight.get(pane.pane) ?? { since: model.now, isResting: false };
    const isDue = !known.isResting && model.now - known.since >= restAfterMs;
    const resting = isDue ? pane.rest(paneContext(model, pane.pane)) : null;
    if (resting) {
      stack = stack.map((open) => open === pane ? resting : open);
      effects.push({ type: "cancel", pane: pane.pane });
    }
    outOfSight.set(pane.pane, resting ? { ...known, isResting: true } : known);
  }
  const isSame = stack === model.stack && outOfSight.size === model.outOfSight.size &&
    [...outOfSight].every(([pane, one]) => model.outOfSight.get(pane) === one);
  return [isSame ? model : { ...model, stack, outOfSight }, effects];
}
