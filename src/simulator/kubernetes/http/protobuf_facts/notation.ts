/**
 * Which field has which number in the messages of built-in kinds. Facts from the generated.proto files of
 * k8s.io/api, apimachinery, apiextensions-apiserver and kube-aggregator 0.36.0, joined by field number with the
 * struct tags beside them, which say the JSON names, what is inlined and what is a pointer.
 *
 * `# apps.v1` begins a package. A line is a message: its name and fields, each `number name type`, by commas:
 *
 * - s text, i whole number, d floating, b flag, y bytes; `*` behind: a pointer, of which zero is said on purpose.
 * - q Quantity, t Time, u MicroTime, o IntOrString, j any JSON.
 * - a capital name: a message of the same package, `meta.v1.X` one of another.
 * - `[]` before: a list. `{}` before: a map from texts.
 * - the name `.`: the message's fields are fields of the outer one.
 *
 * `items` instead of fields: the message is a list of texts.
 */
export interface MessageField {
  name: string;
  /** One of the letters, or a message with its package. */
  type: string;
  shape: "one" | "list" | "map";
  isPointer: boolean;
}

/** By field number; `items` for a list of texts. */
export type MessageFields = ReadonlyMap<number, MessageField> | "items";

/** The lines of tables by message, such as `apps.v1.Deployment`: cheap, since no line is read before it is needed. */
export function indexMessages(tables: readonly string[]): Map<string, string> {
  const lines = new Map<string, string>();
  let space = "";
  for (const line of tables.flatMap((table) => table.split("\n"))) {
    if (line.startsWith("# ")) space = line.slice(2);
    else if (line !== "") {
      const end = line.indexOf(" ");
      lines.set(`${space}.${end < 0 ? line : line.slice(0, end)}`, end < 0 ? "" : line.slice(end + 1));
    }
  }
  return lines;
}

/** Reads one message's fields. `message` is its full name. */
export function readMessage(message: string, line: string): MessageFields {
  if (line === "items") return "items";
  const space = message.slice(0, message.lastIndexOf("."));
  const fields = line === "" ? [] : line.split(",");
  return new Map(fields.map((field) => readField(field, space)));
}

function readField(text: string, space: string): [number, MessageField] {
  const [number, name = "", words = ""] = text.split(" ");
  const shape = words.startsWith("[]") ? "list" : words.startsWith("{}") ? "map" : "one";
  const type = words.replace(/^(\[\]|\{\})/, "").replace(/\*$/, "");
  const isMessage = /^[A-Z]/.test(type);
  return [Number(number), {
    name,
    type: isMessage ? `${space}.${type}` : type,
    shape,
    isPointer: words.endsWith("*"),
  }];
}
