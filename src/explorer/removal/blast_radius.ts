/** What else happens when objects are deleted, found out while the question is on the screen. */
import type { Discovery } from "../../kube/discovery.ts";
import type { Line } from "../../terminal/line.ts";
import type { Change } from "../change/change.ts";
import type { Target } from "../target.ts";
import { askedBudgets } from "./budgets.ts";
import { contents } from "./contents.ts";
import type { DeleteChoice } from "./delete_choice.ts";
import { endpointsLeft } from "./endpoints_left.ts";
import { hangingFinalizers } from "./finalizers.ts";
import { ownership } from "./ownership.ts";
import { references } from "./references.ts";
import { readScene, type Scene } from "./scene.ts";
import { Surroundings } from "./surroundings.ts";
import { lostVolumes } from "./volumes.ts";

/** One sort of consequence: its lines, worst first. */
export type Consequence = (scene: Scene) => Promise<Line[]>;

const consequences: readonly Consequence[] = [
  ownership,
  contents,
  endpointsLeft,
  askedBudgets,
  lostVolumes,
  hangingFinalizers,
  references,
];

/** Tells more as more is known; the order of the lines stays. */
export function blastRadius(
  targets: readonly Target[],
  choice: DeleteChoice,
  discovery: Discovery | undefined,
): NonNullable<Change["consequences"]> {
  return async (port, tell, signal) => {
    const around = new Surroundings(port.client, discovery ?? await port.discover(signal), signal);
    const scene = await readScene(targets, choice, around);
    const told: Line[][] = consequences.map(() => []);
    await Promise.all(consequences.map(async (consequence, index) => {
      told[index] = await consequence(scene);
      if (told[index].length > 0) tell(told.flat());
    }));
    const lines = told.flat();
    const unread = around.unread.map((text): Line => ({
      spans: [{ text: `Could not look at ${text}`, role: "warn" }],
    }));
    tell([...lines.length > 0 ? lines : [nothingElse], ...unread]);
  };
}

const nothingElse: Line = {
  spans: [{ text: "Nothing that hangs on it was found: no owner, service, budget or volume.", role: "dim" }],
};
