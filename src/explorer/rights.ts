/** What a user may do, as far as the server has said it. */
import type { AccessRules } from "../cluster/access.ts";
import { isGranted, type Right, rightKey } from "../kube/right.ts";

export { type Right, rightTitle } from "../kube/right.ts";

export interface Rights {
  /** False only when the server has said no; undefined while it is not known. */
  may(right: Right): boolean | undefined;
}

/** Answers of the server, and what is on its way. Immutable. */
export interface RightsBook extends Rights {
  /** Whether it was asked what may be done with a resource in a namespace ("": outside). */
  wasAsked(question: string): boolean;
  asking(question: string): RightsBook;
  withRules(namespace: string, rules: AccessRules): RightsBook;
  withAnswers(answers: readonly RightAnswer[]): RightsBook;
}

export interface RightAnswer {
  readonly right: Right;
  readonly isAllowed: boolean;
}

interface Known {
  readonly asked: ReadonlySet<string>;
  /** By namespace. */
  readonly rules: ReadonlyMap<string, AccessRules>;
  /** By `rightKey`. */
  readonly answers: ReadonlyMap<string, boolean>;
}

function book(known: Known): RightsBook {
  return {
    may: (right) => may(known, right),
    wasAsked: (question) => known.asked.has(question),
    asking: (question) => book({ ...known, asked: new Set(known.asked).add(question) }),
    withRules: (namespace, rules) => book({ ...known, rules: new Map(known.rules).set(namespace, rules) }),
    withAnswers: (answers) => {
      const all = new Map(known.answers);
      for (const { right, isAllowed } of answers) all.set(rightKey(right), isAllowed);
      return book({ ...known, answers: all });
    },
  };
}

function may({ rules, answers }: Known, right: Right): boolean | undefined {
  const answer = answers.get(rightKey(right));
  if (answer !== undefined) return answer;
  const here = right.namespace ? rules.get(right.namespace) : undefined;
  if (!here) return undefined;
  return isGranted(right, here.rules) || (here.isComplete ? false : undefined);
}

/** Before anything was asked: everything may be tried. */
export const unknownRights: RightsBook = book({ asked: new Set(), rules: new Map(), answers: new Map() });
