/** Label selectors as the scheduler reads them. */
import {
  fromLabelSelectorObject,
  type LabelSelector,
  type LabelSelectorObject,
  SelectorError,
} from "../../../kube/label_selector.ts";
import type { LabelRequirement } from "../../../kube/label_requirement.ts";

/** One that cannot be read selects nothing. What is frozen is read once. */
export function readSelector(object: LabelSelectorObject | undefined): LabelSelector {
  if (!object) return NOTHING;
  const known = read.get(object);
  if (known) return known;
  let selector = NOTHING;
  try {
    selector = fromLabelSelectorObject(object);
  } catch (error) {
    if (!(error instanceof SelectorError)) throw error;
  }
  if (Object.isFrozen(object)) read.set(object, selector);
  return selector;
}

/** The selector, and also: the same values as these labels have for some keys, or others. */
export function narrowedSelector(
  selector: LabelSelector,
  labels: Readonly<Record<string, string>>,
  { matchLabelKeys = [], mismatchLabelKeys = [] }: {
    matchLabelKeys?: string[];
    mismatchLabelKeys?: string[];
  },
): LabelSelector {
  if (selector.nothing || matchLabelKeys.length + mismatchLabelKeys.length === 0) return selector;
  const like = (operator: "in" | "notin") => (key: string): LabelRequirement[] =>
    labels[key] === undefined ? [] : [{ key, operator, values: [labels[key]] }];
  return {
    requirements: [
      ...selector.requirements,
      ...matchLabelKeys.flatMap(like("in")),
      ...mismatchLabelKeys.flatMap(like("notin")),
    ],
  };
}

const NOTHING: LabelSelector = { requirements: [], nothing: true };
const read = new WeakMap<object, LabelSelector>();
