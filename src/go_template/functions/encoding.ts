/** Base 64 and 32, JSON and YAML. Source: sprig, strings.go and defaults.go; Helm, pkg/engine/funcs.go. */
import { parseYaml, printYaml, YamlError } from "../../kube/yaml.ts";
import { FunctionError } from "../template_error.ts";
import { type GoFunction, goFunction, type GoMap, type GoValue, isMap } from "../value.ts";
import { jsonOf, jsonText, parseJson } from "./json_text.ts";

export const encodingFunctions: Record<string, GoFunction> = {
  b64enc: goFunction(
    "string",
    (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text))),
  ),
  b64dec: goFunction("string", (text: string) => decoded(text, { bits: 6, digits: base64Digits, group: 4 })),
  b32enc: goFunction("string", base32),
  b32dec: goFunction("string", (text: string) => decoded(text, { bits: 5, digits: base32Digits, group: 8 })),
  toJson: goFunction("any", quiet((value) => jsonText(value))),
  mustToJson: goFunction("any", (value: GoValue) => checked(value, jsonText(value))),
  toPrettyJson: goFunction("any", quiet((value) => jsonText(value, { indent: "  " }))),
  mustToPrettyJson: goFunction("any", (value: GoValue) => jsonText(value, { indent: "  " })),
  toRawJson: goFunction("any", (value: GoValue) => jsonText(value, { escapesHtml: false })),
  mustToRawJson: goFunction("any", (value: GoValue) => jsonText(value, { escapesHtml: false })),
  mustFromJson: goFunction("string", parseJson),
  fromJson: goFunction(
    "string",
    (text: string) => orError(() => mapOf(parseJson(text), "json: cannot unmarshal")),
  ),
  fromJsonArray: goFunction(
    "string",
    (text: string) => orErrors(() => listOf(parseJson(text), "json: cannot unmarshal")),
  ),
  toYaml: goFunction("any", quiet(yamlText)),
  mustToYaml: goFunction("any", yamlText),
  toYamlPretty: goFunction(
    "any",
    quiet((value) => printYaml(jsonOf(value), { indentsLists: true }).replace(/\n$/, "")),
  ),
  fromYaml: goFunction("string", (text: string) => orError(() => mapOf(yamlValue(text), yamlRefusal))),
  fromYamlArray: goFunction("string", (text: string) => orErrors(() => listOf(yamlValue(text), yamlRefusal))),
};

const yamlRefusal = "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal";

export function yamlText(value: GoValue): string {
  return printYaml(jsonOf(value)).replace(/\n$/, "");
}

/** What cannot be written is nothing. */
function quiet(write: (value: GoValue) => string): (value: GoValue) => string {
  return (value) => {
    try {
      return write(value);
    } catch (error) {
      if (error instanceof FunctionError) return "";
      throw error;
    }
  };
}

function checked(value: GoValue, text: string): string {
  jsonOf(value);
  return text;
}

function yamlValue(text: string): GoValue {
  try {
    return parseYaml(text) as GoValue;
  } catch (error) {
    if (error instanceof YamlError) throw new FunctionError(error.message);
    throw error;
  }
}

function mapOf(value: GoValue, refusal: string): GoMap {
  if (value === null) return {};
  if (!isMap(value)) {
    throw new FunctionError(`${refusal} ${jsonKind(value)} into Go value of type map[string]interface {}`);
  }
  return value;
}

function listOf(value: GoValue, refusal: string): GoValue[] {
  if (value === null) return [];
  if (!Array.isArray(value)) {
    throw new FunctionError(`${refusal} ${jsonKind(value)} into Go value of type []interface {}`);
  }
  return value;
}

function jsonKind(value: GoValue): string {
  if (Array.isArray(value)) return "array";
  return { boolean: "bool", object: "object", number: "number" }[typeof value as string] ?? "string";
}

function orError(read: () => GoMap): GoMap {
  try {
    return read();
  } catch (error) {
    if (error instanceof FunctionError) return { Error: error.message };
    throw error;
  }
}

function orErrors(read: () => GoValue[]): GoValue[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof FunctionError) return [error.message];
    throw error;
  }
}

const base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const base32Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

function base32(text: string): string {
  const bits = Array.from(new TextEncoder().encode(text), (byte) => byte.toString(2).padStart(8, "0")).join(
    "",
  );
  const digits = (bits.match(/.{1,5}/g) ?? []).map((group) =>
    base32Digits[parseInt(group.padEnd(5, "0"), 2)]
  );
  return digits.join("") + "=".repeat((8 - digits.length % 8) % 8);
}

/** Where it is wrong, the answer is the error's text, as sprig has it. */
function decoded(
  text: string,
  { bits, digits, group }: { bits: number; digits: string; group: number },
): string {
  const letters = text.replace(/[\r\n]/g, "");
  const body = letters.replace(/=+$/, "");
  const wrong = [...body].findIndex((letter) => !digits.includes(letter));
  if (wrong >= 0 || letters.length % group !== 0) {
    const at = wrong >= 0 ? wrong : letters.length - letters.length % group;
    return `illegal base${2 ** bits} data at input byte ${at}`;
  }
  let stream = 0, held = 0;
  const bytes: number[] = [];
  for (const letter of body) {
    stream = (stream << bits | digits.indexOf(letter)) & 0xfff;
    held += bits;
    if (held >= 8) {
      held -= 8;
      bytes.push(stream >> held & 0xff);
    }
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}
