import { parseTemplate, type Template } from "../../go_template/template.ts";
import { FunctionError, TemplateError } from "../../go_template/template_error.ts";
import { goFunction, GoNumber, type GoValue } from "../../go_template/value.ts";
import { goJson, goValue } from "../../kube/go_value.ts";
import type { Json } from "../../kube/object.ts";
import { type ObjectPrinter, PrintError } from "./object_printer.ts";

/**
 * `-o go-template=…`. Source: k8s.io/cli-runtime/pkg/printers/template.go.
 * @throws {Error} the template cannot be read
 */
export function goTemplatePrinter(
  text: string,
  { allowMissingKeys }: { allowMissingKeys: boolean },
): ObjectPrinter {
  const template = read(text, allowMissingKeys);
  return ({ whole }) => {
    try {
      return template.render(asGo(whole as Json));
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      throw new PrintError(
        `error executing template ${JSON.stringify(text)}: ${error.message}`,
        explanation(text, whole as Json, error),
      );
    }
  };
}

function read(text: string, allowMissingKeys: boolean): Template {
  try {
    return parseTemplate("output", text, {
      functions,
      missingKey: allowMissingKeys ? "default" : "error",
    });
  } catch (error) {
    throw new Error(`error parsing template ${text}, ${(error as Error).message}`, { cause: error });
  }
}

const functions = {
  exists: goFunction("any, ...any", (value: GoValue, ...keys: GoValue[]) => exists(value, keys)),
  base64decode: goFunction("string", decodeBase64),
};

/** Whether the keys, one after another, lead somewhere. */
function exists(value: GoValue, keys: readonly GoValue[]): boolean {
  let at = value;
  for (const key of keys) {
    if (at === null || typeof at !== "object" || !Object.hasOwn(at, String(key))) return false;
    at = (at as Record<string, GoValue>)[String(key)];
  }
  return true;
}

function decodeBase64(text: string): string {
  const wrong = text.search(/[^A-Za-z0-9+/=]/);
  if (wrong >= 0 || text.length % 4 !== 0) {
    const at = wrong >= 0 ? wrong : text.length - text.length % 4;
    throw new FunctionError(`base64 decode failed: illegal base64 data at input byte ${at}`);
  }
  return new TextDecoder().decode(Uint8Array.fromBase64(text));
}

/** Whole numbers are integers, as client-go decodes them. */
function asGo(value: Json | undefined): GoValue {
  if (typeof value === "number" && Number.isInteger(value)) return new GoNumber("int64", BigInt(value));
  if (Array.isArray(value)) return value.map(asGo);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asGo(item)]));
}

/** What kubectl tells to find the mistake with. */
function explanation(text: string, data: Json, { message }: Error): string {
  return `Error executing template: ${message}. Printing more information for debugging the template:\n` +
    `\ttemplate was:\n\t\t${text}\n\traw data was:\n\t\t${goJson(data)}\n` +
    `\tobject given to template engine was:\n\t\t${goValue(data)}\n\n`;
}
