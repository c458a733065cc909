/** Front matter and typed blocks of a lesson as shapes. */
import { ID } from "../lesson_id.ts";
import { parseRelaxedJsonPath } from "../../kube/json_path.ts";
import { parseDuration } from "../../kube/duration.ts";
import { predicate } from "../checks/predicate_shapes.ts";
import {
  boolean,
  choice,
  either,
  field,
  integer,
  list,
  map,
  patterned,
  readable,
  record,
  type Shape,
  text,
  type TextShape,
  variant,
} from "../../shapes/shape.ts";

const word = patterned("a name of small letters, digits and -", ID);
const concept = patterned("a concept such as service.selector", /^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
const letter = patterned("a letter of a to e", /^[a-e]$/);
const duration: TextShape = {
  type: "text",
  title: "a time such as 2s",
  problem: (written) =>
    (parseDuration(written) ?? -1) >= 0 ? undefined : `${JSON.stringify(written)} is none`,
};
const jsonPath = readable("a JSONPath such as .metadata.name", parseRelaxedJsonPath);
const predicates = list(predicate);
/** One command line a line. */
const commands = text;
const options = map(text, letter);

/** Of a check whose author has not said: how long it must hold, and how long the solution may take to bring it about. */
export const HOLDS_MS = 1000;
export const WITHIN_MS = 60_000;

const seed = {
  apply: field(list(text), "Manifests of the lesson's folder to apply"),
  run: field(commands, "Command lines to run unseen"),
};

export const frontMatter = record(
  {
    format: field(choice("lesson/1"), "The version of this format"),
    id: field(word, "The lesson's name in commands; that of its folder"),
    title: field(patterned("one line", /^[^\n]*$/), "What is learned, in one line"),
    minutes: field(integer(1, 60), "About how long it takes"),
    cards: field(list(integer(1)), "Sections of the lecture, by number"),
    concepts: field(list(concept), "What is learned, for the review"),
    requires: field(list(word), "Lessons that come first"),
    backends: field(list(choice("sim", "real")), "Where it can be taken: the simulator, a real cluster"),
    reads: field(
      list(
        patterned("a resource such as nodes or storageclasses.storage.k8s.io", /^[a-z0-9]+(\.[a-z0-9-]+)*$/),
      ),
      "Resources outside of its namespace that its commands read: what its account on a real cluster may see of it",
    ),
    incident: field(boolean, "The world is broken, and to be mended"),
    world: field(
      record(
        {
          scenario: field(word, "The simulator's starting state; else empty"),
          namespace: field(word, "The lesson's namespace; else default"),
          ...seed,
          files: field(
            list(text),
            "Files of the lesson's folder, each by its path there, for the home folder",
          ),
        },
        [],
        "field",
      ),
      "In what the learner begins",
    ),
    facts: field(
      map(record(
        {
          of: field(predicate, "Where it is"),
          path: field(jsonPath, "Which part of it; else the name"),
        },
        ["of"],
        "field",
      )),
      "Values for texts and commands, as {{name}}",
    ),
  },
  ["format", "id", "title", "minutes", "cards", "concepts"],
  "field",
);

const asked = {
  ask: field(text, "The question"),
  why: field(text, "Why the answer is right"),
  concept: field(concept, "What it is about"),
};

/** Blocks in YAML, by the kind after `lesson:`. */
export const yamlBlocks = {
  predict: record(
    {
      ask: field(text, "The question"),
      options: field(options, "Answers, by letter"),
      answer: field(letter, "The letter of the right one"),
      why: field(text, "Why it is so"),
      then: field(commands, "Command lines that show it"),
    },
    ["ask", "options", "answer", "why"],
    "field",
  ),
  task: record(
    {
      goal: field(text, "What is to be done, with every name that the check needs"),
      say: field(text, "Which fact has satisfied the goal"),
      free: field(boolean, "Who can do it at once may skip what comes before it"),
      fewer: field(text, "Why a free task can be done in fewer than three ways"),
    },
    ["goal", "say"],
    "field",
  ),
  check: either(
    predicates,
    record(
      {
        items: field(predicates, "What must hold, one line of the checklist each"),
        stable: field(duration, `How long it must hold; else ${HOLDS_MS / 1000}s`),
        within: field(duration, `How long the solution may take; else ${WITHIN_MS / 1000}s`),
      },
      ["items"],
      "field",
    ),
  ),
  mistakes: list(record(
    {
      id: field(word, "Its name"),
      when: field(predicate, "The state that it leaves"),
      say: field(text, "What is wrong, and why"),
      look: field(text, "The command that shows it"),
      review: field(concept, "What to learn again"),
      misconception: field(integer(1, 20), "Which of the twenty it is"),
      provoke: field(commands, "Command lines that make it"),
    },
    ["id", "when", "say", "look", "provoke"],
    "field",
  )),
  hints: list(text),
  quiz: list(variant("a question", {
    options: record(
      {
        ...asked,
        options: field(options, "Answers, by letter"),
        answer: field(letter, "The letter of the right one"),
      },
      ["ask", "why", "options", "answer"],
      "field",
    ),
    order: record(
      { ...asked, order: field(list(text), "What is to be put in order, in the right one") },
      ["ask", "why", "order"],
      "field",
    ),
    match: record(
      { ...asked, match: field(map(text), "What belongs together") },
      ["ask", "why", "match"],
      "field",
    ),
  })),
  world: record(seed, [], "field"),
  break: record({ run: seed.run }, ["run"], "field"),
  drill: record(
    {
      concept: field(concept, "What it trains"),
      ...seed,
      goal: field(text, "What is to be done, with every name that the check needs"),
      check: field(predicates, "What must hold then"),
      hint: field(text, "One hint"),
      solution: field(commands, "Command lines that do it"),
    },
    ["concept", "goal", "check", "hint", "solution"],
    "field",
  ),
} as const satisfies Record<string, Shape>;
