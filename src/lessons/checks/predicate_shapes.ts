/** The predicates of checks as shapes: what an author may write, and what every field of it means. */
import { expressionOf } from "../../kube/expressions/bounded_expression.ts";
import { parseRelaxedJsonPath } from "../../kube/json_path.ts";
import { parseLabelSelector } from "../../kube/label_selector.ts";
import { parseQuantity } from "../../kube/quantity.ts";
import {
  anything,
  boolean,
  choice,
  either,
  type Field,
  field,
  integer,
  list,
  named,
  patterned,
  readable,
  record,
  type RecordShape,
  type Shape,
  text,
  variant,
} from "../../shapes/shape.ts";

type Fields = Readonly<Record<string, Field>>;

const jsonPath = readable("a JSONPath such as .spec.replicas", parseRelaxedJsonPath);
const labels = readable("a label selector such as app=web", parseLabelSelector);
const regularExpression = readable("a regular expression", (written) => expressionOf(written, "u"));
const objectName = patterned("KIND/NAME, such as deployment/web", /^[\w.-]+\/\S+$/);
const url = readable("a URL such as http://localhost:8080/", (written) => {
  // `localhost:8080` is a URL, too: its scheme is `localhost`.
  if (!/^https?:\/\//.test(written)) {
    throw new TypeError(`${JSON.stringify(written)} has no http:// or https://`);
  }
  return new URL(written);
});
const place = patterned(
  "host, cluster, container/NAME, pod/NAME or volume/NAME",
  /^(host|cluster|(container|pod|volume)\/\S+)$/,
);
const told = patterned("TYPE ACTION, such as container die", /^(container|image|volume|network) [a-z_-]+$/);
const namespaceKind = choice("pid", "net", "mnt", "uts", "ipc", "user", "cgroup");

const count = either(
  integer(0),
  record(
    { gte: field(integer(0), "At least so many"), lte: field(integer(0), "At most so many") },
    [],
    "field",
  ),
);

const worded: Fields = { title: field(text, "Its line in the checklist") };
const placed: Fields = {
  namespace: field(text, "A namespace, any, or other for any but the lesson's; else the lesson's"),
};
const bound = either(integer(), readable("a number or a quantity such as 64Mi", parseQuantity));
const comparison: Fields = {
  path: field(jsonPath, "Which part of it; else the whole"),
  equals: field(anything, "The part is this"),
  not: field(anything, "The part is anything but this"),
  in: field(list(anything), "The part is one of these"),
  matches: field(regularExpression, "The part has this in it"),
  contains: field(anything, "The part, a text or a list, has this in it"),
  gte: field(bound, "The part is at least this"),
  lte: field(bound, "The part is at most this"),
  exists: field(boolean, "False: there is none"),
};
const state = choice("created", "running", "paused", "restarting", "exited", "dead");

/** By the field that only its kind has. */
const kinds: Readonly<Record<string, [title: string, shape: Shape, ...others: Fields[]]>> = {
  all: ["Every one of these holds", list(named("predicate", () => predicate))],
  any: ["One of these holds", list(named("predicate", () => predicate))],
  none: ["Not one of these holds", list(named("predicate", () => predicate))],
  object: ["An object of the cluster", objectName, placed, comparison],
  objects: [
    "Objects of a kind: as many as count says are as wished, else at least one",
    text,
    placed,
    comparison,
    {
      labels: field(labels, "Only those with these labels"),
      name: field(regularExpression, "Only those whose name has this in it"),
      count: field(count, "How many; else at least one"),
    },
  ],
  condition: ["A condition of an object", text, placed, {
    of: field(objectName, "The object"),
    status: field(choice("True", "False", "Unknown"), "What it says; else True"),
    reason: field(text, "Its reason"),
  }],
  endpoints: ["Ready addresses behind a service", text, placed, {
    count: field(count, "How many; else at least one"),
  }],
  reachable: ["A request is answered", url, placed, {
    from: field(place, "Who asks; else the host"),
    status: field(integer(100, 599), "The status of the answer; else 200"),
    contains: field(text, "What the answer has in it"),
  }],
  event: ["An event of the cluster, by its reason", text, placed, {
    of: field(text, "Its object, or kind of object"),
    matches: field(regularExpression, "What its message has in it"),
  }],
  release: ["A release of Helm", text, placed, comparison, {
    status: field(choice("deployed", "failed", "uninstalled", "superseded"), "Its status; else deployed"),
  }],
  context: ["The current context of the kubeconfig", text],
  container: ["A container of the engine, by its name", text, comparison, {
    state: field(state, "What it does"),
  }],
  containers: [
    "Containers of an image (*: of any): as many as count says are as wished, else at least one",
    text,
    comparison,
    {
      state: field(state, "Only those that do this"),
      published: field(integer(1, 65_535), "Only those to which this port of the host leads"),
      mount: field(text, "Only those that have this volume or folder mounted"),
      count: field(count, "How many; else at least one"),
    },
  ],
  image: ["An image of the engine", text, comparison, {
    layers: field(count, "How many layers it has"),
    parent: field(text, "An image with whose layers it begins"),
    shared: field(count, "How many of the parent's layers are enough; else all"),
    node: field(text, "The node of the cluster that has it"),
  }],
  volume: ["A volume of the engine", text, comparison],
  network: ["A network of the engine", text, comparison, {
    joined: field(list(text), "Containers that are joined to it"),
  }],
  told: ["What the engine has told since the step began", told, {
    of: field(text, "The image, volume or network that it was about"),
    different: field(count, "To how many different ones it happened"),
  }],
  file: ["A file, by its path", text, placed, comparison, {
    of: field(place, "On what it is; else the host"),
  }],
  process: ["A process, by its command line", regularExpression, {
    of: field(place, "In what it runs; else on the host"),
    pid: field(integer(1), "Its number there"),
    apart: field(list(namespaceKind), "Namespaces that it does not share with the host"),
    count: field(count, "How many; else at least one"),
  }],
  port: ["A port of the host at which somebody listens", integer(1, 65_535)],
  ran: ["A command line that was run, by its first words; for mistakes alone", text],
};

/** Fields without which a kind says nothing. */
const also: Readonly<Record<string, readonly string[]>> = { condition: ["of"] };

export const predicate: Shape = variant(
  "a predicate",
  Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, recordOf(name, ...kind)])),
);

function recordOf(name: string, title: string, shape: Shape, ...others: Fields[]): RecordShape {
  return record(
    Object.assign({ [name]: field(shape, title) }, worded, ...others),
    [name, ...also[name] ?? []],
    "field",
  );
}
