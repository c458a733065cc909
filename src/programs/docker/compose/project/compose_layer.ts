/** One file of a project: read, filled in, checked, in long form. */
import { wrongFile } from "../file/compose_failure.ts";
import { composeShape } from "../file/compose_shape.ts";
import { readComposeYaml } from "../file/compose_yaml.ts";
import { withoutTwins } from "../file/file_merge.ts";
import { interpolate, TemplateError, type Variables } from "../file/interpolation.ts";
import { type Fields, isFields, longForms } from "../file/long_forms.ts";
import { shapeProblem } from "../file/shape.ts";
import type { Base } from "../file/volume_forms.ts";

export interface ComposeLayer {
  path: string;
  fields: Fields;
  /** Paths that replace what earlier files say. */
  replaced: string[][];
  /** Paths that are to be nothing. */
  removed: string[][];
}

/** Throws DockerFailure with the file and the place in it. */
export async function readLayer(
  path: string,
  text: string,
  options: { variables: Variables | undefined; base: Base },
): Promise<ComposeLayer> {
  const { value, replaced } = await readComposeYaml(text);
  if (value === null || value === undefined) throw wrongFile("empty compose file");
  if (!isFields(value)) throw wrongFile("top-level object must be a mapping");
  const filled = options.variables ? filledIn(value, options.variables, []) as Fields : value;
  const problem = shapeProblem(filled, composeShape);
  if (problem !== undefined) throw wrongFile(`validating ${path}: ${problem}`);
  const fields = longForms(filled, options.base);
  const services = Object.entries((fields.services ?? {}) as Record<string, Fields>);
  if (fields.services) {
    fields.services = Object.fromEntries(services.map(([name, one]) => [name, withoutTwins(one)]));
  }
  return {
    path,
    fields,
    replaced: replaced.map((one) => [...one.path]),
    removed: replaced.filter(({ isRemoved }) => isRemoved).map((one) => [...one.path]),
  };
}

function filledIn(value: unknown, variables: Variables, path: readonly string[]): unknown {
  if (typeof value === "string") {
    try {
      return interpolate(value, variables);
    } catch (error) {
      throw error instanceof TemplateError ? wrongFile(placed(error, value, path.join("."))) : error;
    }
  }
  if (Array.isArray(value)) return value.map((one) => filledIn(one, variables, [...path, "[]"]));
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, filledIn(one, variables, [...path, name])]),
  );
}

function placed({ message }: TemplateError, text: string, path: string): string {
  return message.startsWith("required variable")
    ? `error while interpolating ${path}: ${message}`
    : `invalid interpolation format for ${path}.\nYou may need to escape any $ with another $.\n${text}`;
}
