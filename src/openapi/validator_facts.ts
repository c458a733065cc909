/**
 * The compiled validators of `kubernetes-models` know what TypeScript's types cannot say: which numbers are whole,
 * how wide they are, and which texts are base64.
 */

export interface ScalarFacts {
  type: "integer" | "number" | "string";
  /** `int32`, `int64`, `double`, `byte`. */
  format?: string;
}

/**
 * Facts of the fields of one definition, by field name. For lists and maps they are those of the elements.
 * `source` is the text of its file under `_schemas/`.
 */
export function readValidator(source: string): Map<string, ScalarFacts> {
  const functions = new Map<string, string>();
  for (const part of source.split(/(?=function validate\d+\()/)) {
    const name = /^function (validate\d+)\(/.exec(part)?.[1];
    if (name) functions.set(name, part);
  }
  const facts = new Map<string, ScalarFacts>();
  for (
    const [, field, name] of source.matchAll(
      /void 0!==data\.(\w+)&&\((?:null!==data\.\w+&&)?(validate\d+)\(/g,
    )
  ) {
    const found = scalarFacts(functions, name!);
    if (found) facts.set(field!, found);
  }
  // A definition that speaks of itself has its checks in place instead of in functions.
  for (const [, field, keyword, , word] of source.matchAll(IN_PLACE)) {
    const known = facts.get(field!);
    if (keyword === "type") facts.set(field!, { type: word as ScalarFacts["type"] });
    else if (known) known.format = word!;
  }
  return facts;
}

const IN_PLACE =
  /schemaPath:"#\/properties\/(\w+)\/(type|format)",keyword:"\w+",params:\{(type|format):"(integer|number|int32|int64|double)"\}/g;

const MAX_DEPTH = 4;

function scalarFacts(functions: Map<string, string>, name: string, depth = 0): ScalarFacts | undefined {
  const body = functions.get(name);
  if (!body || depth > MAX_DEPTH) return undefined;
  const element = /(validate\d+)\(data\[\w+\]/.exec(body)?.[1];
  if (element) return scalarFacts(functions, element, depth + 1);
  const type = /params:\{type:"(integer|number|string)"\}/.exec(body)?.[1] as ScalarFacts["type"] | undefined;
  const format = /params:\{format:"([\w-]+)"\}/.exec(body)?.[1];
  if (!type || (type === "string" && !format)) return undefined;
  return { type, ...(format ? { format } : {}) };
}
