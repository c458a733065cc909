import {
  type LabelSelector,
  type LabelSelectorObject,
  parseLabelSelector,
  SelectorError,
} from "./label_selector.ts";

/**
 * A selector in text as the object that specs hold: equalities as matchLabels, the rest as matchExpressions.
 * Source: apimachinery/pkg/apis/meta/v1, helpers.go (ParseToLabelSelector).
 *
 * @throws {SelectorError} in the API machinery's wording.
 */
export function labelSelectorObject(text: string): LabelSelectorObject {
  const { requirements } = parsed(text);
  const matchLabels: Record<string, string> = {};
  const matchExpressions: NonNullable<LabelSelectorObject["matchExpressions"]> = [];
  for (const { key, operator, values } of requirements) {
    const name = OPERATORS[operator];
    if (operator === "!=") throw new SelectorError('"!=" is not a valid label selector operator');
    if (name === undefined) throw new SelectorError(`"${operator}" isn't supported in label selectors`);
    if (name === "Equals") matchLabels[key] = values[0] ?? "";
    else {matchExpressions.push({
        key,
        operator: name,
        ...(values.length ? { values: [...values].sort() } : {}),
      });}
  }
  return {
    ...(Object.keys(matchLabels).length ? { matchLabels } : {}),
    ...(matchExpressions.length ? { matchExpressions } : {}),
  };
}

function parsed(text: string): LabelSelector {
  try {
    return parseLabelSelector(text);
  } catch (error) {
    if (!(error instanceof SelectorError)) throw error;
    throw new SelectorError(`couldn't parse the selector string ${JSON.stringify(text)}: ${error.message}`);
  }
}

const OPERATORS: Record<string, string> = {
  "=": "Equals",
  "==": "Equals",
  in: "In",
  notin: "NotIn",
  exists: "Exists",
  "!": "DoesNotExist",
};
